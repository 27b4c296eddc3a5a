using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Corrections;

/// <summary>Every sentence of the corrections in oversight.</summary>
internal static class CorrectionMessages
{
    public const string Title = "Ajustes por resolver";
    public const string Intro = "El plazo corre desde que se solicitó, o desde que llegó el correo, y termina al acabar el siguiente día hábil.";
    public const string Caption = "Ajustes solicitados: primero el que vence antes";
    public const string Nothing = "No hay ajustes por resolver.";
    public const string Name = "Persona candidata";
    public const string Party = "Partido responsable";
    public const string Asked = "Solicitado";
    public const string Due = "Vence";
    public const string Queue = "Candidaturas";
    public const string Late = "Vencido";

    public const string One = "Ajuste solicitado";
    public const string Mail = "Correo";
    public const string Left = "Plazo";
    public const string Differences = "Cambios solicitados";
    public const string None = "No hay un ajuste por resolver de esta candidatura.";
    public const string ReviewLink = "Ver la candidatura";
    public const string OnlyAdministrators = "Quien aplica o rechaza un ajuste es la administración de la Unidad de Transparencia.";

    public const string ApplyTitle = "Aplicar";
    public const string ApplyNote = "Se aplica tal como se solicitó, se publica en seguida y consume el único ajuste.";
    public const string Apply = "Aplicar el ajuste";
    public const string RejectTitle = "Rechazar";
    public const string RejectNote = "Solo por un motivo del catálogo. No consume el ajuste: podrá solicitarse de nuevo.";
    public const string Ground = "Motivo";
    public const string GroundMissing = "Elija el motivo del rechazo.";
    public const string Reject = "Rechazar el ajuste";
    public const string Applied = "El ajuste se aplicó y ya es público.";
    public const string Rejected = "El ajuste se rechazó; el partido puede ver el motivo.";

    public static string DueAndLeft(DateTimeOffset due, DateTimeOffset now) => $"{SpanishDates.WithZone(due)}; {SpanishDates.Remaining(now, due)}";
}
