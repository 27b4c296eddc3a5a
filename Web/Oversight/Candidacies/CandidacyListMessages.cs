using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight.Candidacies;

/// <summary>Every sentence of the list and of its file.</summary>
internal static class CandidacyListMessages
{
    public const string Title = "Candidaturas";
    public const string Filters = "Filtrar candidaturas";
    public const string Search = "Nombre";
    public const string MoreFilters = "Filtrar por actor, cargo, territorio o atención";
    public const string Attention = "Por atender";
    public const string Every = "Todas";
    public const string All = "Todos";
    public const string Find = "Buscar";
    public const string Clear = "Quitar filtros";
    public const string States = "Por estado";
    public const string Suppressions = "Sus datos sensibles: bloqueo y supresión";
    public const string OmissionFiles = "Expedientes de las omisas";
    public const string Export = "Descargar esta lista en CSV";
    public const string Caption = "Candidaturas de la lista";
    public const string Nothing = "Ninguna candidatura coincide. Revise la ortografía del nombre o quite algún filtro.";
    public const string NoneYet = "Todavía no hay candidaturas: aparecen aquí cuando se importa el registro.";
    public const string Name = "Persona candidata";
    public const string State = "Estado";
    public const string Actor = "Actor político";
    public const string Sent = "Enviada";
    public const string Deadline = "Límite de captura";
    public const string Waiting = "Espera de revisión";
    public const string NotSent = "Sin envío";
    public const string NoDelivery = "Sin entrega de cuenta";
    public const string NotWaiting = "No espera";
    public const string Observed = "Observada";
    public const string Withheld = "Con rubros en pausa";
    public const string Correction = "Ajuste por resolver";
    public const string Pages = "Páginas";
    public const string Previous = "Anterior";
    public const string Next = "Siguiente";
    public const string UsualOrder = "Orden: primero las que esperan revisión, de la enviada hace más tiempo a la más reciente; después, por apellidos. Los títulos de las columnas cambian el orden.";
    public const string Back = "Volver al orden inicial";

    /// <summary>Header of the file.</summary>
    public static readonly IReadOnlyList<string> Columns =
    [
        "Identificador", "Persona candidata", "Cargo", "Carácter", "Número de lista", "Municipio", "Distrito", "Territorio",
        "Actor político", "Partido responsable", "Estado", "Avance del cuestionario curricular (%)", "Último guardado",
        "Límite de captura", "Enviada", "Verificada", "Publicada", "Ajuste solicitado", "Rubros observados", "Rubros en pausa",
    ];

    public static string ColumnOf(SortColumn column) =>
        column == SortColumn.Name ? Name
        : column == SortColumn.State ? State
        : column == SortColumn.Actor ? Actor
        : column == SortColumn.Sent ? Sent
        : column == SortColumn.Deadline ? Deadline
        : Waiting;

    public static string OrderedBy(CandidacyOrder order) =>
        $"Orden: por {ColumnOf(order.Column!).ToLowerInvariant()}, {(order.Descending ? "de mayor a menor" : "de menor a mayor")}.";

    public static string Responsible(string party) => $"Captura {party}";

    public static string SavedAt(DateTimeOffset at) => $"Último guardado: {SpanishDates.WithHour(at)}";

    /// <summary>«menos de una hora», «5 horas», «3 días y 2 horas».</summary>
    public static string Waited(TimeSpan waited) =>
        waited < TimeSpan.FromHours(1) ? "menos de una hora"
        : waited < TimeSpan.FromHours(48) ? SpanishNumbers.Count((int)waited.TotalHours, "hora", "horas")
        : SpanishNumbers.Count(waited.Days, "día", "días") + (waited.Hours > 0 ? " y " + SpanishNumbers.Count(waited.Hours, "hora", "horas") : "");
}
