using System.Globalization;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Conoceles.Cuts;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Statistics;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Public.Statistics;
using Conoceles.Web.Shared.Layout;
using CsCheck;
using Microsoft.AspNetCore.Http;

namespace Conoceles.Web.Tests.Public;

/// <summary>The statistics: what the page says is what counting the record one by one gives, and all of its tables agree.</summary>
public sealed class StatisticsTests(CitizenSite site) : IClassFixture<CitizenSite>
{
    private static readonly long Elections = Environment.GetEnvironmentVariable("CONOCELES_LONG") == "1" ? 2_000 : 60;
    private static readonly PageRenderer Renderer = new();
    private static readonly FrameReader Frames = new(AssetManifest.Load(), ElectionKind.Demo);
    private static readonly string[] Tables = ["por-cargo", "por-actor", "escolaridad", "edad", "sexo"];

    private static readonly Gen<PublicCandidacy> Anybody = Gen.Select(
        Gen.Int[0, Ballots.Election.Offices.Length - 1], Gen.Int[0, Ballots.Election.Actors.Length], Gen.Int[18, 90], Gen.Int[0, 2], Gen.Int[0, 4], Gen.Int[0, 5],
        (office, actor, age, sex, reason, degree) => Ballots.People[0] with
        {
            Office = Ballots.Election.Offices[office].Id,
            OfficeName = Ballots.Election.Offices[office].Name,
            // One actor is of those that the election no longer lists.
            Actor = actor < Ballots.Election.Actors.Length ? Ballots.Election.Actors[actor].Id : "extinto",
            ActorName = actor < Ballots.Election.Actors.Length ? Ballots.Election.Actors[actor].Name : "Partido Extinto",
            Age = age,
            Sex = sex switch { 0 => "Mujer", 1 => "Hombre", _ => null },
            Reason = reason == 4 ? null : (PublicReason)reason,
            PublishedAt = reason == 4 ? new DateTimeOffset(2024, 5, 1, 0, age % 60, 0, TimeSpan.Zero) : null,
            Sections = reason == 4 ? Studies(degree) : [],
        });

    [Fact]
    public async Task EveryTable_HasTheSameTotal_ThatIsTheSumOfItsLines_OfAnyElection()
    {
        var seen = 0;
        await Anybody.Array[0, 40].SampleAsync(
            async people =>
            {
                var page = await Page(people);
                var tables = page.QuerySelectorAll<IHtmlTableElement>("main table").ToArray();
                Assert.Equal(people.Length == 0 ? 0 : Tables.Length, tables.Length);
                foreach (var table in tables)
                {
                    var whole = Numbers(table.QuerySelector("tfoot tr")!);
                    var lines = table.QuerySelectorAll("tbody tr").Select(Numbers).ToArray();
                    // Column by column: the last of the numbers is the total of the line.
                    Assert.Equal(whole, Enumerable.Range(0, whole.Length).Select(c => lines.Sum(l => l[c])));
                    Assert.Equal(people.Length, whole[^1]);
                    Assert.All(lines.Append(whole), l => Assert.Equal(l.Length == 1 ? l[0] : l[..^1].Sum(), l[^1]));
                    seen++;
                }
            },
            iter: Elections, threads: 1);
        Assert.True(seen > Elections * 3, $"{seen} tables in {Elections} elections");
    }

    [Fact]
    public void Figures_AreWhatCountingOneByOneGives() => Anybody.Array[1, 60].Sample(
        people =>
        {
            var made = CurricularStatistics.Of(Ballots.Election, people);
            Assert.All(made.ByOffice.Lines, l => Assert.Equal(people.Count(p => p.Office == l.Id && p.Reason is null), l.Advance.Published));
            Assert.All(made.ByActor.Lines, l => Assert.Equal(people.Count(p => p.Actor == l.Id && p.Reason is PublicReason.NotCaptured), l.Advance.NotCaptured));
            Assert.All(made.ByActor.Lines, l => Assert.Equal(people.Count(p => p.Actor == l.Id && p.Reason is not PublicReason.OutOfScope), l.Advance.Due));
            Assert.Equal(AgeBand.All.Select(b => people.Count(p => p.Age >= b.From && p.Age <= b.To)), made.Ages.Answers.Select(a => a.Count));
            Assert.Equal([people.Count(p => p.Sex == "Mujer"), people.Count(p => p.Sex == "Hombre")], made.Sexes.Answers.Select(a => a.Count));
            foreach (var line in made.Degrees.Answers)
                Assert.Equal(people.Count(p => p.Sections.Any(s => s.Items.Any(i => i.Value == line.Name))), line.Count);
            foreach (var line in made.Degrees.Silent)
            {
                Assert.Equal(
                    people.Count(p => line.Why switch
                    {
                        Silence.NotPublished => p.Reason is not null,
                        Silence.Withheld => p.Sections.Any(s => s.Withheld is not null),
                        _ => p.Sections.Any(s => s.Items.Any(i => i.Value is null)),
                    }), line.Count);
            }
        },
        iter: Elections, threads: 1);

    [Fact]
    public async Task Page_CountsTheElection_WithoutWhoStoppedContending()
    {
        var page = await site.Read("/estadisticas");
        var offices = Lines(page, "por-cargo");
        Assert.Equal(["Diputación", "Diputación por listas", "Presidencia municipal", "Regiduría"], offices.Keys);
        Assert.Equal([1, 0, 0, 3, 4], offices["Diputación"]);
        // Seven contend; the eighth was withdrawn.
        Assert.Equal([0, 0, 0, 7, 7], offices["Regiduría"]);
        Assert.Equal([1], Lines(page, "escolaridad")["Maestría"]);
        Assert.Equal([13], Lines(page, "escolaridad")["Sin cuestionario publicado"]);
        Assert.Equal([2, 1, 9, 1, 1], AgeBand.All.Select(b => Lines(page, "edad")[b.Name].Single()));
        Assert.Equal([12], Lines(page, "sexo")["Mujer"]);
        foreach (var id in Tables)
        {
            var chart = page.QuerySelector($"section[aria-labelledby={id}]")!;
            Assert.Contains("14 candidaturas", chart.QuerySelector("caption")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Base", chart.QuerySelector(".pista")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Sin ", chart.QuerySelector(".pista")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Datos del registro público", chart.QuerySelector(".pista")!.TextContent, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("Secretina", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bars_AreAsWideAsTheirPercentage_AndSayNothingAlone()
    {
        var page = await site.Read("/estadisticas");
        var rows = page.QuerySelectorAll("main tr:has(svg)").ToArray();
        Assert.True(rows.Length > 15);
        foreach (var row in rows)
        {
            var bar = row.QuerySelector("svg")!;
            Assert.Equal("true", bar.GetAttribute("aria-hidden"));
            Assert.Empty(bar.TextContent);
            var width = int.Parse(bar.QuerySelector("rect")!.GetAttribute("width")!, CultureInfo.InvariantCulture);
            var said = row.QuerySelectorAll("td")[^1].TextContent;
            Assert.Equal(said, string.Create(CultureInfo.InvariantCulture, $"{width / 10}.{width % 10} %"));
        }
    }

    [Fact]
    public async Task Page_IsReachedFromTheFirstPageAndFromEveryFooter()
    {
        var home = await site.Read("/");
        Assert.NotNull(home.QuerySelector("main a[href='/estadisticas']"));
        Assert.NotNull((await site.Read("/acerca")).QuerySelector("footer a[href='/estadisticas']"));
    }

    private static readonly Gen<Respondent> Somebody = Gen.Select(
        Gen.Int[0, Ballots.Election.Offices.Length - 1], Gen.Int[0, Ballots.Election.Actors.Length - 1], Gen.Int[0, 5], Gen.Int[0, 9],
        (office, actor, answer, named) => new Respondent(
            "", 1, Ballots.Election.Offices[office].Id, Ballots.Election.Actors[actor].Id,
            System.Collections.Immutable.ImmutableDictionary<string, GroupAnswer>.Empty.Add("indigena", answer switch { < 2 => GroupAnswer.Yes, 2 => GroupAnswer.NoAnswer, _ => GroupAnswer.No }),
            named == 0 ? ["indigena"] : []));

    [Fact]
    public async Task GroupTables_OfEveryCrossing_HaveTheSameTotal_ThatIsTheSumOfTheirLines()
    {
        var crossed = 0;
        await Somebody.Array[0, 300].SampleAsync(
            async people =>
            {
                var (told, _) = GroupStatistics.Publish(GroupLedger.Empty("indigena"), [.. people.Select((p, i) => p with { Person = $"p{i}" })], 3);
                var page = await Page(WithCut(Ballots.Snapshot, CutStatistics.Of(Ballots.Election, 3, CutSite.FirstAt, Ballots.People, new HashSet<string>(), [told], null)));
                var tables = page.QuerySelectorAll("section[aria-labelledby=grupo-indigena] table").ToArray();
                Assert.Equal(told.Total.Count == 0, tables.Length == 0);
                foreach (var table in tables)
                {
                    var whole = Cells(table.QuerySelector("tfoot tr")!);
                    Assert.Equal(told.Total.Count, whole[3]);
                    Assert.Equal(told.Total.Yes, whole[0]);
                    Assert.Equal(told.Total.No, whole[1]);
                    var lines = table.QuerySelectorAll("tbody tr").Select(Cells).ToArray();
                    // Column by column, where every line says a number; how many are counted, every line does.
                    Assert.All(Enumerable.Range(0, 4).Where(c => lines.Length > 0 && lines.All(l => l[c] is not null)), c => Assert.Equal(whole[c], lines.Sum(l => l[c])));
                    Assert.All(lines, l => Assert.NotNull(l[3]));
                    Assert.All(lines.Append(whole).Where(l => l[..3].All(c => c is not null)), l => Assert.Equal(l[3], l[..3].Sum()));
                    crossed += lines.Length > 0 ? 1 : 0;
                }
            },
            iter: Elections, threads: 1);
        Assert.True(crossed > 5, $"{crossed} crossings");

        static int?[] Cells(IElement row) => [.. row.QuerySelectorAll("td").Take(4).Select(c => int.TryParse(c.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var n) ? n : (int?)null)];
    }

    [Fact]
    public void PartsAdded_AreTheWhole_HoweverItIsParted() => Gen.Select(Anybody.Array[0, 60], Gen.Int[1, 4]).Sample(
        (people, parts) =>
        {
            var whole = CurricularStatistics.Of(Ballots.Election, people);
            var sum = CurricularStatistics.Sum(Ballots.Election, [.. people.Index().GroupBy(p => p.Index % parts, p => p.Item).Select(g => CurricularStatistics.Of(Ballots.Election, [.. g]))]);
            Assert.Equal(Text(whole), Text(sum));
        },
        iter: Elections, threads: 1);

    [Fact]
    public async Task AfterTheClosing_ThePageCountsAsInTheLastCut_AndSaysWhich()
    {
        var at = new DateTimeOffset(2024, 6, 2, 23, 55, 0, Deadlines.Hermosillo);
        var open = Ballots.Snapshot.InOrder.Select(l => Ballots.Snapshot.FindWhole(l.Candidacy.Id)!).ToArray();
        var last = CutStatistics.Of(Ballots.Election, 9, at, open, new HashSet<string>(), [], null);
        var before = await Page(Ballots.Snapshot);

        var all = Ballots.Election.Offices.Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        var ended = await Page(WithCut(ClosingTests.ClosedSite.Closed(_ => true), CutStatistics.Of(Ballots.Election, 10, at.AddHours(6), [], all, [], last)));
        foreach (var table in Tables)
            Assert.Equal(Lines(before, table), Lines(ended, table));
        Assert.All(ended.QuerySelectorAll("main section .pista"), p => Assert.Contains("Datos del corte 9, del 2 de junio de 2024, 23:55 (hora de Sonora).", p.TextContent, StringComparison.Ordinal));
        Assert.Contains("terminó el 2 de junio de 2024", ended.Body!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(ended.QuerySelector("main a[href='/cortes/10']"));

        var others = open.Where(c => c.Office != "regiduria").ToArray();
        var partly = await Page(WithCut(
            ClosingTests.ClosedSite.Closed(o => o == "regiduria"), CutStatistics.Of(Ballots.Election, 10, at.AddHours(6), others, new HashSet<string> { "regiduria" }, [], last)));
        foreach (var table in Tables)
            Assert.Equal(Lines(before, table), Lines(partly, table));
        Assert.Contains("Datos del corte 10, del 3 de junio de 2024, 05:55 (hora de Sonora); los de cargos cuya publicación terminó, del corte 9, del 2 de junio", partly.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains(StatisticsMessages.Kept, partly.Body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AfterTheClosing_WithoutAnyCut_ThePageSaysThatNobodyIsCounted()
    {
        var ended = await Page(ClosingTests.ClosedSite.Closed(_ => true));
        Assert.Empty(ended.QuerySelectorAll("main table"));
        Assert.Contains(StatisticsMessages.NobodyAnymore, ended.Body!.TextContent, StringComparison.Ordinal);
        var partly = await Page(ClosingTests.ClosedSite.Closed(o => o == "regiduria"));
        Assert.DoesNotContain("Regiduría", Lines(partly, "por-cargo").Keys);
        Assert.Contains(StatisticsMessages.Partly, partly.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void OfficeThatHasNobodyLeftAndDidNotClose_IsNotCounted()
    {
        var before = CutStatistics.Of(Ballots.Election, 1, default, Ballots.People, new HashSet<string>(), [], null);
        var after = CutStatistics.Of(Ballots.Election, 2, default, [], new HashSet<string> { "regiduria" }, [], before);
        Assert.Equal(["regiduria"], after.Offices.Select(o => o.Office));
    }

    [Theory]
    [InlineData(0, 0, "—")]
    [InlineData(0, 7, "0.0 %")]
    [InlineData(1, 3, "33.3 %")]
    [InlineData(2, 3, "66.7 %")]
    [InlineData(1, 2000, "0.1 %")]
    [InlineData(7, 7, "100.0 %")]
    public void Percent_IsRoundedToTheNearest(int part, int whole, string said) => Assert.Equal(said, StatisticsMessages.Percent(part, whole));

    private static System.Collections.Immutable.ImmutableArray<PublicSection> Studies(int degree) => degree switch
    {
        0 => [new PublicSection("estudios", "Estudios", [], new PublicWithholding("Propaganda", "CG/8/2024"))],
        1 => [Section(null)],
        2 => [Section("Sin estudios")],
        3 => [Section("Doctorado en línea")],
        _ => [Section("Maestría")],
    };

    private static PublicSection Section(string? degree) =>
        new("estudios", "Estudios", [new PublicItem(PublicProfile.DegreeField, "Grado máximo de estudios", degree, "Choice")]);

    private static PublicSnapshot WithCut(PublicSnapshot snapshot, CutStatistics statistics) => new(1, snapshot.Election, snapshot.Rows.Values, [new PublicCut
    {
        Election = statistics.Election,
        Number = statistics.Cut,
        At = statistics.At,
        Origin = CutOrigin.Scheduled,
        Candidacies = 0,
        Counts = System.Collections.Immutable.ImmutableSortedDictionary<CutChangeKind, int>.Empty,
        ElectionDigest = "",
        ChangesDigest = "",
        Manifest = "",
        KeyId = "",
        Signature = "",
        Statistics = CutStatistics.Read(statistics.Bytes()),
    }]);

    private static string Text(CurricularStatistics statistics) => JsonSerializer.Serialize(statistics, PublicJson.Options);

    private static Task<IHtmlDocument> Page(PublicCandidacy[] people) => Page(new PublicSnapshot(
        1, Ballots.Snapshot.Election,
        people.Select((p, i) => p with { Id = Ballots.Id(i), SortKey = $"{i:D6}" }).Select(p => HeldRow.Of(new PublicRow(p.Id, 1, p)))));

    private static async Task<IHtmlDocument> Page(PublicSnapshot snapshot)
    {
        // Another baker for each, that keeps no page of another; drawing is the same for all.
        var page = await StatisticsPage.Answer(new DefaultHttpContext(), snapshot, new SiteBaker(Renderer, Frames));
        return new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(page!.Html()));
    }

    private static Dictionary<string, int[]> Lines(IHtmlDocument page, string table) =>
        page.QuerySelectorAll($"section[aria-labelledby={table}] tbody tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, Numbers, StringComparer.Ordinal);

    /// <summary>The counts of a line, without its percentage, which is last.</summary>
    private static int[] Numbers(IElement row) =>
        [.. row.QuerySelectorAll("td").SkipLast(1).Select(c => int.Parse(c.TextContent, NumberStyles.AllowThousands, CultureInfo.InvariantCulture))];
}
