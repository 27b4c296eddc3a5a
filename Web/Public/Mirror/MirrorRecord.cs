using Conoceles.PublicRecord;
using Conoceles.Web.Public.Cuts;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;
using Npgsql;

namespace Conoceles.Web.Public.Mirror;

/// <summary>
/// The record that a copy is made of: of one moment, and without what a person consented to show, which is of the live profile alone
/// (product §4): no copy would forget it when she changes her mind.
/// </summary>
public sealed class MirrorRecord(PublicRecordStore store, CutSource cuts, FrameReader frames)
{
    /// <summary>Reads it, and has it served by this process.</summary>
    /// <param name="number">Cut as of which; null for what is public now.</param>
    /// <exception cref="MirrorException">There is nothing to read, or the database is away.</exception>
    public async Task<PublicSnapshot> Load(int? number, CancellationToken cancellation)
    {
        try
        {
            await store.Synchronise(whole: true, cancellation);
            if (store.Current is not { Election: not null } now)
                throw new MirrorException("no-record", MirrorMessages.NoRecord);
            var snapshot = number is { } cut ? await AsOf(cut, now, cancellation) : Without(now);
            store.Replace(snapshot);
            return snapshot;
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            throw new MirrorException("database-away", MirrorMessages.Away);
        }
    }

    private static PublicSnapshot Without(PublicSnapshot now) =>
        new(now.Generation + 1, now.Election, now.Rows.Values.Select(r => r.WithoutConsented()), now.Cuts);

    // Who is not public any more is of no copy, whatever the cut had; what is said of her now is.
    private async Task<PublicSnapshot> AsOf(int number, PublicSnapshot now, CancellationToken cancellation)
    {
        if (now.FindCut(number) is not { } cut)
            throw new MirrorException("no-cut", MirrorMessages.NoCut(number, now.Cuts.Length));
        var rows = now.Rows.Values.Where(r => r.Candidacy is null).ToList();
        await cuts.Read(number, id => now.Find(id) is not null, candidacy => rows.Add(HeldRow.Of(new PublicRow(candidacy.Id, number, Shown(candidacy, now)))), cancellation);
        frames.Annotate(MirrorMessages.OfCut(cut));
        return new PublicSnapshot(now.Generation + 1, new ElectionRow(now.Election!.StateVersion, await cuts.Election(number, cancellation)), rows, now.Cuts[..number]);
    }

    // A photograph is kept while a profile shows it, and an old one may have had another.
    private static PublicCandidacy Shown(PublicCandidacy candidacy, PublicSnapshot now) =>
        candidacy.Photo is { } photo && !now.Photos.Contains(photo) ? candidacy with { Photo = null } : candidacy;
}
