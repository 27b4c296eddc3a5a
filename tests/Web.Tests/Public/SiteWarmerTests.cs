using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Web.Public;
using Conoceles.Web.Public.List;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;

namespace Conoceles.Web.Tests.Public;

/// <summary>What a node makes before anybody asks.</summary>
public sealed class SiteWarmerTests
{
    [Fact]
    public async Task Node_MakesEachProfile_AndTheListOfEachContest_BeforeItSaysThatItIsWarm()
    {
        var frames = new FrameReader(AssetManifest.Load(), ElectionKind.Demo);
        var baker = new SiteBaker(new PageRenderer(), frames);
        var store = new PublicRecordStore(null!, null!, new PhotoCopy(null), frames, TimeProvider.System);
        store.Replace(Ballots.Snapshot);
        using var warmer = new SiteWarmer(store, baker, TimeProvider.System);
        await warmer.StartAsync(CancellationToken.None);
        await WarmWith(warmer, Ballots.Snapshot);
        await warmer.StopAsync(CancellationToken.None);

        Assert.All(Ballots.Snapshot.InOrder, l => Assert.NotNull(baker.Ready(Links.Profile(l.Candidacy.Id), Ballots.Snapshot.Generation)));
        foreach (var one in Ballots.Snapshot.ContestsInOrder.Select(c => c.First))
        {
            var contest = ListQuery.OfContest(one.Office, one.District, one.Municipality);
            foreach (var query in new[] { contest, contest with { AsTable = true }, new ListQuery { Text = one.Name } })
                Assert.NotNull(baker.Find(query.Address(), Ballots.Snapshot.Generation));
        }
    }

    [Fact]
    public async Task Change_MakesTheProfilesOfItsContest_AndEveryOtherIsReadyAsItWas()
    {
        var frames = new FrameReader(AssetManifest.Load(), ElectionKind.Demo);
        var baker = new SiteBaker(new PageRenderer(), frames);
        var store = new PublicRecordStore(null!, null!, new PhotoCopy(null), frames, TimeProvider.System);
        store.Replace(Ballots.Snapshot);
        using var warmer = new SiteWarmer(store, baker, TimeProvider.System);
        await warmer.StartAsync(CancellationToken.None);
        await WarmWith(warmer, Ballots.Snapshot);
        BakedPage Page(PublicCandidacy candidacy, PublicSnapshot snapshot) => baker.Ready(Links.Profile(candidacy.Id), snapshot.Generation)!.Page;
        var before = Ballots.People.ToDictionary(p => p.Id, p => Page(p, Ballots.Snapshot));

        // Twice, the second with another answer while nobody looked at the first: what was ready with neither must not be.
        var changed = Ballots.People.Single(p => p.Id == Ballots.Id(3));
        var now = Ballots.Snapshot;
        foreach (var version in new[] { 9, 10 })
            now = now.With(now.Election, now.Cuts, [HeldRow.Of(new PublicRow(changed.Id, version, changed with { Name = $"Cardón {version}" }))], []);
        store.Replace(now);
        await WarmWith(warmer, now);
        var contest = now.ContestOf(now.Find(changed.Id)!);
        Assert.All(Ballots.People.Where(p => contest.People.All(c => c.Id != p.Id)), p => Assert.Same(before[p.Id], Page(p, now)));
        Assert.Contains("Cardón 10", System.Text.Encoding.UTF8.GetString(Page(changed, now).Html()), StringComparison.Ordinal);

        // An election with something else changes every profile.
        var other = now.With(new ElectionRow(2, Ballots.Election), now.Cuts, [], []);
        store.Replace(other);
        await WarmWith(warmer, other);
        Assert.All(Ballots.People, p => Assert.NotSame(before[p.Id], Page(p, other)));
        await warmer.StopAsync(CancellationToken.None);
    }

    private static async Task WarmWith(SiteWarmer warmer, PublicSnapshot snapshot)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (warmer.Warm != snapshot.Generation)
            await Task.Delay(20, patience.Token);
    }
}
