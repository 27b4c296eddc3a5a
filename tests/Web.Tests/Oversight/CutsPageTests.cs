using System.Net;
using Conoceles.Candidacies;
using Conoceles.Cuts;
using Conoceles.Web.Tests.After;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>The cuts' pages of the UT over HTTP: none yet, those there are, the one that is being made, and asking for one.</summary>
public sealed class CutsPageTests(OversightSite site) : IClassFixture<OversightSite>
{
    private const string Address = "/ut/cortes";
    private static readonly DateTimeOffset _at = new(2024, 5, 4, 6, 0, 0, Elections.Deadlines.Hermosillo);

    [Fact]
    public async Task Page_WithoutCuts_SaysSo_AndWhenTheFirstIs()
    {
        site.Cuts = new CutsView([], 0, null, _at);
        using var browser = site.Browser();
        var text = PageForm.Text(await PageForm.Open(browser, Address));
        Assert.Contains("Todavía no hay cortes.", text, StringComparison.Ordinal);
        Assert.Contains("El siguiente corte programado es el 4 de mayo de 2024, 06:00 horas, hora de Sonora.", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(Role.UtAdministrator, true)]
    [InlineData(Role.Reviewer, false)]
    [InlineData(Role.Commission, false)]
    public async Task Page_ListsCuts_AndOffersOneToWhoMayAsk(Role role, bool offered)
    {
        site.Cuts = new CutsView([new CutView(2, _at, "Entrega al consejo", "cuenta-ut", 1_250, 3), new CutView(1, _at.AddDays(-1), "", "sistema:cortes", 1_249, 0)], 2, null, null);
        using var browser = site.Browser(role);
        var page = await PageForm.Open(browser, Address);
        Assert.Equal(
            ["Corte\u00A02 | 4 de mayo de 2024, 06:00 | 1,250 | 3 | Entrega al consejo", "Corte\u00A01 | 3 de mayo de 2024, 06:00 | 1,249 | 0 | Programado"],
            page.QuerySelectorAll("main tbody tr").Select(r => string.Join(" | ", r.Children.Select(c => c.TextContent.Trim()))));
        Assert.Equal(offered, page.QuerySelector($"main a[href='{Address}/nuevo']") is not null);
        using var form = await browser.GetAsync(Address + "/nuevo");
        Assert.Equal(offered ? HttpStatusCode.OK : HttpStatusCode.Forbidden, form.StatusCode);
    }

    [Fact]
    public async Task WhileOneIsMade_ItsProgressIsShown_AndNoOtherIsOffered()
    {
        site.Cuts = new CutsView([], 0, new CutProgress("Entrega", _at, 500, 1_250), null);
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address);
        var bar = page.QuerySelector("main progress")!;
        Assert.Equal(("500", "1250"), (bar.GetAttribute("value"), bar.GetAttribute("max")));
        Assert.Contains("500 de 1,250 candidaturas revisadas.", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector($"main a[href='{Address}/nuevo']"));
    }

    [Fact]
    public async Task CutThatCannotBeMade_SaysSince_AndWhoToTell()
    {
        site.Cuts = new CutsView([], 0, new CutProgress("Entrega", _at, 0, 0, _at), null);
        using var browser = site.Browser();
        var text = PageForm.Text(await PageForm.Open(browser, Address));
        Assert.Contains("El último intento, a las 06:00 horas, no terminó", text, StringComparison.Ordinal);
        site.Cuts = new CutsView([], 0, new CutProgress("Entrega", _at, 0, 0), null);
        Assert.DoesNotContain("no terminó", PageForm.Text(await PageForm.Open(browser, Address)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData(7, "En el corte 9 no pudieron hacerse las estadísticas de grupos prioritarios: el sitio muestra las del corte 7.")]
    [InlineData(0, "En el corte 9 no pudieron hacerse las estadísticas de grupos prioritarios, y el sitio no muestra ninguna.")]
    public async Task StatisticsOfGroupsThatStayedBehind_AreTold(int? cut, string? told)
    {
        site.Cuts = new CutsView([new CutView(9, _at, "", "sistema:cortes", 1_250, 0)], 9, null, null, cut);
        using var browser = site.Browser();
        var text = PageForm.Text(await PageForm.Open(browser, Address));
        if (told is null)
            Assert.DoesNotContain("grupos prioritarios", text, StringComparison.Ordinal);
        else
            Assert.Contains(told, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Cut_IsAskedForWithAReason_Confirmed_AndTwoClicksAreOne()
    {
        site.CutsAsked.Clear();
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address + "/nuevo");
        using (var empty = await new PageForm(page).Send(browser))
        {
            page = await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(["Escriba el motivo del corte.", "Marque la casilla para confirmar que sabe lo que este acto produce."], page.QuerySelectorAll(".resumen-err a").Select(a => a.TextContent));
        }

        for (var click = 0; click < 2; click++)
        {
            using var done = await new PageForm(page).Fill("motivo", "Entrega al consejo").Fill("confirmo", "si").Send(browser);
            Assert.Equal(Address + "?hecho=pedido", done.Headers.Location?.OriginalString);
        }

        var asked = Assert.Single(site.CutsAsked);
        Assert.Equal(("Entrega al consejo", "cuenta-UtAdministrator", Role.UtAdministrator), (asked.Reason, asked.Actor.AccountId, asked.Actor.Role));
        Assert.Contains("El corte quedó pedido.", PageForm.Text(await PageForm.Open(browser, Address + "?hecho=pedido")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refusal_SaysWhy_AndKeepsTheReason()
    {
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address + "/nuevo");
        site.Refuse = new Refusal("cut-running", "Ya se está haciendo un corte; cuando termine podrá pedir otro.");
        using var refused = await new PageForm(page).Fill("motivo", "Otra entrega").Fill("confirmo", "si").Send(browser);
        site.Refuse = null;
        page = await PageForm.Read(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Ya se está haciendo un corte", page.QuerySelector(".resumen-err")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Otra entrega", new PageForm(page).Value("motivo"));
    }
}
