using System.Collections.Immutable;
using System.Net;
using AngleSharp.Html.Dom;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.Capture;

/// <summary>What stands before the identity questionnaire: the notice, and the candidate's own account.</summary>
public sealed class IdentityNoticeTests(CaptureSite site) : IClassFixture<CaptureSite>
{
    [Fact]
    public async Task Section_IsReachedThroughTheNoticeOnce()
    {
        const string Id = "cand-prueba-2024-000101";
        using var browser = site.Browser();
        using (var first = await browser.GetAsync($"/captura/{Id}/indigena"))
        {
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
            Assert.Equal($"/captura/{Id}/antes-de-identidad?rubro=indigena", first.Headers.Location!.OriginalString);
        }

        var page = await Open(browser, $"/captura/{Id}/antes-de-identidad?rubro=indigena");
        var text = page.QuerySelector("main")!.TextContent;
        foreach (var said in new[] { "Lo que nunca se publica", "ingresos no se publican de forma individual", "Persona indígena", "el tipo de acción se publica siempre", "Prefiero no contestar" })
            Assert.Contains(said, text, StringComparison.Ordinal);

        // Not marked: nothing is saved and the error leads to the box.
        using (var refused = await Send(browser, page))
        {
            Assert.Equal(HttpStatusCode.UnprocessableEntity, refused.StatusCode);
            var again = await CaptureSite.Page(refused);
            Assert.NotNull(again.QuerySelector(".resumen-err a[href='#aviso-leido']"));
            Assert.Null(site.Grains.Section(Id, "aviso"));
        }

        using (var taken = await Send(browser, page, ("aviso-leido", "si")))
            Assert.Equal($"/captura/{Id}/indigena", taken.Headers.Location!.OriginalString);
        Assert.Equal("si", site.Grains.Section(Id, "aviso")!.Values["aviso-leido"]);
        Assert.NotNull((await Open(browser, $"/captura/{Id}/indigena")).QuerySelector("input[name=p01]"));
        Assert.NotNull((await Open(browser, $"/captura/{Id}/mayores")).QuerySelector("input[name=p17]"));
    }

    [Fact]
    public async Task Notice_AcknowledgedBefore_IsReadByAnotherAccountWithoutAskingAgain()
    {
        const string Id = "cand-prueba-2024-000102";
        site.Grains.Save(Id, "aviso", ImmutableDictionary<string, string>.Empty.Add("aviso-leido", "si"));
        using var browser = site.CandidatesBrowser(Id);
        using (var first = await browser.GetAsync($"/captura/{Id}/indigena"))
            Assert.Equal(HttpStatusCode.Redirect, first.StatusCode);
        var page = await Open(browser, $"/captura/{Id}/antes-de-identidad?rubro=discapacidad");
        Assert.Null(page.QuerySelector("#aviso-leido"));
        using (var taken = await Send(browser, page))
            Assert.Equal($"/captura/{Id}/discapacidad", taken.Headers.Location!.OriginalString);
        Assert.Equal(1, site.Grains.Section(Id, "aviso")!.Version);
        Assert.NotNull((await Open(browser, $"/captura/{Id}/indigena")).QuerySelector("input[name=p01]"));
    }

    [Fact]
    public async Task Notice_LeadsOnlyToSectionsOfIdentity()
    {
        const string Id = "cand-prueba-2024-000103";
        using var browser = site.Browser();
        var page = await Open(browser, $"/captura/{Id}/antes-de-identidad?rubro=//otro.invalid");
        using var taken = await Send(browser, page, ("aviso-leido", "si"), ("rubro", "//otro.invalid"));
        Assert.Equal($"/captura/{Id}/indigena", taken.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Registry_WithAnAffirmativeAction_IsSaid()
    {
        const string Id = "cand-prueba-2024-000104";
        using var browser = site.Browser();
        Assert.Contains("no se registró por una acción afirmativa", (await Open(browser, $"/captura/{Id}/antes-de-identidad")).Body!.TextContent, StringComparison.Ordinal);
        var before = site.Grains.Entry;
        site.Grains.Entry = before with { AffirmativeActions = "indigena diversidad" };
        try
        {
            Assert.Contains(
                "por acción afirmativa: Personas indígenas, Personas de la diversidad sexual",
                (await Open(browser, $"/captura/{Id}/antes-de-identidad")).Body!.TextContent, StringComparison.Ordinal);
        }
        finally
        {
            site.Grains.Entry = before;
        }
    }

    [Fact]
    public async Task OwnAccount_ThatAnswersIdentity_ClosesItToTheParty()
    {
        const string Id = "cand-prueba-2024-000105";
        const string Words = "palabra-propia-de-la-candidata";
        using var party = site.Browser();
        using var own = site.CandidatesBrowser(Id);
        var notice = await Open(own, $"/captura/{Id}/antes-de-identidad?rubro=indigena");
        (await Send(own, notice, ("aviso-leido", "si"))).Dispose();
        var section = await Open(own, $"/captura/{Id}/indigena");
        using (var saved = await Send(own, section, ("p01", "si"), ("p02", "no"), ("p03", "otro"), ("p03-otro", Words), ("terminada", "si")))
            Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Contains(Words, (await Open(own, $"/captura/{Id}/indigena")).Body!.InnerHtml, StringComparison.Ordinal);

        // The party: complete or not, and nothing else, on every page and by every way in.
        var tasks = await Open(party, $"/captura/{Id}");
        Assert.Empty(tasks.QuerySelectorAll($"main a[href^='/captura/{Id}/indigena'], main a[href*=identidad]"));
        Assert.Contains("La persona candidata lo contesta con su propia cuenta", tasks.Body!.TextContent, StringComparison.Ordinal);
        foreach (var (name, state) in new[] { ("indigena", "Este rubro está completo."), ("discapacidad", "Este rubro está incompleto.") })
        {
            var closed = await Open(party, $"/captura/{Id}/{name}");
            Assert.Contains(state, closed.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.Empty(closed.QuerySelectorAll("main form, main input"));
            Assert.DoesNotContain(Words, closed.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        using var back = await party.GetAsync($"/captura/{Id}/antes-de-identidad");
        Assert.Equal($"/captura/{Id}", back.Headers.Location!.OriginalString);
        Assert.DoesNotContain(Words, (await Open(party, $"/captura/{Id}/revisar")).DocumentElement.OuterHtml, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OwnAccount_SeesNoOtherCandidacy()
    {
        using var own = site.CandidatesBrowser("cand-prueba-2024-000106");
        using (var mine = await own.GetAsync("/captura/cand-prueba-2024-000106"))
            Assert.Equal(HttpStatusCode.OK, mine.StatusCode);
        foreach (var path in new[] { "", "/estudios", "/indigena", "/antes-de-identidad", "/revisar", "/acuse" })
        {
            using var answer = await own.GetAsync("/captura/cand-prueba-2024-000107" + path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    [Fact]
    public async Task ClosedWindow_ShowsIdentityWithoutNotice()
    {
        const string Id = "cand-prueba-2024-000108";
        using var browser = site.Browser();
        site.Grains.CanCapture = false;
        try
        {
            Assert.Contains("ya no puede modificarse", (await Open(browser, $"/captura/{Id}/indigena")).Body!.TextContent, StringComparison.Ordinal);
        }
        finally
        {
            site.Grains.CanCapture = true;
        }
    }

    private static Task<IHtmlDocument> Open(HttpClient browser, string path) => CaptureForms.Open(browser, path);

    private static Task<HttpResponseMessage> Send(HttpClient browser, IHtmlDocument page, params (string, string)[] filled) =>
        CaptureForms.Send(browser, page, filled);
}
