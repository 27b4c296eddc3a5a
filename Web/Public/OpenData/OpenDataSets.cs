using System.Collections.Immutable;

namespace Conoceles.Web.Public.OpenData;

/// <summary>A set of open data: what a row is and its columns.</summary>
/// <param name="Name">In files' names and forms.</param>
internal sealed record OpenDataSetDefinition(string Name, string Title, string Description, ImmutableArray<OpenDataColumn> Columns);

/// <summary>Which sets there are.</summary>
internal static class OpenDataSets
{
    public static readonly OpenDataSetDefinition Curricular = new("curricular", OpenDataMessages.Curricular, OpenDataMessages.CurricularText, CurricularColumns.All);
    public static readonly OpenDataSetDefinition Actions = new("acciones-afirmativas", OpenDataMessages.Actions, OpenDataMessages.ActionsText, ActionColumns.All);

    public static readonly OpenDataSetDefinition Groups = new("estadisticas-identidad", OpenDataMessages.Groups, OpenDataMessages.GroupsText, GroupColumns.All);

    public static readonly ImmutableArray<OpenDataSetDefinition> All = [Curricular, Actions, Groups];
}
