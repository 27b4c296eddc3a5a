using System.Collections.Immutable;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Contests;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;
using Conoceles.Web.Tests.Forms;
using Microsoft.Playwright;

namespace Conoceles.Web.Tests.Public;

/// <summary>Everybody of a contest, question by question.</summary>
public sealed class CompareTests(CitizenSite site, Browser browser) : IClassFixture<CitizenSite>, IClassFixture<Browser>
{
    private const string District6 = "/comparar/diputacion-mr-distrito-6";

    [Fact]
    public async Task Contest_HasEverybodyInTheOrderOfTheRegistry_AndWhoGaveNoAnswerToo()
    {
        var page = await site.Read(District6);
        var table = Assert.Single(page.QuerySelectorAll("main table"));
        Assert.Equal("Grado máximo de estudios", table.QuerySelector("caption")!.TextContent);
        Assert.Equal(
            [(Ballots.Id(1), "Maestría"), (Ballots.Id(2), "No proporcionó esta información"), (Ballots.Id(3), "No proporcionó esta información")],
            table.QuerySelectorAll("tbody tr").Select(r => (r.QuerySelector("th a")!.GetAttribute("href")![^Ballots.Id(1).Length..], r.QuerySelector("td")!.TextContent.Trim())));
        Assert.Contains("representa a tu distrito", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("es responsabilidad de quien la capturó", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("meta[name=robots]"));
    }

    [Theory]
    [InlineData("?ids=ID1,ID3")]
    [InlineData("?ids=ID3&ids=ID1&otra=1")]
    [InlineData("?ids=ID3,ID1,cand-de-otra-contienda")]
    public async Task Some_AreComparedInTheSameOrder_AtAnAddressThatIsNotIndexed(string query)
    {
        var page = await site.Read(District6 + query.Replace("ID", "cand-prueba-2024-00000", StringComparison.Ordinal));
        Assert.Equal(["/candidaturas/" + Ballots.Id(1), "/candidaturas/" + Ballots.Id(3)], page.QuerySelectorAll("main tbody th a").Select(a => a.GetAttribute("href")));
        Assert.Equal([Ballots.Id(1), Ballots.Id(3)], page.QuerySelectorAll<IHtmlInputElement>("main input[checked]").Select(i => i.Value));
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.EndsWith(District6, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector($"main a[href='{District6}']"));
    }

    [Theory]
    [InlineData("?ids=")]
    [InlineData("?ids=nadie")]
    [InlineData("?IDS=x&ids=%3Cscript%3E")]
    public async Task NobodyOfTheContestChosen_IsEverybody(string query) =>
        Assert.Equal(3, (await site.Read(District6 + query)).QuerySelectorAll("main tbody tr").Length);

    [Theory]
    [InlineData("/comparar/diputacion-mr-distrito-99")]
    [InlineData("/comparar/diputacion-mr")]
    [InlineData("/comparar/nada")]
    public async Task ContestThatNobodyHas_IsNotFound(string path) => Assert.NotNull(await site.Read(path, HttpStatusCode.NotFound));

    [Fact]
    public async Task ContestWithoutAnswers_SaysSo()
    {
        var page = await site.Read("/comparar/diputacion-rp");
        Assert.Empty(page.QuerySelectorAll("main table"));
        Assert.Contains("Ninguna candidatura de esta contienda tiene respuestas", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Contests_AreLinkedFromTheBallotTheProfileAndTheSiteMap()
    {
        Assert.NotNull((await site.Read("/boleta/26042/6")).QuerySelector($"main a[href='{District6}']"));
        Assert.NotNull((await site.Read("/candidaturas/" + Ballots.Id(3))).QuerySelector($"main a[href='{District6}']"));
        Assert.Contains("https://conoceles.invalid/comparar/regiduria-26042<", await site.Web.Client.GetStringAsync("/sitemap.xml"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoCap_EqualClipping_AndNoAnswerIsMarkup()
    {
        ImmutableArray<PublicCandidacy> people = [.. Enumerable.Range(1, 200).Select(n => Ballots.People[0] with
        {
            Id = Ballots.Id(n),
            Sections = [new PublicSection("contacto", "Medios de contacto", n == 7
                ? [] : [new PublicItem("x", "Pregunta", n % 2 == 0 ? new string('a', 600) : "<b>corta</b>", "Text")], n == 7 ? new PublicWithholding("Propaganda.", "CG/9/2024") : null)],
        })];
        var page = await Bake(people);
        var rows = page.QuerySelectorAll("main tbody tr");
        Assert.Equal(200, rows.Length);
        Assert.Equal("<b>corta</b>", rows[0].QuerySelector("td p")!.TextContent);
        Assert.Contains("en pausa", rows[6].TextContent, StringComparison.Ordinal);
        // Who wrote more than the clip has a way to the rest; who did not has none.
        var clipped = rows.Where(r => r.QuerySelector(".resto") is not null).ToArray();
        Assert.Equal(100, clipped.Length);
        Assert.All(clipped, r => Assert.Equal("#" + r.QuerySelector("td > div")!.Id, r.QuerySelector("a.leer")!.GetAttribute("href")));
        Assert.Equal(100, clipped.Select(r => r.QuerySelector("td > div")!.Id).Distinct().Count());
        Assert.Equal(100, page.QuerySelectorAll("a.leer").Length);
    }

    [Fact]
    public async Task OnPaper_EveryAnswerIsWhole_AndNothingAsksToBeClicked()
    {
        var text = new string('a', 600);
        var baked = await Bake([Ballots.People[0] with { Sections = [new PublicSection("contacto", "Medios de contacto", [new PublicItem("x", "Pregunta", text, "Text")])] }]);
        var complaints = new List<string>();
        var page = await browser.Open(baked.DocumentElement.OuterHtml, complaints);
        Assert.True(await page.Locator("a.leer").IsVisibleAsync());
        Assert.DoesNotContain(text, await page.InnerTextAsync("main tbody td"), StringComparison.Ordinal);
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        Assert.False(await page.Locator("a.leer").IsVisibleAsync());
        Assert.Equal(text, await page.InnerTextAsync("main tbody td"));
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public void Stamp_ChangesWithTheContest_AndWithNoOther()
    {
        var before = Stamp(Ballots.Snapshot);
        Assert.Equal(before, Stamp(With(Ballots.Id(4))));
        Assert.NotEqual(before, Stamp(With(Ballots.Id(2))));

        static long Stamp(PublicSnapshot snapshot) => snapshot.Contests["diputacion-mr-distrito-6"].Stamp(snapshot);
        static PublicSnapshot With(string changed) => new(
            2, Ballots.Snapshot.Election, Ballots.Snapshot.Rows.Values.Select(r => r.CandidacyId == changed ? r with { Row = r.Row with { StateVersion = 9 } } : r));
    }

    private static async Task<IHtmlDocument> Bake(ImmutableArray<PublicCandidacy> people)
    {
        var contest = new Contest(Contest.IdOf(people[0]), people);
        var page = await new SiteBaker(new PageRenderer(), new FrameReader(AssetManifest.Load(), ElectionKind.Demo)).Page<CompareView>(
            "/comparar/x", 1, new PageText("t", "d"), new Dictionary<string, object?>
            {
                [nameof(CompareView.Contest)] = contest,
                [nameof(CompareView.People)] = people,
                [nameof(CompareView.Questions)] = ContestQuestion.Of(people, Ballots.Election),
            });
        return new HtmlParser().ParseDocument(System.Text.Encoding.UTF8.GetString(page.Html()));
    }
}
