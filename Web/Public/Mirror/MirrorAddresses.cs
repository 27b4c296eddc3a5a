using Conoceles.Cuts;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Contests;
using Conoceles.Web.Public.Cuts;
using Conoceles.Web.Public.Files;
using Conoceles.Web.Public.List;
using Conoceles.Web.Public.OpenData;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;

namespace Conoceles.Web.Public.Mirror;

/// <summary>An address that a copy has.</summary>
/// <param name="MayBeMissing">The settings, or a file that was lost, decide whether the site has it.</param>
internal sealed record MirrorAddress(string Address, bool MayBeMissing = false);

/// <summary>
/// Every address of the site that does not depend on who asks: of the questions that a list answers, those that its pages link to by
/// place, by office and by actor. What is made for a question of somebody's own (searches, filters one upon another, a comparison of
/// some, a receipt) is in no copy, nor is what is for a frame of the institute's own portal.
/// </summary>
internal static class MirrorAddresses
{
    private static readonly string[] Pages =
    [
        Links.Home, Links.Ballot, Links.Statistics, Links.Questions, Links.About, Links.Privacy, Links.WholePrivacy, Links.Accessibility, Links.Receipts,
        Links.OpenData, Links.Cuts, Links.Emblems, Links.Robots, Links.ReceiptKeys, Links.ApiDescription, Links.ApiCuts,
    ];

    /// <param name="files">Of the newest cut of the record; null when it has none.</param>
    /// <param name="cut">The copy is of this cut, and has the proof of each of its profiles.</param>
    public static IEnumerable<MirrorAddress> Of(PublicSnapshot snapshot, OpenDataSet? files, PublicCut? cut, AssetManifest assets)
    {
        string[] always =
        [
            .. Pages, assets["base.css"], assets["favicon.svg"],
            .. Places(snapshot.Election!.Election), .. snapshot.ContestsInOrder.Select(c => Links.Compare(c.Id)),
            .. snapshot.Closed.SelectMany(c => Contest.IdsOf(c.Office, snapshot.Election.Election)).Where(c => !snapshot.Contests.ContainsKey(c)).Select(Links.Compare),
            .. files is null ? [] : Files(files), .. snapshot.Cuts.SelectMany(Cut),
        ];
        return always.Select(a => new MirrorAddress(a))
            .Concat(Maps(snapshot))
            .Concat(Lists(snapshot).Select(a => new MirrorAddress(a)))
            .Concat(snapshot.Rows.Keys.Order(StringComparer.Ordinal).SelectMany(id => Profile(snapshot, id, cut)))
            .Concat(snapshot.Photos.Order(StringComparer.Ordinal).Select(hash => new MirrorAddress(Links.Photo(hash), MayBeMissing: true)));
    }

    private static IEnumerable<string> Places(PublicElection election) => election.Municipalities.SelectMany(
        m => election.Districts.Select(d => Links.BallotOf(m.Id, d.Id)).Prepend(Links.BallotIn(m.Id)));

    private static IEnumerable<string> Files(OpenDataSet files) =>
    [
        Links.Api, Links.Feed,
        .. files.Files.Where(f => f.Name != FeedFile.Name).SelectMany(f => new[] { Links.OpenDataFile(f.Name), Links.OpenDataFile(f.Name + OpenDataFiles.SumExtension) }),
    ];

    private static IEnumerable<string> Cut(PublicCut cut) =>
    [
        Links.Cut(cut.Number), Links.CutManifest(cut.Number), Links.CutSignature(cut.Number),
        .. cut.StatisticsDigest is null ? [] : new[] { Links.CutStatistics(cut.Number) },
        .. Enumerable.Range(2, Math.Max(0, CutPage.Pages(cut) - 1)).Select(page => Links.CutChanges(cut.Number, page)),
    ];

    private static IEnumerable<MirrorAddress> Maps(PublicSnapshot snapshot)
    {
        var parts = SiteMapFile.Parts(snapshot);
        return Enumerable.Range(1, parts).Select(Links.SiteMapPart).Append(Links.SiteMap).Append(Links.Security).Select(a => new MirrorAddress(a, MayBeMissing: true));
    }

    // Every page of the list, whole and by what one or two of its filters say of where and for whom one votes.
    private static IEnumerable<string> Lists(PublicSnapshot snapshot)
    {
        var election = snapshot.Election!.Election;
        ListQuery[] queries =
        [
            new(), .. election.Offices.Select(o => new ListQuery { Office = o.Id }),
            .. snapshot.ContestsInOrder.Select(c => ListQuery.OfContest(c.First.Office, c.First.District, c.First.Municipality)),
            .. election.Municipalities.Select(m => new ListQuery { Municipality = m.Id }), .. election.Districts.Select(d => new ListQuery { District = d.Id }),
            .. election.Actors.Select(a => new ListQuery { Actor = a.Id }),
        ];
        return queries.DistinctBy(q => q.Address(), StringComparer.Ordinal).SelectMany(q => Enumerable.Range(1, ListPage.Pages(ListSearch.Of(q, snapshot)))
            .SelectMany(page => new[] { q with { Page = page }, q with { Page = page, AsTable = true } })).Select(q => q.Address());
    }

    private static IEnumerable<MirrorAddress> Profile(PublicSnapshot snapshot, string id, PublicCut? cut)
    {
        if (snapshot.Find(id) is not { } candidacy)
        {
            if (snapshot.FindWithdrawal(id) is not null || snapshot.FindClosing(id) is not null)
                yield return new MirrorAddress(Links.Profile(id));
            yield break;
        }

        yield return new MirrorAddress(Links.Profile(id));
        yield return new MirrorAddress(Links.ProfileFile(id));
        yield return new MirrorAddress(Links.Card(id), MayBeMissing: true);
        if (candidacy.Photo is not null)
            yield return new MirrorAddress(Links.PhotoOf(id), MayBeMissing: true);
        if (cut is null)
            yield break;
        yield return new MirrorAddress(Links.CutProfile(cut.Number, id));
        yield return new MirrorAddress(Links.CutProfileFile(cut.Number, id));
    }
}
