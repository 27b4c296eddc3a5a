using System.Collections.Immutable;
using System.Globalization;
using Conoceles.PublicRecord;
using Conoceles.Statistics;

namespace Conoceles.Web.Public.OpenData;

/// <summary>A figure of a table of a priority group.</summary>
/// <param name="By"><c>estado</c>, <c>cargo</c> or <c>actor</c>.</param>
public sealed record GroupLine(GroupPublication Group, string By, GroupFigure Figure);

/// <summary>
/// The statistics of the identity questionnaire: a row for each figure of the tables of <c>/estadisticas</c>, and nothing that is not
/// in them.
/// </summary>
internal static class GroupColumns
{
    public const string State = "estado";
    public const string Office = "cargo";
    public const string Actor = "actor";

    private const string NotTold = "Vacío cuando decirlo diría la respuesta de alguien.";

    public static readonly ImmutableArray<OpenDataColumn> All =
    [
        new("proceso", ColumnType.Text, "Proceso electoral", "Identificador del proceso.", r => r.Context.Election.Slug),
        new("corte", ColumnType.Whole, "Corte", "Número del corte del que sale la fila.", r => Number(r.Context.Cut)),
        Text("grupo_clave", "Clave del grupo", "Identificador del grupo.", l => l.Group.Group),
        new("grupo", ColumnType.Text, "Grupo", "Nombre del grupo.", r => NameIn(r.Context.Election.Groups, Line(r).Group.Group)),
        Text("desglose", "Desglose", "estado, cargo o actor: de qué es la fila.", l => l.By),
        Text("clave", "Clave", "Identificador del cargo o de quien postula; vacío en el total del estado y en la fila de lo que no se dice por separado.", l => l.Figure.Id ?? ""),
        new("nombre", ColumnType.Text, "Nombre", "Nombre del cargo o de quien postula; vacío donde la clave lo está.", NameOf),
        Whole("respuestas", "Respuestas contadas", "Base de la fila.", l => l.Figure.Count),
        Whole("si", "Sí", "Cuántas dijeron que sí; vacío si son menos de las de «minimo».", l => l.Figure.Yes),
        Whole("no", "No", NotTold, l => l.Figure.No),
        Whole("prefirio_no_contestar", "Prefirió no contestar", "De las respuestas de la columna siguiente. " + NotTold, l => l.Figure.NoAnswerOf == 0 ? null : l.Figure.NoAnswer),
        Whole("prefirio_no_contestar_base", "Base de «Prefirió no contestar»", "De cuántas respuestas se dice.", l => l.Figure.NoAnswerOf),
        Whole("minimo", "Mínimo", "El menor número de respuestas afirmativas que se dice.", l => l.Group.K),
        Whole("en_espera", "En espera", "Del grupo: respuestas que no se cuentan todavía, porque contarlas diría la de alguien.", l => l.Group.Waiting),
        Whole("por_salir", "Por salir", "Del grupo: respuestas contadas de quien ya no contiende o respondió otra vez.", l => l.Group.Leaving),
        Whole("corte_de_las_tablas", "Corte de las tablas", "Número del corte en que se hicieron.", l => l.Group.Cut),
        Whole("corte_del_cambio", "Corte del cambio", "Número del corte en que las cifras cambiaron por última vez; 0 si no se ha contado nada.", l => l.Group.ChangedAt),
    ];

    /// <summary>Every figure of a cut, group by group: the state, its offices, its actors.</summary>
    public static IEnumerable<GroupLine> Lines(CutStatistics? statistics) => (statistics?.Groups ?? []).SelectMany(g =>
        g.ByOffice.Select(f => new GroupLine(g, Office, f)).Concat(g.ByActor.Select(f => new GroupLine(g, Actor, f))).Prepend(new GroupLine(g, State, g.Total)));

    private static OpenDataColumn Text(string name, string title, string description, Func<GroupLine, string> text) =>
        new(name, ColumnType.Text, title, description, r => text(Line(r)));

    private static OpenDataColumn Whole(string name, string title, string description, Func<GroupLine, int?> number) =>
        new(name, ColumnType.Whole, title, description, r => number(Line(r)) is { } value ? Number(value) : "");

    private static GroupLine Line(OpenDataRow row) => row.Group ?? throw new InvalidOperationException("The row is of no group.");

    private static string NameOf(OpenDataRow row) => Line(row) switch
    {
        { Figure.Id: null } => "",
        { By: Office, Figure.Id: { } id } => NameIn(row.Context.Election.Offices, id),
        { Figure.Id: { } id } => NameIn(row.Context.Election.Actors, id),
    };

    private static string NameIn(ImmutableArray<PublicChoice> choices, string id) => choices.FirstOrDefault(c => c.Id == id)?.Name ?? id;

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
