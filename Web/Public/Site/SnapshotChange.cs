using System.Collections.Immutable;
using Conoceles.Cuts;

namespace Conoceles.Web.Public.Site;

/// <summary>What a comparison with the database brought.</summary>
/// <param name="Election">The election's row, as it is now.</param>
/// <param name="Cuts">The cuts there are, the oldest first.</param>
/// <param name="Changed">Rows that are new or others.</param>
/// <param name="Gone">Ids whose rows are no more.</param>
public sealed record SnapshotChange(
    ElectionRow? Election, ImmutableArray<PublicCut> Cuts, IReadOnlyCollection<HeldRow> Changed, IReadOnlyCollection<string> Gone)
{
    /// <summary>The snapshot after it; of no snapshot, the first one.</summary>
    public PublicSnapshot After(PublicSnapshot? before) => before is null
        ? new PublicSnapshot(1, Election, Changed, Cuts)
        : before.With(Election, Cuts, Changed, Gone);
}
