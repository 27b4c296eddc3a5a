using System.Net;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Ballot;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Tests.Public;

/// <summary>«¿Quiénes están en tu boleta?»: from two choices to everybody one can vote for.</summary>
public sealed class BallotTests(CitizenSite site) : IClassFixture<CitizenSite>
{
    [Fact]
    public async Task Home_AsksForBothFirst_AndCounts()
    {
        var page = await site.Read("/");
        Assert.Equal("¿Quiénes están en tu boleta?", page.QuerySelector("h1")!.TextContent);
        var form = page.QuerySelector("main form")!;
        Assert.Equal("/boleta", form.GetAttribute("action"));
        Assert.Equal(["municipio", "distrito"], form.QuerySelectorAll("select").Select(s => s.GetAttribute("name")));
        Assert.Contains("Sección", page.QuerySelector("main details")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("14 candidaturas; 1 con cuestionario publicado.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main a[href='/preguntas-frecuentes']"));
    }

    [Fact]
    public async Task BothChosen_LeadsToAnAddressThatCanBeShared()
    {
        using var answer = await site.Web.Client.GetAsync("/boleta?municipio=26042&distrito=6&otra=1");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/boleta/26042/6", answer.Headers.Location!.ToString());
        Headers.AssertSafe(answer, isPrivate: false);
        Assert.Null(Headers.One(answer, "Set-Cookie"));
    }

    [Theory]
    [InlineData("/boleta?municipio=26042", "distrito local")]
    [InlineData("/boleta?distrito=6", "municipio")]
    [InlineData("/boleta?distrito=6&municipio=nada", "municipio")]
    public async Task OneChosen_AsksForTheOther_AndKeepsTheFirst(string path, string missing)
    {
        var page = await site.Read(path);
        Assert.Contains("Falta elegir una opción. Elige el " + missing, page.QuerySelector("#falta")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("main option[selected]"));
        Assert.Equal("falta", Assert.Single(page.QuerySelectorAll("main select[aria-describedby]")).GetAttribute("aria-describedby"));
    }

    [Theory]
    [InlineData("/boleta")]
    [InlineData("/boleta?municipio=nada&distrito=99")]
    public async Task NoneChosen_OnlyAsks(string path)
    {
        var page = await site.Read(path);
        Assert.Null(page.QuerySelector("#falta"));
        Assert.Empty(page.QuerySelectorAll("main option[selected]"));
    }

    [Theory]
    [InlineData("/boleta/26042/99")]
    [InlineData("/boleta/99999/6")]
    [InlineData("/boleta/26042/6/x")]
    [InlineData("/boleta/..%2f..%2fetc/6")]
    public async Task PlaceThatTheElectionHasNot_IsNotFound(string path) => Assert.NotNull(await site.Read(path, HttpStatusCode.NotFound));

    [Fact]
    public async Task Ballot_GoesOfficeByOffice_AndEveryCardIsTheSame()
    {
        var page = await site.Read("/boleta/26042/6");
        Assert.Equal(["Diputación", "Diputación por listas", "Presidencia municipal", "Regiduría"], page.QuerySelectorAll("main h2").Select(h => h.TextContent));
        Assert.Contains("Distrito 6", page.Title, StringComparison.Ordinal);
        Assert.Contains("Navojoa", page.Title, StringComparison.Ordinal);
        var cards = page.QuerySelectorAll("main .tarjetas > li");
        Assert.Equal(8, cards.Length);
        Assert.All(cards, c => Assert.Null(c.GetAttribute("class")));
        // Nobody of another district or municipality.
        Assert.DoesNotContain("Güíjaro", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Sierra", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        var first = cards[0];
        Assert.StartsWith("Nopalina", first.QuerySelector("h3 a")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/candidaturas/" + Ballots.Id(2), first.QuerySelector("p a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Lists_AreFoldedByActor_AndIndependentSlatesStayApart()
    {
        var page = await site.Read("/boleta/26042/6");
        var slates = page.QuerySelectorAll("[aria-labelledby=regiduria] details");
        Assert.Equal(3, slates.Length);
        Assert.Equal([2, 1, 1], slates.Select(s => s.QuerySelectorAll(".tarjetas > li").Length));
        Assert.All(slates, s => Assert.False(s.HasAttribute("open")));
        Assert.Equal(
            [Ballots.Id(10), Ballots.Id(11), Ballots.Id(12), Ballots.Id(13)],
            slates.Skip(1).SelectMany(s => s.QuerySelectorAll(".tarjetas a")).Select(a => a.GetAttribute("href")!.Split('/')[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Ballot_OfAPlaceWithoutCandidacies_SaysSo()
    {
        var page = await site.Read("/boleta/26003/2");
        Assert.Contains("Todavía no hay candidaturas", page.QuerySelector("[aria-labelledby=regiduria]")!.TextContent, StringComparison.Ordinal);
        Assert.Single(page.QuerySelectorAll("[aria-labelledby=presidencia-municipal] .tarjetas > li"));
    }

    [Fact]
    public void Formulas_PairOnlyWhoIsKnownToGoTogether()
    {
        var snapshot = Ballots.Snapshot;
        foreach (var (titular, substitute) in new[] { (1, 2), (7, 8), (10, 11), (12, 13) })
        {
            Assert.Equal(Ballots.Id(substitute), PartnerOf(titular)!.Id);
            Assert.Equal(Ballots.Id(titular), PartnerOf(substitute)!.Id);
        }

        Assert.Null(PartnerOf(3));
        Assert.Equal(Ballots.People.Length, snapshot.ContestsInOrder.SelectMany(c => c.Formulas).Sum(f => (f.Titular is null ? 0 : 1) + (f.Substitute is null ? 0 : 1)));
        PublicCandidacy? PartnerOf(int id) => snapshot.ContestOf(snapshot.Find(Ballots.Id(id))!).PartnerOf(Ballots.Id(id));
        // Two titulars of one post: neither is given the substitute.
        var (a, b, c) = (Ballots.People[6], Ballots.People[6] with { Id = "otra" }, Ballots.People[7]);
        Assert.Equal([(a, null), (b, null), (null, c)], Formula.Of([a, b, c]).Select(f => ((object?)f.Titular, (object?)f.Substitute)));
    }

    [Fact]
    public void Contests_AreThoseOfTheElection_AlsoEmpty() =>
        Assert.Equal(Ballots.Election.Offices.Select(o => o.Id), BallotContest.Of(Ballots.Snapshot, "26003", "2").Select(c => c.Office.Id));
}
