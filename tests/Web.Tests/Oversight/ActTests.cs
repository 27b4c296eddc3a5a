using System.Net;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Tests.After;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>The case file and the acts of the institute on one candidacy, over HTTP.</summary>
public sealed class ActTests(CaptureSite site) : IClassFixture<CaptureSite>
{
    private static int _sequence;
    private readonly string _id = $"cand-prueba-2024-{7000 + Interlocked.Increment(ref _sequence):D6}";

    private string File => $"/ut/expediente/{_id}";

    public static TheoryData<string, string[]> Offers => new()
    {
        { nameof(Stories.Captured), ["observar", "reabrir", "retirar"] },
        { nameof(Stories.Public), ["observar", "ajuste-por-correo", "error-del-instituto", "retirar"] },
        { nameof(Stories.Requested), ["observar", "error-del-instituto", "retirar"] },
        { nameof(Stories.Corrected), ["observar", "error-del-instituto", "retirar"] },
        { nameof(Stories.Withdrawn), ["reinstalar"] },
        { nameof(Stories.Suppressed), ["reinstalar"] },
        { nameof(Stories.Frozen), ["ajuste-por-correo", "retirar"] },
    };

    [Theory]
    [MemberData(nameof(Offers))]
    public async Task CaseFile_OffersWhatTheStateAdmits(string story, string[] acts)
    {
        Tell(story);
        using var browser = site.Institute("UtAdministrator");
        var page = await PageForm.Open(browser, File);
        Assert.Equal(acts, page.QuerySelectorAll("main li a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith(File, StringComparison.Ordinal)).Select(h => h[(File.Length + 1)..]));
        // What it offers has a page with its form; what it does not offer says why.
        foreach (var act in ActCatalogue.All.Select(a => a.Slug).Concat(PublishedChange.All.Select(c => c.Slug)).Append(WithdrawalStep.Slug))
        {
            var form = await PageForm.Open(browser, $"{File}/{act}");
            Assert.Equal(acts.Contains(act), form.QuerySelector("main form") is not null);
        }
    }

    [Theory]
    [InlineData("observar", "Observe", "rubro=contacto", "supuesto=lema", "nota=Retire el lema.")]
    [InlineData("reabrir", "ReopenByAgreement", "acuerdo=CG/7/2024", "motivo=Se ordenó.", "hasta=2024-05-03", "confirmo=si")]
    public async Task Act_AsksEverything_AndGivesItsCommand(string act, string command, params string[] answers)
    {
        Tell(nameof(Stories.Captured));
        using var browser = site.Institute("UtAdministrator");
        var page = await PageForm.Open(browser, $"{File}/{act}");
        var required = answers.Where(a => !a.StartsWith("nota=", StringComparison.Ordinal)).ToArray();
        using (var empty = await new PageForm(page).Send(browser))
        {
            page = await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(required.Length, page.QuerySelectorAll(".resumen-err a").Length);
        }

        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);
        var form = new PageForm(page);
        foreach (var (name, value) in answers.Select(a => (a[..a.IndexOf('=', StringComparison.Ordinal)], a[(a.IndexOf('=', StringComparison.Ordinal) + 1)..])))
            Fill(form, name, value);
        using var answer = await form.Send(browser);
        Assert.Equal($"{File}?acto={act}", answer.Headers.Location!.OriginalString);
        var given = Assert.Single(site.Grains.Given, g => g.Candidacy == _id).Command;
        Assert.Equal(command, given.Name.ToString());
        Assert.Equal(answers.Where(a => a.StartsWith("rubro=", StringComparison.Ordinal)).Select(_ => "contacto"), given switch
        {
            Observe o => [o.Section],
            _ => Array.Empty<string>(),
        });
        if (given is ReopenByAgreement reopen)
            Assert.Equal((new DateOnly(2024, 5, 3), "CG/7/2024", "Se ordenó."), (reopen.Until, reopen.Agreement, reopen.Reason));
        var told = await PageForm.Open(browser, answer.Headers.Location.OriginalString);
        Assert.NotNull(told.QuerySelector("[role=status]"));

        // The same form again is the same operation.
        using var again = await form.Send(browser);
        Assert.Single(site.Grains.Given.Where(g => g.Candidacy == _id).Select(g => g.Command.OperationId).Distinct());
    }

    [Fact]
    public async Task Reinstate_GivesItsCommand()
    {
        Tell(nameof(Stories.Withdrawn));
        using var browser = site.Institute("UtAdministrator");
        using var back = await new PageForm(await PageForm.Open(browser, $"{File}/reinstalar"))
            .Fill("acuerdo", "SG-JDC-1/2024").Fill("motivo", "Sentencia.").Fill("confirmo", "si").Send(browser);
        Assert.Equal("SG-JDC-1/2024", Assert.IsType<Reinstate>(Assert.Single(site.Grains.Given, g => g.Candidacy == _id).Command).Agreement);
    }

    [Fact]
    public async Task Reinstate_AsksUntilWhenIdentityIsAnsweredAgain_OnlyIfItWasDestroyed()
    {
        using var browser = site.Institute("UtAdministrator");
        Tell(nameof(Stories.Withdrawn));
        Assert.Null((await PageForm.Open(browser, $"{File}/reinstalar")).QuerySelector("[id^=identidad-hasta]"));
        Tell(nameof(Stories.Suppressed));
        var form = new PageForm(await PageForm.Open(browser, $"{File}/reinstalar")).Fill("acuerdo", "SG-JDC-1/2024").Fill("motivo", "Sentencia.").Fill("confirmo", "si");
        Fill(form, "identidad-hasta", "2024-05-20");
        using var back = await form.Send(browser);
        Assert.Equal(new DateOnly(2024, 5, 20), Assert.IsType<Reinstate>(Assert.Single(site.Grains.Given, g => g.Candidacy == _id).Command).IdentityUntil);
    }

    [Fact]
    public async Task Acta_SaysWhenAndWhatKinds_AndNothingOfThePerson()
    {
        Tell(nameof(Stories.Suppressed));
        using var browser = site.Institute("UtAdministrator");
        var link = (await PageForm.Open(browser, File)).QuerySelector($"a[href='{File}/supresion']");
        Assert.NotNull(link);
        var page = (await PageForm.Open(browser, $"{File}/supresion")).QuerySelector("main")!.TextContent;
        foreach (var words in new[] { "Acta de supresión", "FOLIO-Suppression", "90 días naturales", "numeral 9", "CG/99/2024", "Acciones afirmativas", "La relación es la misma para todas" })
            Assert.Contains(words, page, StringComparison.Ordinal);
        Tell(nameof(Stories.Public));
        using var none = await browser.GetAsync($"{File}/supresion");
        Assert.Equal(HttpStatusCode.NotFound, none.StatusCode);
    }

    [Fact]
    public async Task Refused_SaysWhyBesideItsField_AndKeepsWhatWasWritten()
    {
        Tell(nameof(Stories.Captured));
        using var browser = site.Institute("UtAdministrator");
        var form = new PageForm(await PageForm.Open(browser, $"{File}/reabrir")).Fill("acuerdo", "CG/8/2024").Fill("motivo", "Así se ordenó.").Fill("confirmo", "si");
        Fill(form, "hasta", "2024-04-01");
        site.Grains.Answer = _ => Outcome.Refused(Refusals.InvalidDate, 17);
        try
        {
            var page = await PageForm.Read(await form.Send(browser), HttpStatusCode.UnprocessableEntity);
            Assert.Equal("#hasta", page.QuerySelector(".resumen-err a")!.GetAttribute("href"));
            Assert.Equal("Así se ordenó.", page.QuerySelector("#motivo")!.TextContent.Trim());
        }
        finally
        {
            site.Grains.Answer = _ => Outcome.Done(2);
        }
    }

    [Fact]
    public async Task WithdrawingAFormula_ShowsWhomItReaches_AndWithdrawsEach()
    {
        Tell(nameof(Stories.Public));
        var partner = _id.Replace("-007", "-017", StringComparison.Ordinal);
        var councillor = _id.Replace("-007", "-027", StringComparison.Ordinal);
        site.Fellows.Of[_id] =
        [
            new Fellow(_id, "Nopalina Ejemplo", "sindicatura", null, "propietaria", CandidacyStatus.Published, true),
            new Fellow(partner, "Biznaga Ejemplo", "sindicatura", null, "suplente", CandidacyStatus.Captured, true),
            new Fellow(councillor, "Pitaya Ejemplo", "regiduria", 1, "propietaria", CandidacyStatus.Captured, false),
        ];
        using var browser = site.Institute("UtAdministrator");
        var page = await PageForm.Open(browser, $"{File}/retirar");
        Assert.Equal(["candidatura", "formula", "planilla"], page.QuerySelectorAll("[name=alcance]").Select(r => r.GetAttribute("value")!));
        using (var empty = await new PageForm(page).Press(browser, "paso", "revisar"))
            page = await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["#causa", "#alcance", "#acuerdo"], page.QuerySelectorAll(".resumen-err a").Select(a => a.GetAttribute("href")!));

        using var review = await new PageForm(page).Fill("causa", "Cancellation").Fill("alcance", "formula").Fill("acuerdo", "CG/9/2024").Press(browser, "paso", "revisar");
        page = await PageForm.Read(review);
        Assert.Equal(["Nopalina Ejemplo", "Biznaga Ejemplo (suplencia)"], page.QuerySelectorAll("tbody th").Select(t => t.TextContent.Trim()));
        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);
        using (var unsure = await new PageForm(page).Press(browser, "paso", "confirmar"))
            page = await PageForm.Read(unsure, HttpStatusCode.UnprocessableEntity);
        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);

        using var done = await new PageForm(page).Fill("confirmo", "si").Press(browser, "paso", "confirmar");
        Assert.Equal($"{File}/retirar/avance?alcance=formula", done.Headers.Location!.OriginalString);
        foreach (var id in new[] { _id, partner })
        {
            var withdraw = Assert.IsType<Withdraw>(Assert.Single(site.Grains.Given, g => g.Candidacy == id).Command);
            Assert.Equal((WithdrawalCause.Cancellation, "CG/9/2024"), (withdraw.Cause, withdraw.Agreement));
        }

        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == councillor);
        site.Grains.Told[_id] = Stories.Withdrawn;
        Assert.Contains("1 de 2 retiradas", PageForm.Text(await PageForm.Open(browser, done.Headers.Location.OriginalString)), StringComparison.Ordinal);
        site.Grains.Told[partner] = Stories.Withdrawn;
        Assert.Contains("Todas quedaron retiradas", PageForm.Text(await PageForm.Open(browser, done.Headers.Location.OriginalString)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SomebodyWhoWasNotInThePreview_IsNotWithdrawnByIt()
    {
        Tell(nameof(Stories.Public));
        var later = _id.Replace("-007", "-037", StringComparison.Ordinal);
        var herself = new Fellow(_id, "Nopalina Ejemplo", "regiduria", 1, "propietaria", CandidacyStatus.Published, true);
        var known = new Fellow(_id.Replace("-007", "-017", StringComparison.Ordinal), "Biznaga Ejemplo", "regiduria", 2, "propietaria", CandidacyStatus.Captured, false);
        site.Fellows.Of[_id] = [herself, known];
        using var browser = site.Institute("UtAdministrator");
        using var review = await new PageForm(await PageForm.Open(browser, $"{File}/retirar"))
            .Fill("causa", "Cancellation").Fill("alcance", "planilla").Fill("acuerdo", "CG/9/2024").Press(browser, "paso", "revisar");
        var form = new PageForm(await PageForm.Read(review)).Fill("confirmo", "si");
        // The registry brings another one to the slate while she reads.
        site.Fellows.Of[_id] = [herself, known, new Fellow(later, "Pitaya Ejemplo", "regiduria", 3, "propietaria", CandidacyStatus.Pending, false)];
        using var refused = await form.Press(browser, "paso", "confirmar");
        var page = await PageForm.Read(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Cambió a quién alcanza", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Equal(3, page.QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);
        using var done = await new PageForm(page).Fill("confirmo", "si").Press(browser, "paso", "confirmar");
        Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        Assert.Single(site.Grains.Given, g => g.Candidacy == later);
    }

    [Fact]
    public async Task OneWhoWasWithdrawnBefore_StopsNobody()
    {
        Tell(nameof(Stories.Public));
        var partner = _id.Replace("-007", "-017", StringComparison.Ordinal);
        site.Fellows.Of[_id] =
        [
            new Fellow(partner, "Biznaga Ejemplo", "sindicatura", null, "suplente", CandidacyStatus.Withdrawn, true),
            new Fellow(_id, "Nopalina Ejemplo", "sindicatura", null, "propietaria", CandidacyStatus.Published, true),
        ];
        using var browser = site.Institute("UtAdministrator");
        using var review = await new PageForm(await PageForm.Open(browser, $"{File}/retirar"))
            .Fill("causa", "Sentence").Fill("alcance", "formula").Fill("acuerdo", "CG/9/2024").Press(browser, "paso", "revisar");
        var form = new PageForm(await PageForm.Read(review)).Fill("confirmo", "si");
        site.Grains.Answer = command => site.Grains.Given.Last().Candidacy == partner ? Outcome.Refused(Refusals.WrongStatus, 3) : Outcome.Done(2);
        try
        {
            using var done = await form.Press(browser, "paso", "confirmar");
            Assert.Equal(HttpStatusCode.Redirect, done.StatusCode);
        }
        finally
        {
            site.Grains.Answer = _ => Outcome.Done(2);
        }
    }

    [Fact]
    public async Task CorrectionByMail_CountsFromItsArrival_AndShowsTheDifferenceBefore()
    {
        Tell(nameof(Stories.Public));
        using var browser = site.Institute("UtAdministrator");
        var address = $"{File}/ajuste-por-correo";
        var page = await PageForm.Open(browser, address);
        using (var empty = await new PageForm(page).Press(browser, "paso", "comparar"))
            page = await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["#correo", "#correo-fecha", "#correo-hora"], page.QuerySelectorAll(".resumen-err a").Select(a => a.GetAttribute("href")!));

        var form = new PageForm(page).Fill("correo", "Partido Rojo, «solicitud de ajuste»").Fill("correo-publico", "nueva@ejemplo.invalid").Fill("correo-hora", "19:30");
        Fill(form, "correo-fecha", "2024-04-25");
        using (var future = await form.Press(browser, "paso", "comparar"))
        {
            page = await PageForm.Read(future, HttpStatusCode.UnprocessableEntity);
            Assert.Contains("después de ahora", PageForm.Text(page), StringComparison.Ordinal);
        }

        using var review = await new PageForm(page).Fill("correo-hora", "8:05").Press(browser, "paso", "comparar");
        page = await PageForm.Read(review);
        Assert.Contains("nueva@ejemplo.invalid", page.QuerySelector(".diferencias")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);
        using (var edit = await new PageForm(page).Press(browser, "paso", "editar"))
        {
            var again = await PageForm.Read(edit);
            Assert.Equal("8:05", new PageForm(again).Value("correo-hora"));
            Assert.Equal("nueva@ejemplo.invalid", new PageForm(again).Value("correo-publico"));
        }

        using (var unsure = await new PageForm(page).Press(browser, "paso", "solicitar"))
            page = await PageForm.Read(unsure, HttpStatusCode.UnprocessableEntity);
        var confirmed = new PageForm(page).Fill("unico", "si");
        using var done = await confirmed.Press(browser, "paso", "solicitar");
        Assert.Equal($"{File}?acto=ajuste-por-correo", done.Headers.Location!.OriginalString);
        var asked = Assert.IsType<RequestCorrection>(Assert.Single(site.Grains.Given, g => g.Candidacy == _id).Command);
        Assert.Equal(new DateTimeOffset(2024, 4, 25, 8, 5, 0, TimeSpan.FromHours(-7)), asked.Mail!.ReceivedAt);
        Assert.Equal(("contacto", "nueva@ejemplo.invalid"), (Assert.Single(asked.Changes).Key, Assert.Single(asked.Changes["contacto"]).Value));

        // A second click finds the request made: the repeat is answered as the first.
        site.Grains.Told[_id] = Stories.Requested;
        using var twice = await confirmed.Press(browser, "paso", "solicitar");
        Assert.Equal(done.Headers.Location.OriginalString, twice.Headers.Location!.OriginalString);
        Assert.Single(site.Grains.Given.Where(g => g.Candidacy == _id).Select(g => g.Command.OperationId).Distinct());
    }

    [Fact]
    public async Task ErrorOfTheInstitute_IsProposedByOne_AndAppliedByAnother()
    {
        Tell(nameof(Stories.Corrected));
        using var browser = site.Institute("UtAdministrator");
        var address = $"{File}/error-del-instituto";
        using var review = await new PageForm(await PageForm.Open(browser, address))
            .Fill("motivo", "Se publicó un dato de otra persona.").Fill("correo-publico", "buena@ejemplo.invalid").Press(browser, "paso", "comparar");
        using var done = await new PageForm(await PageForm.Read(review)).Fill("unico", "si").Press(browser, "paso", "solicitar");
        var proposed = Assert.IsType<ProposeInstitutionFix>(Assert.Single(site.Grains.Given, g => g.Candidacy == _id).Command);
        Assert.Equal("Se publicó un dato de otra persona.", proposed.Reason);

        var fix = new FixView("cuenta-instituto", proposed.Reason, [new FieldChange("contacto", "correo-publico", Stories.Mail, "buena@ejemplo.invalid")]);
        site.Grains.Told[_id] = view => Stories.Corrected(view) with { Fix = fix };
        var own = await PageForm.Open(browser, $"{File}/aplicar-correccion");
        Assert.Null(own.QuerySelector("main form"));
        Assert.Contains("la aplica otra persona", PageForm.Text(own), StringComparison.Ordinal);

        site.Grains.Told[_id] = view => Stories.Corrected(view) with { Fix = fix with { Account = "cuenta-otra" } };
        var page = await PageForm.Open(browser, $"{File}/aplicar-correccion");
        Assert.Contains("buena@ejemplo.invalid", PageForm.Text(page), StringComparison.Ordinal);
        using var applied = await new PageForm(page).Send(browser);
        Assert.Equal($"{File}?acto=correccion-aplicada", applied.Headers.Location!.OriginalString);
        Assert.Equal(17, Assert.IsType<FixInstitutionError>(site.Grains.Given.Last(g => g.Candidacy == _id).Command).SeenVersion);
    }

    [Fact]
    public async Task CaseFile_TellsWhatWasDone_BeforeAndAfter()
    {
        site.Grains.Told[_id] = view => Stories.Corrected(view) with
        {
            Observations = [new ObservationView("motivos", "lema", "Retire el lema.", Stories.Verified)],
            VerifiedBySystem = true,
        };
        site.Grains.Histories[_id] =
        [
            new VersionView(17, 1, nameof(CommandName.Submit), Stories.Sent, "cuenta-rojo", [new FieldChange("contacto", "correo-publico", null, Stories.Mail)]),
            new VersionView(20, 1, nameof(CommandName.ApplyCorrection), Stories.Asked, "cuenta-instituto", [new FieldChange("contacto", "correo-publico", Stories.Mail, "otra@ejemplo.invalid")]),
        ];
        using var browser = site.Institute("Commission");
        var page = await PageForm.Open(browser, File);
        var text = PageForm.Text(page);
        foreach (var said in new[] { "Lemas de campaña", "Retire el lema.", "sin observaciones en plazo", "Envío definitivo", "otra@ejemplo.invalid", Stories.Folio(Receipts.ReceiptKind.Submission, Stories.Sent) })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal(["Ajuste", "Envío definitivo"], page.QuerySelectorAll("details summary span:first-child").Select(s => s.TextContent.Split(',')[0]));
        // She only reads, also the list of documents.
        Assert.Equal([$"{File}/constancias"], page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith(File + "/", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("Commission", "observar", HttpStatusCode.Forbidden)]
    [InlineData("Reviewer", "observar", HttpStatusCode.OK)]
    [InlineData("Reviewer", "reabrir", HttpStatusCode.Forbidden)]
    [InlineData("Reviewer", "retirar", HttpStatusCode.Forbidden)]
    [InlineData("Reviewer", "ajuste-por-correo", HttpStatusCode.Forbidden)]
    [InlineData("Reviewer", "error-del-instituto", HttpStatusCode.Forbidden)]
    [InlineData("Reviewer", "aplicar-correccion", HttpStatusCode.Forbidden)]
    [InlineData("Commission", "retirar/avance", HttpStatusCode.Forbidden)]
    public async Task Act_IsOfItsRole(string role, string act, HttpStatusCode expected)
    {
        Tell(nameof(Stories.Public));
        using var browser = site.Institute(role);
        using var answer = await browser.GetAsync($"{File}/{act}");
        Assert.Equal(expected, answer.StatusCode);
    }

    [Fact]
    public async Task WhatIsNotACandidacy_IsNotFound()
    {
        using var browser = site.Institute("UtAdministrator");
        foreach (var address in new[] { "/ut/expediente/otra-cosa", "/ut/expediente/otra-cosa/retirar", $"{File}/inventado" })
        {
            using var answer = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }

    private void Tell(string story) => site.Grains.Told[_id] = story switch
    {
        nameof(Stories.Captured) => Stories.Captured,
        nameof(Stories.Public) => Stories.Public,
        nameof(Stories.Requested) => Stories.Requested,
        nameof(Stories.Corrected) => Stories.Corrected,
        nameof(Stories.Suppressed) => Stories.Suppressed,
        nameof(Stories.Frozen) => Stories.Frozen,
        _ => Stories.Withdrawn,
    };

    private static void Fill(PageForm form, string name, string value)
    {
        if (name is not ("hasta" or "correo-fecha" or "identidad-hasta"))
        {
            form.Fill(name, value);
            return;
        }

        var (day, month, year) = Questionnaires.DateAnswer.Split(value);
        foreach (var (input, part) in Questionnaires.DateAnswer.InputIds(name).Zip([day, month, year]))
            form.Fill(input, part);
    }
}
