using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Board;

/// <summary>Every sentence of the board.</summary>
internal static class BoardMessages
{
    public const string Title = "Tablero";
    public const string States = "Candidaturas por estado";
    public const string Due = "Límite de captura";
    public const string Closes2 = "En 2 horas o menos";
    public const string Closes24 = "En 24 horas o menos";
    public const string Closes72 = "En 72 horas o menos";
    public const string Omitted = "Terminó sin envío (omisas)";
    public const string Review = "Esperan revisión";
    public const string Waits48 = "48 horas o más";
    public const string Waits24 = "De 24 a 48 horas";
    public const string Waits = "Menos de 24 horas";
    public const string Corrections = "Ajustes por resolver";
    public const string Late = "Fuera de plazo";
    public const string InTime = "En plazo";
    public const string Other = "Además";
    public const string Observed = "Con rubros observados";
    public const string Withheld = "Con rubros en pausa";
    public const string Actions = "Acciones afirmativas por confirmar";
    public const string LeftOut = "Fuera del alcance";
    public const string Total = "Total";
    public const string Everyone = "Todas";
    public const string ByDimension = "Contar por";
    public const string Refresh = "Actualizar";
    public const string Live = "Las cifras cambiaron y se actualizan solas en esta página.";
    public const string NoneYet = "Todavía no hay candidaturas: aparecen aquí cuando se importa el registro.";

    public static string ReadAt(DateTimeOffset at) => $"Cifras leídas el {SpanishDates.Exact(at)}.";

    public static string AttentionBy(Dimension dimension) => $"Por atender, por {dimension.Name.ToLowerInvariant()}";

    public static string By(Dimension dimension) => $"Estado por {dimension.Name.ToLowerInvariant()}";
}
