using System.Net;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Receipts;
using Conoceles.TestData;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.After;

/// <summary>The one correction over HTTP: its fields, the difference before it is asked, the request, and how it stands after.</summary>
public sealed class CorrectionTests(CaptureSite site) : IClassFixture<CaptureSite>
{
    private static int _sequence;
    private readonly string _id = $"cand-prueba-2024-{4000 + Interlocked.Increment(ref _sequence):D6}";

    private string Address => $"/captura/{_id}/ajuste";

    [Fact]
    public async Task Asked_FieldByField_ShowsTheDifferenceFirst_AndSaysThatItIsTheOnlyOne()
    {
        site.Grains.Told[_id] = Stories.Public;
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address);
        Assert.Contains("Solo puede aplicarse un ajuste", PageForm.Text(page), StringComparison.Ordinal);
        var form = new PageForm(page);
        Assert.Equal(Stories.Mail, form.Value("correo-publico"));
        Assert.Equal(9, form.Values("rubro").Count());
        form.Fill("correo-publico", "otra@ejemplo.invalid").Fill("correo-publico.2", "").Fill("motivo-cargo", "Primera línea\nsegunda «ñ» & <b>");
        using var compared = await form.Press(browser, "paso", "comparar");
        var review = await PageForm.Read(compared);
        Assert.Equal(
            ["Correo electrónico público", "Correo electrónico público (2)", "¿Por qué quiere ocupar un cargo público?"],
            review.QuerySelectorAll(".diferencia h3").Select(h => h.TextContent));
        var first = review.QuerySelector(".diferencia")!;
        Assert.Equal((Stories.Mail, "otra@ejemplo.invalid"), (first.QuerySelector(".antes dd")!.TextContent, first.QuerySelector(".despues dd")!.TextContent));
        Assert.Equal("Sin respuesta", review.QuerySelectorAll(".despues dd")[1].TextContent);
        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);

        // Without the check nothing is asked, and nothing is lost.
        using var unchecked_ = await new PageForm(review).Press(browser, "paso", "solicitar");
        var told = await PageForm.Read(unchecked_, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("#unico", told.QuerySelector(".resumen-err a")!.GetAttribute("href"));
        Assert.Equal(3, told.QuerySelectorAll(".diferencia").Length);
        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);

        var last = new PageForm(told).Fill("unico", "si");
        using var asked = await last.Press(browser, "paso", "solicitar");
        Assert.Equal((HttpStatusCode.Redirect, Address), (asked.StatusCode, asked.Headers.Location!.OriginalString));
        var request = Assert.IsType<RequestCorrection>(Assert.Single(site.Grains.Given, g => g.Candidacy == _id).Command);
        Assert.Equal((17, null), (request.SeenVersion, request.Mail));
        Assert.Equal(["contacto", "motivos"], request.Changes.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(
            [("correo-publico", "otra@ejemplo.invalid"), ("correo-publico.2", "")],
            request.Changes["contacto"].OrderBy(c => c.Key, StringComparer.Ordinal).Select(c => (c.Key, c.Value)));
        Assert.Equal("Primera línea\nsegunda «ñ» & <b>", request.Changes["motivos"]["motivo-cargo"]);

        // A double click is the same act.
        using var again = await last.Press(browser, "paso", "solicitar");
        Assert.Single(site.Grains.Given.Where(g => g.Candidacy == _id).Select(g => g.Command.OperationId).Distinct());
    }

    [Fact]
    public async Task Difference_LeadsBackToTheFields_WithEverythingAsItWasWritten()
    {
        site.Grains.Told[_id] = Stories.Public;
        using var browser = site.Browser();
        var form = new PageForm(await PageForm.Open(browser, Address)).Fill("pagina-web", "https://ejemplo.invalid/nueva").Fill("grado", "sin-estudios");
        var review = await PageForm.Read(await form.Press(browser, "paso", "comparar"));
        Assert.Contains(review.QuerySelectorAll(".despues dd"), d => d.TextContent == "No aplica");
        var back = await PageForm.Read(await new PageForm(review).Press(browser, "paso", "editar"));
        var fields = new PageForm(back);
        Assert.Equal(("https://ejemplo.invalid/nueva", "sin-estudios", Stories.Mail), (fields.Value("pagina-web"), fields.Value("grado"), fields.Value("correo-publico")));
        Assert.Equal(["rubro-contacto", "rubro-estudios"], back.QuerySelectorAll("details[open]").Select(d => d.Id));
    }

    [Fact]
    public async Task WithoutChanges_OrLeavingTheMinimumIncomplete_SaysWhatIsWrong()
    {
        site.Grains.Told[_id] = Stories.Public;
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address);
        var same = await PageForm.Read(await new PageForm(page).Press(browser, "paso", "comparar"), HttpStatusCode.UnprocessableEntity);
        Assert.Contains("No ha cambiado nada", same.QuerySelector(".resumen-err")!.TextContent, StringComparison.Ordinal);

        var empty = new PageForm(page).Fill("correo-publico", "").Fill("correo-publico.2", "").Fill("motivo-cargo", "Lo nuevo");
        var told = await PageForm.Read(await empty.Press(browser, "paso", "comparar"), HttpStatusCode.UnprocessableEntity);
        Assert.Contains("al menos un medio de contacto", told.QuerySelector(".resumen-err")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Lo nuevo", new PageForm(told).Value("motivo-cargo"));
        Assert.Contains("rubro-contacto", told.QuerySelectorAll("details[open]").Select(d => d.Id));
        // Nor can the last step be reached by skipping the others.
        using var skipped = await empty.Send(browser, null, "foto", ("paso", "solicitar"), ("unico", "si"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, skipped.StatusCode);
        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);
    }

    [Fact]
    public async Task Photo_IsComparedByBothImages_AndAsked()
    {
        var old = site.Grains.Keep(_id, Corpus.Jpeg(30, 40));
        site.Grains.Save(_id, "fotografia", System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("foto", old).Add("foto-fecha", "2024-04-01"));
        site.Grains.Told[_id] = Stories.Public;
        using var browser = site.Browser();
        var form = new PageForm(await PageForm.Open(browser, Address)).Fill("foto-fecha-dia", "20");
        var review = await PageForm.Read(await form.Press(browser, "paso", "comparar", Corpus.Jpeg(600, 800)));
        var images = review.QuerySelectorAll(".diferencia img").Select(i => i.GetAttribute("src")!).ToArray();
        Assert.Equal($"/captura/{_id}/foto/{old}", images[0]);
        foreach (var image in images)
        {
            using var shown = await browser.GetAsync(image);
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        }

        // There and back: the new one is still the new one.
        var back = await PageForm.Read(await new PageForm(review).Press(browser, "paso", "editar"));
        review = await PageForm.Read(await new PageForm(back).Press(browser, "paso", "comparar"));
        Assert.Equal(images, review.QuerySelectorAll(".diferencia img").Select(i => i.GetAttribute("src")!));
        using var asked = await new PageForm(review).Fill("unico", "si").Press(browser, "paso", "solicitar");
        var request = Assert.IsType<RequestCorrection>(Assert.Single(site.Grains.Given, g => g.Candidacy == _id).Command);
        Assert.Equal(images[1], $"/captura/{_id}/foto/{request.Changes["fotografia"]["foto"]}");
        Assert.Equal("2024-04-20", request.Changes["fotografia"]["foto-fecha"]);
    }

    [Fact]
    public async Task Photo_Removed_StaysRemovedToTheRequest()
    {
        var old = site.Grains.Keep(_id, Corpus.Jpeg(30, 40));
        site.Grains.Save(_id, "fotografia", System.Collections.Immutable.ImmutableDictionary<string, string>.Empty.Add("foto", old).Add("foto-fecha", "2024-04-01"));
        site.Grains.Told[_id] = Stories.Public;
        using var browser = site.Browser();
        var form = new PageForm(await PageForm.Open(browser, Address)).Fill("foto-quitar", "si");
        var review = await PageForm.Read(await form.Press(browser, "paso", "comparar"));
        using var asked = await new PageForm(review).Fill("unico", "si").Press(browser, "paso", "solicitar");
        var request = Assert.IsType<RequestCorrection>(Assert.Single(site.Grains.Given, g => g.Candidacy == _id).Command);
        Assert.Equal("", request.Changes["fotografia"]["foto"]);
    }

    [Fact]
    public async Task ChangedMeanwhile_ShowsTheDifferenceAgain_AndTheNextOneIsOfTheNewVersion()
    {
        site.Grains.Told[_id] = Stories.Public;
        using var browser = site.Browser();
        var review = await PageForm.Read(await new PageForm(await PageForm.Open(browser, Address)).Fill("correo-publico", "otra@ejemplo.invalid").Press(browser, "paso", "comparar"));
        site.Grains.Told[_id] = v => Stories.Public(v) with { Version = 18 };
        site.Grains.Answer = c => c is RequestCorrection { SeenVersion: 17 } ? Outcome.Refused(Refusals.StaleVersion, 18) : Outcome.Done(19);
        try
        {
            var told = await PageForm.Read(await new PageForm(review).Fill("unico", "si").Press(browser, "paso", "solicitar"), HttpStatusCode.UnprocessableEntity);
            Assert.Contains(Refusals.StaleVersion.Message, told.QuerySelector(".resumen-err")!.TextContent, StringComparison.Ordinal);
            Assert.Single(told.QuerySelectorAll(".diferencia"));
            using var asked = await new PageForm(told).Fill("unico", "si").Press(browser, "paso", "solicitar");
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
        }
        finally
        {
            site.Grains.Answer = _ => Outcome.Done(2);
        }
    }

    [Fact]
    public async Task Requested_TheSameAddressSaysWhenItIsDecided()
    {
        site.Grains.Told[_id] = Stories.Requested;
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address);
        var text = PageForm.Text(page);
        foreach (var said in new[] { "La solicitud se recibió", "25 de abril de 2024, 09:00:00 horas, hora de Sonora", "26 de abril de 2024, 23:59 horas", "otra@ejemplo.invalid" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        // Sent again from a page that stayed open: not a second request.
        site.Grains.Told[_id] = Stories.Public;
        var form = new PageForm(await PageForm.Open(browser, Address)).Fill("correo-publico", "tercera@ejemplo.invalid");
        site.Grains.Told[_id] = Stories.Requested;
        using var answer = await form.Press(browser, "paso", "comparar");
        Assert.Equal((HttpStatusCode.Redirect, Address), (answer.StatusCode, answer.Headers.Location!.OriginalString));
        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);
    }

    [Fact]
    public async Task Rejected_TheReasonIsOnTheFormThatMayBeSentAgain()
    {
        site.Grains.Told[_id] = v => Stories.Public(v) with
        {
            Rejection = new RejectionView(Stories.Asked, Stories.Asked.AddHours(1), "No corresponde a esta candidatura", "Plan, 8"),
        };
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address);
        Assert.Contains("Motivo: No corresponde a esta candidatura (Plan, 8). El rechazo no gastó el ajuste", PageForm.Text(page), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("main form"));
    }

    [Fact]
    public async Task WhenItCannotBeAsked_ThePageSaysWhy()
    {
        using var browser = site.Browser();
        foreach (var (story, said) in new (Func<CandidacyView, CandidacyView>, string)[]
        {
            (v => v, "después de que la candidatura se publica"), (Stories.Captured, "después de que la candidatura se publica"),
            (Stories.Corrected, "Se aplicó el 25 de abril de 2024, 12:00 horas"), (Stories.Withdrawn, "ya no se ajusta nada"),
        })
        {
            site.Grains.Told[_id] = story;
            var page = await PageForm.Open(browser, Address);
            Assert.Contains(said, PageForm.Text(page), StringComparison.Ordinal);
            Assert.Empty(page.QuerySelectorAll("main form"));
        }

        site.Grains.Told[_id] = Stories.Corrected;
        var receipt = $"/captura/{_id}/acuse/{Stories.Folio(ReceiptKind.Correction, Stories.Asked.AddHours(3))}";
        Assert.NotNull((await PageForm.Open(browser, Address)).QuerySelector($"main a[href='{receipt}']"));
    }

    [Fact]
    public async Task Token_OfAnotherSession_GivesBackWhatWasWritten()
    {
        site.Grains.Told[_id] = Stories.Public;
        using var browser = site.Browser();
        var form = new PageForm(await PageForm.Open(browser, Address)).Fill("motivo-cargo", "No se pierde nada").Fill("__RequestVerificationToken", "otro");
        var rescued = await PageForm.Read(await form.Press(browser, "paso", "comparar"), HttpStatusCode.Conflict);
        Assert.Contains(rescued.QuerySelectorAll("main textarea"), t => t.TextContent.Contains("No se pierde nada", StringComparison.Ordinal));
        // Sent from there it is the same step, with the same text.
        var review = await PageForm.Read(await new PageForm(rescued).Send(browser));
        Assert.Contains("No se pierde nada", review.QuerySelector(".diferencia")!.TextContent, StringComparison.Ordinal);
    }
}
