using Conoceles.Elections;
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
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (warmer.Warm != Ballots.Snapshot.Generation)
            await Task.Delay(20, patience.Token);
        await warmer.StopAsync(CancellationToken.None);

        Assert.All(Ballots.Snapshot.InOrder, l => Assert.NotNull(baker.Ready(Links.Profile(l.Candidacy.Id), Ballots.Snapshot.Generation)));
        foreach (var one in Ballots.Snapshot.ContestsInOrder.Select(c => c.First))
        {
            var contest = ListQuery.OfContest(one.Office, one.District, one.Municipality);
            foreach (var query in new[] { contest, contest with { AsTable = true }, new ListQuery { Text = one.Name } })
                Assert.NotNull(baker.Find(query.Address(), Ballots.Snapshot.Generation));
        }
    }
}
