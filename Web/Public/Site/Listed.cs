using System.Collections.Immutable;
using Conoceles.PublicRecord;
using Conoceles.Statistics;
using Conoceles.Web.Public.List;

namespace Conoceles.Web.Public.Site;

/// <summary>A candidacy in lists, without her answers, with what they compare made once.</summary>
/// <param name="Words">Words of her name and nickname, of the snapshot's <see cref="PublicSnapshot.Words"/>.</param>
/// <param name="Places">Of each single facet, of the snapshot's <see cref="PublicSnapshot.Facets"/>.</param>
/// <param name="Actions">Places of the groups by which she was registered.</param>
/// <param name="Degree">What she published of her degree of studies.</param>
public sealed record Listed(PublicCandidacy Candidacy, int[] Words, short[] Places, short[] Actions, DegreeAnswer Degree)
{
    public static Listed Of(HeldRow row, NameWords words, ListFacets facets)
    {
        var candidacy = row.Candidacy!;
        return new Listed(
            candidacy, words.Of(candidacy.Name + " " + candidacy.Nickname), facets.PlacesOf(candidacy, row.Degree.Degree), facets.ActionsOf(candidacy), row.Degree);
    }

    /// <summary>Those that are not touched and those that are new, in the public order.</summary>
    /// <param name="before">In the public order.</param>
    public static ImmutableArray<Listed> Merge(ImmutableArray<Listed> before, IReadOnlySet<string> touched, IEnumerable<Listed> now)
    {
        var added = new Queue<Listed>(now.OrderBy(l => l.Candidacy.SortKey, StringComparer.Ordinal));
        var merged = ImmutableArray.CreateBuilder<Listed>(before.Length + added.Count);
        foreach (var listed in before)
        {
            if (touched.Contains(listed.Candidacy.Id))
                continue;
            while (added.TryPeek(out var next) && string.CompareOrdinal(next.Candidacy.SortKey, listed.Candidacy.SortKey) < 0)
                merged.Add(added.Dequeue());
            merged.Add(listed);
        }

        merged.AddRange(added);
        return merged.DrainToImmutable();
    }

    /// <summary>True when every question finds the same places in both listings: what changed is not what lists ask.</summary>
    public static bool AreFoundAlike(ImmutableArray<Listed> one, ImmutableArray<Listed> other)
    {
        if (one.Length != other.Length)
            return false;
        for (var i = 0; i < one.Length; i++)
        {
            if (!ReferenceEquals(one[i], other[i]) && !one[i].IsFoundAs(other[i]))
                return false;
        }

        return true;
    }

    private bool IsFoundAs(Listed other) =>
        Words.AsSpan().SequenceEqual(other.Words) && Places.AsSpan().SequenceEqual(other.Places) && Actions.AsSpan().SequenceEqual(other.Actions)
        && (Candidacy.District, Candidacy.Municipality) == (other.Candidacy.District, other.Candidacy.Municipality);
}
