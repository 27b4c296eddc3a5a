using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.List;

/// <summary>Every sentence of the list.</summary>
internal static class ListMessages
{
    public const string Heading = "Candidaturas";
    public const string Filters = "Buscar y filtrar candidaturas";
    public const string More = "Filtros";
    public const string Name = "Nombre o sobrenombre";
    public const string Office = "Cargo";
    public const string Principle = "Principio";
    public const string District = "Distrito local";
    public const string Municipality = "Municipio";
    public const string Actor = "Partido, coalición o independiente";
    public const string Sex = "Sexo";
    public const string Age = "Edad el día de la elección";
    public const string Degree = "Grado de estudios publicado";
    public const string Action = "Acción afirmativa";
    public const string Character = "Carácter";
    public const string All = "Todos";
    public const string Apply = "Buscar";
    public const string Clear = "Quitar filtros";
    public const string Order = "Orden: por cargo y territorio; dentro de cada contienda, el del registro de partidos. Es igual para todas las candidaturas.";
    public const string Nothing = "Ninguna candidatura coincide. Revisa la ortografía o quita algún filtro.";
    public const string View = "Forma de ver la lista";
    public const string Cards = "Tarjetas";
    public const string Table = "Tabla";
    public const string Substitute = "Suplencia";
    public const string Titular = "Propietaria";
    public const string Previous = "Anterior";
    public const string Next = "Siguiente";
    public const string Pages = "Páginas";
    public const string SeeBallot = "Verla por cargos, como en tu boleta";

    public const string Home = "Ir al inicio";

    public const string ColumnName = "Nombre";
    public const string ColumnTerritory = "Territorio";
    public const string ColumnActor = "Postulada por";
    public const string ColumnContent = "Cuestionario";
    public const string Published = "Publicado";

    /// <summary>The office and the place when they are chosen, so that a shared address says what it is.</summary>
    public static string Title(ListQuery query, PublicElection election)
    {
        var office = NameOf(election.Offices, query.Office) ?? Heading;
        var place = string.Join(" y ", new[] { NameOf(election.Districts, query.District), NameOf(election.Municipalities, query.Municipality) }.Where(n => n is not null));
        return place.Length > 0 ? $"{office}: {place}" : office;
    }

    /// <summary>What the filters have, for who does not open them. Some names have commas.</summary>
    public static string Chosen(ListQuery query, PublicElection election)
    {
        string[] names =
        [
            .. new[]
            {
                NameOf(election.Offices, query.Office), NameOf(ListChoices.Principles, query.Principle), NameOf(election.Municipalities, query.Municipality),
                NameOf(election.Districts, query.District), NameOf(election.Actors, query.Actor), NameOf(ListChoices.Characters, query.Character),
                NameOf(ListChoices.Sexes, query.Sex), NameOf(ListChoices.Ages, query.Age), NameOf(election.Degrees, query.Degree), NameOf(election.Groups, query.Action),
            }.OfType<string>(),
        ];
        return names.Length == 0 ? More : $"{More}: {string.Join(" · ", names)}";
    }

    public static string Similar(string text) =>
        $"Ningún nombre dice «{text}». Estos se parecen:";

    /// <summary>Why a profile has no content.</summary>
    public static string Reason(PublicReason reason) => reason switch
    {
        PublicReason.InCapture => "En plazo de captura",
        PublicReason.InReview => "En revisión",
        PublicReason.OutOfScope => "Fuera del alcance",
        _ => "No ha capturado",
    };

    private static string? NameOf(IEnumerable<PublicChoice> choices, string id) => choices.FirstOrDefault(c => c.Id == id)?.Name;
}
