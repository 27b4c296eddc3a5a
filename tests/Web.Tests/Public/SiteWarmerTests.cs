using System.Text;
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
        using var node = new Node(Ballots.Snapshot);
        await node.Warm();
        Assert.All(Ballots.Snapshot.InOrder, l => Assert.NotNull(node.Profile(l.Candidacy.Id)));
        foreach (var one in Ballots.Snapshot.ContestsInOrder.Select(c => c.First))
        {
            var contest = ListQuery.OfContest(one.Office, one.District, one.Municipality);
            foreach (var query in new[] { contest, contest with { AsTable = true }, new ListQuery { Text = one.Name } })
                Assert.NotNull(node.Baker.Find(query.Address(), Ballots.Snapshot.Generation));
        }
    }

    [Fact]
    public async Task Change_MakesTheProfilesOfItsContest_AndEveryOtherIsReadyAsItWas()
    {
        using var node = new Node(Ballots.Snapshot);
        await node.Warm();
        var before = Ballots.People.ToDictionary(p => p.Id, p => node.Profile(p.Id));

        // Twice, the second with another answer while nobody looked at the first: what was ready with neither must not be.
        var changed = Ballots.People.Single(p => p.Id == Ballots.Id(3));
        var now = node.Snapshot;
        foreach (var version in new[] { 9, 10 })
            now = now.With(now.Election, now.Cuts, [Row(changed with { Name = $"Cardón {version}" }, version)], []);
        node.Snapshot = now;
        await node.Warm();
        var contest = now.ContestOf(now.Find(changed.Id)!);
        Assert.All(Ballots.People.Where(p => contest.People.All(c => c.Id != p.Id)), p => Assert.Same(before[p.Id], node.Profile(p.Id)));
        Assert.Contains("Cardón 10", Encoding.UTF8.GetString(node.Profile(changed.Id)!.Html()), StringComparison.Ordinal);

        // An election with something else changes every profile.
        node.Snapshot = now.With(new ElectionRow(2, Ballots.Election), now.Cuts, [], []);
        await node.Warm();
        Assert.All(Ballots.People, p => Assert.NotSame(before[p.Id], node.Profile(p.Id)));
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
            Assert.All(node.Snapshot.InOrder, l => Assert.True(
                other.Profile(l.Candidacy.Id)!.Html().AsSpan().SequenceEqual(node.Profile(l.Candidacy.Id)?.Html()), $"{what}: {l.Candidacy.Id}"));
        }
    }

    private static HeldRow Row(PublicCandidacy candidacy, int version) => HeldRow.Of(new PublicRow(candidacy.Id, version, candidacy));

    /// <summary>What makes profiles, of one node.</summary>
    private sealed class Node : IDisposable
    {
        private readonly PublicRecordStore _store;
        private readonly SiteWarmer _warmer;

        public Node(PublicSnapshot snapshot)
        {
            var frames = new FrameReader(AssetManifest.Load(), ElectionKind.Demo);
            Baker = new SiteBaker(new PageRenderer(), frames);
            _store = new PublicRecordStore(null!, null!, new PhotoCopy(null), frames, TimeProvider.System);
            _warmer = new SiteWarmer(_store, Baker, TimeProvider.System);
            Snapshot = snapshot;
        }

        public SiteBaker Baker { get; }

        public PublicSnapshot Snapshot
        {
            get => _store.Current!;
            set => _store.Replace(value);
        }

        public async Task Warm()
        {
            if (_warmer.ExecuteTask is null)
                await _warmer.StartAsync(CancellationToken.None);
            using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
            while (_warmer.Warm != Snapshot.Generation)
                await Task.Delay(20, patience.Token);
        }

        /// <summary>Her page, when it is ready.</summary>
        public BakedPage? Profile(string id) => Baker.Ready(Links.Profile(id), Snapshot.Generation)?.Page;

        public void Dispose() => _warmer.Dispose();
    }
}
