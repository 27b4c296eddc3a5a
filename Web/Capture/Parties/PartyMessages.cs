namespace Conoceles.Web.Capture.Parties;

/// <summary>Every sentence of the party's list.</summary>
internal static class PartyMessages
{
    public const string Title = "Candidaturas por capturar";
    public const string Filters = "Filtrar candidaturas";
    public const string Search = "Nombre";
    public const string Office = "Cargo";
    public const string Place = "Municipio o distrito";
    public const string Advance = "Avance";
    public const string All = "Todos";
    public const string States = "Por estado";
    public const string AllStates = "Todas";
    public const string Find = "Buscar";
    public const string MoreFilters = "Filtrar por cargo, territorio o avance";
    public const string Clear = "Quitar filtros";
    public const string Nothing = "Ninguna candidatura coincide. Revise la ortografía del nombre o quite algún filtro.";
    public const string NoneYet = "Todavía no hay candidaturas registradas para su partido. Aparecen aquí cuando la Unidad de Transparencia carga el registro.";
    public const string NoDelivery = "Falta registrar la entrega de la cuenta";
    public const string Caption = "Candidaturas de su partido";
    public const string Name = "Persona candidata";
    public const string State = "Estado";
    public const string Progress = "Avance";
    public const string Deadline = "Límite para enviar";
    public const string MinimumMet = "Mínimo legal: cumplido";
    public const string NeverSaved = "Nada guardado";
    public const string Previous = "Anterior";
    public const string Next = "Siguiente";
    public const string Pages = "Páginas";

    public const string Order = "Orden: primero las que todavía pueden enviarse y cierran antes, y entre ellas las más incompletas.";

    public static string Closing(CaptureClosing step, int count) =>
        $"Faltan {Shared.Text.SpanishNumbers.Count(step.Hours, "hora", "horas")} o menos: {Shared.Text.SpanishNumbers.Count(count, "candidatura", "candidaturas")} sin enviar";

    public static string MinimumMissing(int sections) =>
        $"Mínimo legal: {(sections == 1 ? "falta 1 rubro" : $"faltan {Shared.Text.SpanishNumbers.Whole(sections)} rubros")}";
}
