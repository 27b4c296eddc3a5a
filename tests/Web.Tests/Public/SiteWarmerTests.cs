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

    [Fact]
    public async Task WhateverChanges_WhatIsReady_IsWhatANewNodeMakes()
    {
        var first = Ballots.People.Single(p => p.Id == Ballots.Id(4));
        var partner = Ballots.People.Single(p => p.Id == Ballots.Id(7));
        (string What, Func<PublicSnapshot, PublicSnapshot> Next)[] changes =
        [
            ("a name", s => s.With(s.Election, s.Cuts, [Row(Ballots.People[2] with { Name = "Cardón Renombrado" }, 20)], [])),
            ("one leaves her formula", s => s.With(s.Election, s.Cuts, [], [partner.Id])),
            ("one moves to another contest, whose own is no more", s => s.With(s.Election, s.Cuts, [Row(first with { District = 6 }, 21)], [])),
            ("one comes back, and another changes elsewhere", s => s.With(s.Election, s.Cuts, [Row(partner, 22), Row(Ballots.People[5] with { Name = "Duna Renombrada" }, 22)], [])),
            ("the election", s => s.With(new ElectionRow(2, Ballots.Election with { Offices = [.. Ballots.Election.Offices.Select(o => o with { Name = o.Name + " (otra)" })] }), s.Cuts, [], [])),
            ("nothing that is shown", s => s.With(s.Election, s.Cuts, [], [])),
        ];
        using var node = new Node(Ballots.Snapshot);
        await node.Warm();
        foreach (var (what, next) in changes)
        {
            node.Snapshot = next(node.Snapshot);
            await node.Warm();
            using var other = new Node(node.Snapshot);
            await other.Warm();
            Assert.NotEmpty(node.Snapshot.InOrder);
            Assert.All(node.Snapshot.InOrder, l => Assert.True(other.Profile(l.Candidacy.Id).AsSpan().SequenceEqual(node.Profile(l.Candidacy.Id)), $"{what}: {l.Candidacy.Id}"));
        }
    }

    private static HeldRow Row(PublicCandidacy candidacy, int version) => HeldRow.Of(new PublicRow(candidacy.Id, version, candidacy));

    /// <summary>What makes profiles, of one node.</summary>
    private sealed class Node : IDisposable
    {
        private readonly SiteBaker _baker;
        private readonly PublicRecordStore _store;
        private readonly SiteWarmer _warmer;

        public Node(PublicSnapshot snapshot)
        {
            var frames = new FrameReader(AssetManifest.Load(), ElectionKind.Demo);
            _baker = new SiteBaker(new PageRenderer(), frames);
            _store = new PublicRecordStore(null!, null!, new PhotoCopy(null), frames, TimeProvider.System);
            _warmer = new SiteWarmer(_store, _baker, TimeProvider.System);
            Snapshot = snapshot;
        }

        public PublicSnapshot Snapshot
        {
            get => _store.Current!;
            set => _store.Replace(value);
        }

        public async Task Warm()
        {
            if (_warmer.ExecuteTask is null)
                await _warmer.StartAsync(CancellationToken.None);
            await WarmWith(_warmer, Snapshot);
        }

        public byte[] Profile(string id) => _baker.Ready(Links.Profile(id), Snapshot.Generation)!.Page.Html();

        public void Dispose() => _warmer.Dispose();
    }

    private static async Task WarmWith(SiteWarmer warmer, PublicSnapshot snapshot)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (warmer.Warm != snapshot.Generation)
            await Task.Delay(20, patience.Token);
    }
}
