using System.Collections.Frozen;
using System.Collections.Immutable;
using Conoceles.Photos;
using Conoceles.PublicRecord;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Site;

/// <summary>The election's row of the public record.</summary>
public sealed record ElectionRow(int StateVersion, PublicElection Election);

/// <summary>A candidacy in lists, with its name folded once.</summary>
public sealed record Listed(PublicCandidacy Candidacy, string FoldedName);

/// <summary>The whole public record at one moment. Never changes: a change is another snapshot.</summary>
public sealed class PublicSnapshot
{
    public PublicSnapshot(long generation, ElectionRow? election, IReadOnlyDictionary<string, PublicRow> rows)
    {
        Generation = generation;
        Election = election;
        Rows = rows.ToFrozenDictionary(StringComparer.Ordinal);
        Photos = Rows.Values.Select(r => r.Candidacy?.Photo).Where(StoredPhoto.IsHash).Select(h => h!).ToFrozenSet(StringComparer.Ordinal);
        InOrder = [.. rows.Values
            .Where(r => r.Candidacy is not null)
            .Select(r => new Listed(r.Candidacy!, Folding.Fold(r.Candidacy!.Name + " " + r.Candidacy.Nickname)))
            .OrderBy(l => l.Candidacy.SortKey, StringComparer.Ordinal)];
    }

    /// <summary>Grows with every change in this process.</summary>
    public long Generation { get; }

    /// <summary>Null until the election was published to the record.</summary>
    public ElectionRow? Election { get; }

    /// <summary>Every row, also those of which nothing is public.</summary>
    public FrozenDictionary<string, PublicRow> Rows { get; }

    /// <summary>What is public, in the public order.</summary>
    public ImmutableArray<Listed> InOrder { get; }

    /// <summary>Hashes of the photographs that documents show: no other is served.</summary>
    public FrozenSet<string> Photos { get; }

    public PublicCandidacy? Find(string id) => Rows.TryGetValue(id, out var row) ? row.Candidacy : null;
}
