using Conoceles.Candidacies;
using Conoceles.Deploy.Postgres;
using Conoceles.Web.Configuration;
using Conoceles.Web.Oversight;
using Conoceles.Web.Oversight.Board;
using Conoceles.Web.Oversight.Candidacies;
using Conoceles.Web.Shared.Oversight;
using CsCheck;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Npgsql;

namespace Conoceles.Web.Tests.Oversight.Board;

/// <summary>Every number of the board is how many candidacies its own link lists; on a real PostgreSQL with the role of the web.</summary>
public sealed class BoardCountsTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private static readonly long Rounds = Environment.GetEnvironmentVariable("CONOCELES_LONG") == "1" ? 400 : 12;
    private static readonly DateTimeOffset Now = InventedRow.Now;
    private readonly WebSettings _settings = new() { Roles = WebRoles.Oversight, Url = new Uri("http://localhost"), HealthPort = 0, Election = Sample.Slug, Demo = true, BehindProxy = false };

    [Fact]
    public async Task EveryNumber_IsTheRowsThatItsLinkGives_AndWhatTheRulesSay()
    {
        await using var curricular = NpgsqlDataSource.Create(server.Connection(Roles.Curricular, Databases.Curricular));
        await using var oversight = NpgsqlDataSource.Create(server.Connection(Roles.Oversight, Databases.Curricular));
        var (board, list) = (new BoardReader(oversight, _settings), new CandidacyReader(oversight, _settings));
        var (compared, notZero) = (0, 0);
        await InventedRow.Table.SampleAsync(
            async rows =>
            {
                await InventedRow.Replace(curricular, rows);
                var values = await list.Values(CancellationToken.None);
                foreach (var dimension in BoardView.Dimensions)
                {
                    var counts = await board.Counts(dimension, Now, CancellationToken.None);
                    Assert.Equal(await board.Fingerprint(Now, CancellationToken.None), counts.Fingerprint);
                    var view = new BoardView(counts, new DimensionNames(Sample.Election));
                    Assert.Equal(rows.Select(r => r.Of(dimension)).Distinct().Count() + 1, view.Rows().Count());
                    foreach (var number in view.Tables().SelectMany(t => t.Numbers).Concat(view.Rows().Concat(view.AttentionRows()).SelectMany(r => r.Numbers)))
                    {
                        var expected = rows.Where(r => Passes(r, number.Filter)).Select(r => r.Id).Order(StringComparer.Ordinal).ToArray();
                        Assert.Equal(expected.Length, number.Count);
                        // By the address, as a browser follows it.
                        var filter = Follow(number.Address).Known(values).Filter;
                        if (number.Count > 0)
                            Assert.Equal(expected, await Ids(list, filter));
                        compared++;
                        notZero += number.Count > 0 ? 1 : 0;
                    }
                }
            },
            iter: Rounds,
            threads: 1);
        // With no rows, or only zeros, it would have compared nothing.
        Assert.True(compared > 1000 && notZero > 500, $"{compared} compared, {notZero} not zero");
    }

    [Fact]
    public async Task Lists_UnderAnyFilter_AreWhatTheRulesSay()
    {
        await using var curricular = NpgsqlDataSource.Create(server.Connection(Roles.Curricular, Databases.Curricular));
        await using var oversight = NpgsqlDataSource.Create(server.Connection(Roles.Oversight, Databases.Curricular));
        var list = new CandidacyReader(oversight, _settings);
        var found = 0;
        await Gen.Select(InventedRow.Table, Filters, Any([.. SortColumn.All.Cast<SortColumn?>().Append(null)]), Gen.Bool).SampleAsync(
            async (rows, filter, column, descending) =>
            {
                await InventedRow.Replace(curricular, rows);
                var expected = rows.Where(r => Passes(r, filter)).ToArray();
                var order = new CandidacyOrder(column, descending);
                var all = new List<ListedCandidacy>();
                await foreach (var line in list.All(filter, order, Now, CancellationToken.None))
                    all.Add(line);
                Assert.Equal(expected.Select(r => r.Id).Order(StringComparer.Ordinal), all.Select(l => l.Row.Id).Order(StringComparer.Ordinal));
                Assert.All(all, l => Assert.Equal(rows.Single(r => r.Id == l.Row.Id).Situation, l.Situation));
                var counts = await list.Counts(filter, Now, CancellationToken.None);
                Assert.All(Situation.All, s => Assert.Equal(rows.Count(r => r.Situation == s && Passes(r, filter with { Situation = null })), counts[s.Index]));
                // In pages it is the same list.
                var pages = new List<string>();
                for (var skip = 0; skip <= all.Count; skip += 7)
                    pages.AddRange((await list.Page(filter, order, skip, 7, Now, CancellationToken.None)).Select(l => l.Row.Id));
                Assert.Equal(all.Select(l => l.Row.Id), pages);
                found += all.Count;
            },
            iter: Rounds * 6,
            threads: 1);
        // Filters are narrow and tables small, by chance: what may not happen is to have compared nothing.
        Assert.True(found > 10, $"{found} found");
    }

    [Fact]
    public async Task Fingerprint_IsAnother_AsSoonAsAFigureWouldBe_AndOnlyThen()
    {
        await using var curricular = NpgsqlDataSource.Create(server.Connection(Roles.Curricular, Databases.Curricular));
        await using var oversight = NpgsqlDataSource.Create(server.Connection(Roles.Oversight, Databases.Curricular));
        var board = new BoardReader(oversight, _settings);
        var row = InventedRow.Table.Where(t => t.Length > 0).Single()[0] with
        {
            Number = 1,
            Office = "diputacion-mr",
            District = 6,
            Municipality = null,
            Actor = "rojo",
            Party = "rojo",
            Status = CandidacyStatus.Pending,
            InScope = true,
            Closes = Now.AddHours(30),
            Started = 1,
            Submitted = null,
            Observed = 0,
            Withheld = 0,
            ActionsToConfirm = false,
        };
        var seen = new List<string> { await Print(row) };
        Assert.Equal(seen[0], await Print(row));
        // Another section saved, another name: no figure is another.
        Assert.Equal(seen[0], await Print(row with { Started = 2, Name = "Otra" }));
        foreach (var changed in new[]
        {
            row with { Started = 0 }, row with { Actor = "otro" }, row with { Party = "otro" }, row with { Office = "otro" }, row with { District = 19, Municipality = null },
            row with { Observed = 1 }, row with { Withheld = 1 }, row with { ActionsToConfirm = true }, row with { InScope = false }, row with { Number = 77 },
            row with { Closes = Now.AddHours(1) }, row with { Status = CandidacyStatus.Captured, Submitted = Now }, row with { Status = CandidacyStatus.Withdrawn },
        })
        {
            seen.Add(await Print(changed));
        }

        // The clock alone too.
        await InventedRow.Replace(curricular, [row]);
        seen.Add(await board.Fingerprint(Now.AddHours(31), CancellationToken.None));
        await InventedRow.Replace(curricular, []);
        seen.Add(await board.Fingerprint(Now, CancellationToken.None));
        Assert.Distinct(seen);

        async Task<string> Print(InventedRow one)
        {
            await InventedRow.Replace(curricular, [one]);
            return await board.Fingerprint(Now, CancellationToken.None);
        }
    }

    private static Gen<T> Any<T>(params T[] all) => Gen.Int[0, all.Length - 1].Select(i => all[i]);

    private static Gen<CandidacyFilter> Filters => Gen.Select(
        Any([.. Situation.All.Cast<Situation?>(), .. Enumerable.Repeat<Situation?>(null, 12)]),
        Any([.. Attention.All.Cast<Attention?>(), .. Enumerable.Repeat<Attention?>(null, 22)]),
        Any("", "", "", "", "rojo", "bosque"),
        Any("", "", "", Dimension.None, "26003"),
        Any("", "", "", Dimension.None, "6"),
        Any("", "", "cruz", "NANDU", "ñandú maria", "oneill", "neill zoe", "%", "_", "100", "mari", "la cruz ana", "prueba", "o neill", "'; drop table x --"),
        (situation, attention, actor, municipality, district, text) => new CandidacyFilter { Situation = situation, Attention = attention, Text = text }
            .With(Dimension.Actor, actor).With(Dimension.Municipality, municipality).With(Dimension.District, district));

    private static bool Passes(InventedRow row, CandidacyFilter filter) =>
        (filter.Situation is null || row.Situation == filter.Situation)
        && (filter.Attention is null || row.Has(filter.Attention))
        && filter.Values.All(v => row.Of(v.Key) == v.Value)
        && Shared.Text.Folding.Matches(Shared.Text.Folding.Fold(row.Name), Shared.Text.Folding.Fold(filter.Text));

    private static CandidacyQuery Follow(string address)
    {
        var query = address.Contains('?', StringComparison.Ordinal) ? address[address.IndexOf('?', StringComparison.Ordinal)..] : "";
        var read = new QueryCollection(QueryHelpers.ParseQuery(query));
        var followed = CandidacyQuery.Read(read);
        Assert.True(followed.IsSaidBy(read), address);
        Assert.Equal(address, followed.Address());
        return followed;
    }

    private static async Task<string[]> Ids(CandidacyReader list, CandidacyFilter filter)
    {
        var ids = new List<string>();
        await foreach (var line in list.All(filter, CandidacyOrder.Usual, Now, CancellationToken.None))
            ids.Add(line.Row.Id);
        return [.. ids.Order(StringComparer.Ordinal)];
    }
}
