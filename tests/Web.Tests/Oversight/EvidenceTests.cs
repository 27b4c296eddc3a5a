using System.Net;
using System.Text;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Evidence;
using Conoceles.Web.Tests.After;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>Documents of a candidacy over HTTP: attached, refused with a sentence, and given back as files.</summary>
public sealed class EvidenceTests(CaptureSite site) : IClassFixture<CaptureSite>
{
    private const string Form = "main form[enctype]";
    private static readonly byte[] Agreement = Pdf("acuerdo");
    private static int _sequence;
    private readonly string _id = $"cand-prueba-2024-{60000 + Interlocked.Increment(ref _sequence):D6}";

    private string Address => $"/ut/expediente/{_id}/constancias";

    [Fact]
    public async Task Document_IsKeptFirst_AndThenAttached_OnceHoweverOftenItIsSent()
    {
        Tell(Stories.Withdrawn);
        using var browser = site.Institute("UtAdministrator");
        var page = await PageForm.Open(browser, Address);
        Assert.Contains("Todavía no hay ninguno.", PageForm.Text(page), StringComparison.Ordinal);
        var form = new PageForm(page, Form).Fill("documento", "Agreement").Fill("referencia", "  CG/99/2024 ");
        site.Grains.Answer = _ => site.Grains.Kept.Any(k => k.Owner == _id) ? Outcome.Done(2) : Outcome.Refused(EvidenceRefusals.NotKept, 1);
        try
        {
            using var answer = await form.Send(browser, Agreement, "archivo", "Acuerdo núm. 99.pdf", []);
            Assert.Equal(Address + "?guardado=1", answer.Headers.Location!.OriginalString);
            using var again = await form.Send(browser, Agreement, "archivo", "Acuerdo núm. 99.pdf", []);
            Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        }
        finally
        {
            site.Grains.Answer = _ => Outcome.Done(2);
        }

        var kept = site.Grains.Kept.Where(k => k.Owner == _id).Select(k => k.Command).ToArray();
        Assert.Equal("Acuerdo núm. 99.pdf", kept[0].FileName);
        Assert.Equal(Agreement, kept[0].Content);
        var attached = Given().Select(Assert.IsType<AttachEvidence>).ToArray();
        Assert.Equal((EvidenceKind.Agreement, "CG/99/2024", EvidenceRules.HashOf(Agreement)), (attached[0].Kind, attached[0].Reference, attached[0].Kept.Sha256));
        Assert.Single(kept.Select(k => k.OperationId).Concat(attached.Select(a => a.OperationId)).Concat(attached.Select(a => a.Kept.Id)).Distinct());
        // Another file in the same form is another operation.
        using var other = await form.Send(browser, Pdf("otro"), "archivo", "a.pdf", []);
        Assert.Equal(2, Given().Select(g => g.OperationId).Distinct().Count());
        Assert.Contains("El documento quedó adjunto.", PageForm.Text(await PageForm.Open(browser, Address + "?guardado=1")), StringComparison.Ordinal);
    }

    // Made when its test runs: what looks for tests would write each byte of it down.
    public static TheoryData<string, Func<byte[]?>, string> Refused => new()
    {
        { "ninguno", () => null, "Elija el archivo." },
        { "vacio.pdf", () => [], EvidenceRefusals.Empty.Message },
        { "acuerdo.pdf", () => "<!doctype html><script>alert(1)</script>"u8.ToArray(), EvidenceRefusals.WrongType.Message },
        { "grande.pdf", () => Pdf(EvidenceRules.MaxBytes + 1), EvidenceRefusals.TooLarge.Message },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task AFileThatIsNotTaken_GetsItsSentence_AndTheRestIsKept(string name, Func<byte[]?> file, string sentence)
    {
        Tell(Stories.Public);
        using var browser = site.Institute("UtAdministrator");
        using var answer = await new PageForm(await PageForm.Open(browser, Address), Form)
            .Fill("documento", "Mail").Fill("referencia", "Correo del 2 de mayo").Send(browser, file(), "archivo", name, []);
        await IsRefused(answer, HttpStatusCode.UnprocessableEntity, sentence);
    }

    [Fact]
    public async Task AFormFarBeyondTheLimit_GetsTheSameSentence()
    {
        Tell(Stories.Public);
        using var browser = site.Institute("UtAdministrator");
        using var answer = await new PageForm(await PageForm.Open(browser, Address), Form)
            .Fill("documento", "Mail").Fill("referencia", "Correo del 2 de mayo").Send(browser, Pdf(EvidenceRules.MaxBytes * 2), "archivo", "a.pdf", []);
        await IsRefused(answer, HttpStatusCode.RequestEntityTooLarge, EvidenceRefusals.TooLarge.Message);
    }

    [Fact]
    public async Task TheLargestFile_IsTaken()
    {
        Tell(Stories.Public);
        using var browser = site.Institute("UtAdministrator");
        using var answer = await new PageForm(await PageForm.Open(browser, Address), Form)
            .Fill("documento", "Sentence").Fill("referencia", "SG-1/2024").Send(browser, Pdf(EvidenceRules.MaxBytes), "archivo", "a.pdf", []);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(EvidenceRules.MaxBytes, Assert.IsType<AttachEvidence>(Assert.Single(Given())).Kept.Bytes);
    }

    [Fact]
    public async Task AnEmptyForm_SaysEverythingThatIsMissing()
    {
        Tell(Stories.Public);
        using var browser = site.Institute("UtAdministrator");
        using var answer = await new PageForm(await PageForm.Open(browser, Address), Form).Send(browser);
        var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["#documento", "#referencia", "#archivo"], page.QuerySelectorAll(".resumen-err a").Select(a => a.GetAttribute("href")!));
        Assert.StartsWith("Error: ", page.Title!, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Grains.Kept, k => k.Owner == _id);
    }

    [Fact]
    public async Task WhatTheCandidacyRefuses_IsSaid()
    {
        Tell(Stories.Public);
        using var browser = site.Institute("UtAdministrator");
        var form = new PageForm(await PageForm.Open(browser, Address), Form).Fill("documento", "Agreement").Fill("referencia", "CG/1/2024");
        site.Grains.Answer = _ => Outcome.Refused(EvidenceRefusals.AlreadyAttached, 1);
        try
        {
            using var answer = await form.Send(browser, Agreement, "archivo", "a.pdf", []);
            var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
            Assert.Equal("#archivo", page.QuerySelector(".resumen-err a")!.GetAttribute("href"));
        }
        finally
        {
            site.Grains.Answer = _ => Outcome.Done(2);
        }
    }

    [Fact]
    public async Task Opening_GivesAFileToBeSaved_UnderItsName()
    {
        var document = Attach(EvidenceKind.Agreement, "Acuerdo «Biznaga» <ñ>.pdf");
        using var browser = site.Institute("UtAdministrator");
        var page = await PageForm.Open(browser, Address);
        Assert.Contains("Acuerdo: CG/99/2024 PDF, 1 KB. 25 de abril de 2024, 09:00 horas, hora de Sonora. Persona ana.", PageForm.Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain("Biznaga", PageForm.Text(page), StringComparison.Ordinal);
        using var answer = await new PageForm(page, $"main form[action$='{document}']").Send(browser);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: true);
        Assert.Equal("application/pdf", Headers.One(answer, "Content-Type"));
        var disposition = answer.Content.Headers.ContentDisposition!;
        Assert.Equal(("attachment", "Acuerdo «Biznaga» ñ.pdf"), (disposition.DispositionType, disposition.FileNameStar));
        Assert.All(disposition.FileName!, c => Assert.True(char.IsAscii(c)));
        Assert.Equal(Agreement, await answer.Content.ReadAsByteArrayAsync());
        // A second time is a second record.
        using var second = await new PageForm(page, $"main form[action$='{document}']").Send(browser);
        var opened = site.Grains.OpenedDocuments.Where(o => o.Owner == _id).Select(o => o.Command).ToArray();
        Assert.Equal(2, opened.Select(o => o.OperationId).Distinct().Count());
        Assert.All(opened, o => Assert.Equal((document, "cuenta-instituto"), (o.EvidenceId, o.Actor.AccountId)));
    }

    [Fact]
    public async Task ASignedConsent_AsksWhatFor_AndKeepsWhatWasWritten()
    {
        var document = Attach(EvidenceKind.SignedConsent, "a.pdf");
        using var browser = site.Institute("UtAdministrator");
        var form = new PageForm(await PageForm.Open(browser, Address), $"main form[action$='{document}']").Fill("motivo", "Porque sí");
        using var refused = await form.Send(browser);
        var page = await PageForm.Read(refused, HttpStatusCode.UnprocessableEntity);
        var field = page.QuerySelector(".resumen-err a")!.GetAttribute("href")!;
        Assert.Equal("Porque sí", page.QuerySelector(field)!.GetAttribute("value"));
        Assert.DoesNotContain(site.Grains.OpenedDocuments, o => o.Owner == _id);
        using var answer = await new PageForm(page, $"main form[action$='{document}']").Fill("motivo", "Solicitud 12 de la titular").Send(browser);
        Assert.Equal(Agreement, await answer.Content.ReadAsByteArrayAsync());
        Assert.Equal("Solicitud 12 de la titular", Assert.Single(site.Grains.OpenedDocuments, o => o.Owner == _id).Command.Purpose);
    }

    [Theory]
    [InlineData("Reviewer")]
    [InlineData("Commission")]
    public async Task OthersOfTheInstitute_ReadTheList_AndNeitherAttachNorOpen(string role)
    {
        var document = Attach(EvidenceKind.Agreement, "a.pdf");
        using var browser = site.Institute(role);
        var page = await PageForm.Open(browser, Address);
        Assert.Contains("Acuerdo: CG/99/2024", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        foreach (var address in new[] { Address, $"{Address}/{document}" })
        {
            using var content = new FormUrlEncodedContent([]);
            using var answer = await browser.PostAsync(address, content);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }
    }

    [Fact]
    public async Task WhatIsNotAttached_IsNotFound()
    {
        var document = Attach(EvidenceKind.Agreement, "a.pdf");
        using var browser = site.Institute("UtAdministrator");
        var form = new PageForm(await PageForm.Open(browser, Address), $"main form[action$='{document}']");
        site.Grains.Told[_id] = Stories.Public;
        using var answer = await form.Send(browser);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        using var nobody = await browser.GetAsync("/ut/expediente/cand-otra/constancias");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public async Task CaseFile_LeadsToThem_AndAsksForThemAfterAnAct()
    {
        Attach(EvidenceKind.Agreement, "a.pdf");
        using var browser = site.Institute("UtAdministrator");
        var before = await PageForm.Open(browser, $"/ut/expediente/{_id}");
        Assert.Equal("1 documento adjunto", before.QuerySelector($"main a[href='{Address}']")!.TextContent);
        Assert.DoesNotContain("¿Tiene el documento?", PageForm.Text(before), StringComparison.Ordinal);
        foreach (var after in new[] { $"/ut/expediente/{_id}?acto=reabrir", $"/ut/revision/{_id}/consentimientos?guardado=1" })
        {
            var page = await PageForm.Open(browser, after);
            Assert.Contains("¿Tiene el documento? Adjúntelo en Constancias.", PageForm.Text(page), StringComparison.Ordinal);
            Assert.NotEmpty(page.QuerySelectorAll($"main a[href='{Address}']"));
        }
    }

    [Fact]
    public async Task FiftyDocuments_LeaveNoForm()
    {
        site.Grains.Told[_id] = view => Stories.Public(view) with { Evidence = [.. Enumerable.Range(1, EvidenceRules.MaxFiles).Select(n => View(EvidenceKind.Other, new Guid(n, 0, 0, new byte[8])))] };
        using var browser = site.Institute("UtAdministrator");
        var page = await PageForm.Open(browser, Address);
        Assert.Empty(page.QuerySelectorAll(Form));
        Assert.Contains(EvidenceRefusals.TooMany.Message, PageForm.Text(page), StringComparison.Ordinal);
    }

    private async Task IsRefused(HttpResponseMessage answer, HttpStatusCode status, string sentence)
    {
        var page = await PageForm.Read(answer, status);
        var link = page.QuerySelector(".resumen-err a")!;
        Assert.Equal(("#archivo", sentence), (link.GetAttribute("href"), link.TextContent));
        var form = new PageForm(page, Form);
        Assert.Equal(("Mail", "Correo del 2 de mayo"), (form.Value("documento"), form.Value("referencia")));
        Assert.Contains("El navegador no conserva los archivos", PageForm.Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Grains.Kept, k => k.Owner == _id);
        Assert.Empty(Given());
    }

    private IEnumerable<CandidacyCommand> Given() => site.Grains.Given.Where(g => g.Candidacy == _id).Select(g => g.Command);

    private void Tell(Func<CandidacyView, CandidacyView> story) => site.Grains.Told[_id] = story;

    /// <summary>A document of the candidacy, whose file is <see cref="Agreement"/>.</summary>
    private Guid Attach(EvidenceKind kind, string name)
    {
        var id = new Guid(Interlocked.Increment(ref _sequence), 1, 1, new byte[8]);
        site.Grains.Documents[id] = new EvidenceFile(EvidenceRules.NameOf(name, EvidenceMedia.Pdf), EvidenceMedia.Pdf, Agreement);
        site.Grains.Told[_id] = view => Stories.Public(view) with { Evidence = [View(kind, id)] };
        return id;
    }

    private static EvidenceView View(EvidenceKind kind, Guid id) => new(
        id, kind, "CG/99/2024", Stories.Asked, "cuenta-ana", EvidenceRules.HashOf(Agreement), Agreement.Length, EvidenceMedia.Pdf);

    private static byte[] Pdf(string text) => [.. "%PDF-1.7\n"u8, .. Encoding.UTF8.GetBytes(text)];

    private static byte[] Pdf(int bytes)
    {
        var file = new byte[bytes];
        "%PDF-1.7\n"u8.CopyTo(file);
        return file;
    }
}
