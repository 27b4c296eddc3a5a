using System.Net;

namespace Conoceles.Web.Tests.Public;

/// <summary>The list as a citizen gets it: cards or table, folded filters, what search engines keep.</summary>
public sealed class ListPageTests(CitizenSite site) : IClassFixture<CitizenSite>
{
    [Fact]
    public async Task List_CountsInItsHeading_AndSaysItsOrder()
    {
        var page = await site.Read("/candidaturas?cargo=regiduria");
        Assert.Equal("Regiduría", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("7 candidaturas", page.QuerySelector("main h2")!.TextContent);
        Assert.Contains("Es igual para todas las candidaturas", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(7, page.QuerySelectorAll(".tarjetas > li").Length);
    }

    [Theory]
    [InlineData("", "Filtros")]
    [InlineData("?q=cardon", "Filtros")]
    [InlineData("?vista=tabla", "Filtros")]
    [InlineData("?inventado=1", "Filtros")]
    [InlineData("?sexo=mujer", "Filtros: Mujer")]
    [InlineData("?distrito=6&sexo=mujer", "Filtros: Distrito 6, Hermosillo · Mujer")]
    [InlineData("?q=a&accion=indigena&caracter=suplente&edad=30-39", "Filtros: Suplente · 30 a 39 años · Personas indígenas")]
    public async Task Filters_AreFolded_AndSayWhatIsChosen(string query, string summary)
    {
        var page = await site.Read("/candidaturas" + query);
        var form = page.QuerySelector("main form")!;
        // On a phone, open they would be between the question and whom it finds.
        Assert.False(form.QuerySelector("details")!.HasAttribute("open"));
        Assert.Equal(summary, form.QuerySelector("summary")!.TextContent);
        // The search itself is before what is folded.
        Assert.Equal("q", form.QuerySelector("input, select")!.GetAttribute("name"));
        Assert.Single(page.QuerySelectorAll("main form button"));
        Assert.Equal(
            ["cargo", "principio", "municipio", "distrito", "actor", "caracter", "sexo", "edad", "escolaridad", "accion"],
            form.QuerySelectorAll("select").Select(s => s.GetAttribute("name")));
    }

    [Fact]
    public async Task Filters_KeepWhatWasChosen()
    {
        var page = await site.Read("/candidaturas?sexo=mujer&edad=30-39&municipio=26042&vista=tabla");
        foreach (var (name, value) in new[] { ("sexo", "mujer"), ("edad", "30-39"), ("municipio", "26042") })
            Assert.Equal(value, page.QuerySelector($"select[name={name}] option[selected]")!.GetAttribute("value"));
        Assert.Equal("tabla", page.QuerySelector("form input[type=hidden][name=vista]")!.GetAttribute("value"));
        Assert.Equal("/candidaturas?vista=tabla", page.QuerySelector("form a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Table_HasTheSameRows_AndItsAddressIsItsOwn()
    {
        var cards = await site.Read("/candidaturas?municipio=26042");
        var toggle = cards.QuerySelectorAll(".vistas a").Single(a => a.TextContent == "Tabla");
        Assert.Equal("/candidaturas?municipio=26042&vista=tabla", toggle.GetAttribute("href"));
        var table = await site.Read(toggle.GetAttribute("href")!);
        Assert.Empty(table.QuerySelectorAll(".tarjetas"));
        Assert.Equal(
            cards.QuerySelectorAll(".tarjetas h3 a").Select(a => a.GetAttribute("href")),
            table.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")));
        Assert.Equal(6, table.QuerySelectorAll("thead th[scope=col]").Length);
        Assert.Equal("true", table.QuerySelectorAll(".vistas a").Single(a => a.TextContent == "Tabla").GetAttribute("aria-current"));
    }

    [Theory]
    [InlineData("/candidaturas?inventado=1&sexo=nada", "/candidaturas", false)]
    [InlineData("/candidaturas?sexo=mujer&cargo=regiduria", "/candidaturas?cargo=regiduria&sexo=mujer", false)]
    [InlineData("/candidaturas?accion=indigena", "/candidaturas?accion=indigena", true)]
    [InlineData("/candidaturas?q=cardon", "/candidaturas?q=cardon", true)]
    public async Task Page_NamesItsOneAddress_AndKeepsPeopleSearchesFromIndexes(string asked, string canonical, bool noIndex)
    {
        var page = await site.Read(asked);
        Assert.Equal("https://conoceles.invalid" + canonical, page.QuerySelector("link[rel=canonical]")!.GetAttribute("href"));
        Assert.Equal(noIndex ? "noindex" : null, page.QuerySelector("meta[name=robots]")?.GetAttribute("content"));
    }

    [Fact]
    public async Task Similar_AreSaidToBeSimilar_AndTheTextIsText()
    {
        var page = await site.Read("/candidaturas?q=nopalinna");
        Assert.Contains("Ningún nombre dice «nopalinna»", page.QuerySelector("main .nota")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("1 candidatura", page.QuerySelector("main h2")!.TextContent);
        page = await site.Read("/candidaturas?q=%3Cscript%3Ealert(1)%3C%2Fscript%3E");
        Assert.Empty(page.QuerySelectorAll("main script"));
        Assert.Equal("0 candidaturas", page.QuerySelector("main h2")!.TextContent);
        Assert.Contains("Ninguna candidatura coincide", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/candidaturas?pagina=2")]
    [InlineData("/candidaturas?pagina=999999999")]
    [InlineData("/candidaturas?q=cardon&pagina=2")]
    public async Task PageThatIsNot_IsNotFound(string path) => Assert.NotNull(await site.Read(path, HttpStatusCode.NotFound));

    [Fact]
    public async Task Cards_ShowAnEmblemThatSaysNothingTwice()
    {
        var page = await site.Read("/candidaturas");
        var images = page.QuerySelectorAll(".tarjetas img");
        Assert.Equal(Ballots.People.Length, images.Length);
        Assert.All(images, i => Assert.Equal("", i.GetAttribute("alt")));
        // One file for all of them: a list with every party asks for one.
        Assert.Single(images.Select(i => i.GetAttribute("src")!.Split('#')[0]).Distinct());
    }
}
