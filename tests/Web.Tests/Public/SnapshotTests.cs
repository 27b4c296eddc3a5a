using System.Collections.Immutable;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Contests;
using Conoceles.Web.Public.List;
using Conoceles.Web.Public.Site;
using CsCheck;

namespace Conoceles.Web.Tests.Public;

/// <summary>A snapshot that was changed many times is the one that is made of its rows.</summary>
public sealed class SnapshotTests
{
    private const string Photo = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";
    private static readonly Gen<(int Person, int Kind)[][]> Story = Gen.Select(Gen.Int[0, 17], Gen.Int[0, 8]).Array[1, 5].Array[1, 12];

    [Fact]
    public void Changes_OneAfterAnother_GiveWhatTheRowsGive() => Story.Sample(steps =>
    {
        var rows = Ballots.Snapshot.Rows.ToDictionary(r => r.Key, r => r.Value, StringComparer.Ordinal);
        var snapshot = new PublicSnapshot(1, Ballots.Snapshot.Election, rows.Values);
        for (var step = 0; step < steps.Length; step++)
        {
            var changed = new Dictionary<string, HeldRow>(StringComparer.Ordinal);
            var gone = new HashSet<string>(StringComparer.Ordinal);
            foreach (var (person, kind) in steps[step])
            {
                var id = Ballots.Id(person + 1);
                changed.Remove(id);
                gone.Remove(id);
                if (Changed(id, Ballots.People[person % Ballots.People.Length], kind, 10 + step) is { } row)
                    changed[id] = row;
                else if (rows.ContainsKey(id))
                    gone.Add(id);
            }

            foreach (var row in changed.Values)
                rows[row.CandidacyId] = row;
            foreach (var id in gone)
                rows.Remove(id);
            snapshot = snapshot.With(snapshot.Election, [], changed.Values, gone);
            AssertSame(new PublicSnapshot(1, snapshot.Election, rows.Values), snapshot);
            Assert.Equal(step + 2, snapshot.Generation);
        }
    });

    /// <summary>To make the index again would hold back every change, of which most are answers that lists do not ask.</summary>
    [Fact]
    public void ChangeThatMovesNobodyInLists_KeepsTheirIndex_AndAnyOtherMakesItAgain()
    {
        var snapshot = new PublicSnapshot(1, Ballots.Snapshot.Election, Ballots.Snapshot.Rows.Values);
        var one = Ballots.People[0];
        Assert.Same(snapshot.Index, After(one with { Photo = Photo }).Index);
        Assert.Same(snapshot.Index, snapshot.With(snapshot.Election, [], [], []).Index);
        foreach (var other in new[] { one with { Nickname = "Otra" }, one with { Sex = "Hombre" }, one with { Character = "suplente" }, one with { District = null }, Moved(one) })
            Assert.NotSame(snapshot.Index, After(other).Index);
        Assert.NotSame(snapshot.Index, snapshot.With(snapshot.Election, [], [], [one.Id]).Index);

        PublicSnapshot After(PublicCandidacy now) => snapshot.With(snapshot.Election, [], [HeldRow.Of(new PublicRow(one.Id, 20, now))], []);
    }

    private static HeldRow? Changed(string id, PublicCandidacy person, int kind, int version)
    {
        var one = person with { Id = id, SortKey = person.SortKey[..^person.Id.Length] + id };
        var row = kind switch
        {
            0 => null,
            1 => new PublicRow(id, version, null),
            2 => new PublicRow(id, version, null, Ballots.Snapshot.FindWithdrawal(Ballots.Withdrawn)),
            3 => new PublicRow(id, version, null, Closing: new PublicClosing(one.Office, one.OfficeName, DateTimeOffset.UnixEpoch.AddDays(version))),
            4 => new PublicRow(id, version, one with { Photo = Photo }),
            5 => new PublicRow(id, version, one with { Nickname = "Otra" }),
            6 => new PublicRow(id, version, Moved(one)),
            _ => new PublicRow(id, version, one),
        };
        return row is null ? null : HeldRow.Of(row);
    }

    private static PublicCandidacy Moved(PublicCandidacy one)
    {
        var place = Ballots.People[3];
        return one with { Office = place.Office, District = place.District, Municipality = null, SortKey = place.SortKey[..^place.Id.Length] + one.Id };
    }

    private static void AssertSame(PublicSnapshot whole, PublicSnapshot changed)
    {
        Assert.Equal(whole.Rows.OrderBy(r => r.Key, StringComparer.Ordinal), changed.Rows.OrderBy(r => r.Key, StringComparer.Ordinal));
        Assert.Equal(whole.InOrder.Select(l => l.Candidacy), changed.InOrder.Select(l => l.Candidacy));
        Assert.Equal(whole.InOrder.SelectMany(l => l.Places.Concat(l.Actions)), changed.InOrder.SelectMany(l => l.Places.Concat(l.Actions)));
        foreach (var facet in Enum.GetValues<ListFacet>())
            Assert.Equal(whole.Index.Of(facet).Select(r => Rows(r)), changed.Index.Of(facet).Select(r => Rows(r)));
        Assert.Equal(Rows(whole.Index.Statewide), Rows(changed.Index.Statewide));
        foreach (var name in new[] { "nopal", "otra", "ñandú" })
            Assert.Equal(Named(whole, name), Named(changed, name));
        Assert.Equal(whole.ContestsInOrder.Select(c => c.Id), changed.ContestsInOrder.Select(c => c.Id));
        Assert.Equal(whole.ContestsInOrder.SelectMany(c => c.People), changed.ContestsInOrder.SelectMany(c => c.People));
        Assert.Equal(Said(whole), Said(changed));
        Assert.Equal(whole.Photos.Order(), changed.Photos.Order());
        Assert.Equal(whole.Closed.AsEnumerable(), changed.Closed);
        Assert.Equal(whole.Ended, changed.Ended);
    }

    private static int[] Rows(RowSet rows) => [.. rows.Take(0, int.MaxValue)];

    private static string[] Named(PublicSnapshot snapshot, string name) =>
        [.. ListSearch.Of(new ListQuery { Text = name }, snapshot).Rows.Select(c => c.Id)];

    private static ImmutableArray<(PublicCandidacy? Partner, PublicCandidacy? Previous, PublicCandidacy? Next)> Said(PublicSnapshot snapshot) =>
        [.. snapshot.InOrder.Select(l => Said(snapshot.ContestOf(l.Candidacy), l.Candidacy.Id))];

    private static (PublicCandidacy? Partner, PublicCandidacy? Previous, PublicCandidacy? Next) Said(Contest contest, string id)
    {
        var (previous, next) = contest.Beside(id);
        return (contest.PartnerOf(id), previous, next);
    }
}
