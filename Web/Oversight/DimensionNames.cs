using System.Globalization;
using Conoceles.Elections;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Oversight;

/// <summary>How the values of dimensions are called, and in which order; by their ids while the election is not known.</summary>
public sealed class DimensionNames(ElectionDefinition? election)
{
    public string Of(Dimension dimension, string value, string territory = "")
    {
        if (value == Dimension.None && dimension.Lacking is { } lacking)
            return lacking;
        if (dimension == Dimension.Actor || dimension == Dimension.Party)
            return Actor(value);
        if (dimension == Dimension.Office)
            return Office(value);
        if (dimension == Dimension.Municipality)
            return election?.FindMunicipality(value)?.Name ?? Known(territory, value);
        if (dimension == Dimension.District)
            return Known(territory, $"Distrito {value}");
        return char.ToUpper(value[0], CultureInfo.InvariantCulture) + value[1..];
    }

    /// <summary>Acronym of an actor.</summary>
    public string Actor(string id) => election?.FindActor(id)?.Acronym ?? id;

    public string Office(string id) => election?.FindOffice(id)?.Name ?? id;

    /// <summary>As the registry and the ballot have them, districts by number, municipalities by name; those that lack it last.</summary>
    public IEnumerable<T> InOrder<T>(Dimension dimension, IEnumerable<T> all, Func<T, string> value, Func<T, string> territory) => all
        .OrderBy(a => value(a) == Dimension.None)
        .ThenBy(a => Place(dimension, value(a)))
        .ThenBy(a => Folding.Fold(Of(dimension, value(a), territory(a))), StringComparer.Ordinal)
        .ThenBy(value, StringComparer.Ordinal);

    private int Place(Dimension dimension, string value) =>
        dimension == Dimension.District ? (int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : int.MaxValue)
        : election is null ? 0
        : dimension == Dimension.Office ? IndexOf(election.Offices.Select(o => o.Id), value)
        : dimension == Dimension.Actor || dimension == Dimension.Party ? IndexOf(election.Actors.Select(a => a.Id), value)
        : 0;

    private static int IndexOf(IEnumerable<string> ids, string id)
    {
        var index = 0;
        foreach (var one in ids)
        {
            if (one == id)
                return index;
            index++;
        }

        return index;
    }

    private static string Known(string territory, string otherwise) => territory.Length > 0 ? territory : otherwise;
}
