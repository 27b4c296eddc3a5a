using System.Collections.Immutable;
using System.Globalization;

namespace Conoceles.Web.Public.OpenData;

/// <summary>
/// Of the identity set, the affirmative actions of the registry, a row each, by their type alone. What persons consented to show
/// is in no file (product §4).
/// </summary>
internal static class ActionColumns
{
    public static readonly ImmutableArray<OpenDataColumn> All =
    [
        new("id_candidatura", ColumnType.Text, "Identificador", "El mismo de la base curricular.", r => r.Candidacy.Id),
        new("proceso", ColumnType.Text, "Proceso electoral", "Identificador del proceso.", r => r.Context.Election.Slug),
        new("corte", ColumnType.Whole, "Corte", "Número del corte del que sale la fila.", r => r.Context.Cut.ToString(CultureInfo.InvariantCulture)),
        new("cargo", ColumnType.Text, "Cargo", "Cargo por el que contiende.", r => IneText.Capitals(r.Candidacy.OfficeName)),
        new("partido_coalicion", ColumnType.Text, "Partido, coalición o candidatura independiente", "Quien postula.", r => IneText.Capitals(r.Candidacy.ActorName)),
        new("grupo_clave", ColumnType.Text, "Clave del grupo", "Identificador del grupo.", r => r.Action!.Group),
        new("accion_afirmativa_tipo", ColumnType.Text, "Acción afirmativa", "Grupo por el que se registró.", r => r.Action!.Text),
    ];
}
