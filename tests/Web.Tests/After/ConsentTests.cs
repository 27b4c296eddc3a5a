using System.Net;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.TestData;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.After;

/// <summary>Consents over HTTP: who may give them, what each publishes, and what the institute records of a signed form.</summary>
public sealed class ConsentTests(CaptureSite site) : IClassFixture<CaptureSite>
{
    private static int _sequence;
    private readonly string _id = $"cand-prueba-2024-{3000 + Interlocked.Increment(ref _sequence):D6}";

    private string Address => $"/captura/{_id}/consentimientos";

    private string Office => $"/ut/revision/{_id}/consentimientos";

    [Fact]
    public async Task Party_ReadsHowTheyStandAndPrintsTheForm_AndCannotAnswer()
    {
        site.Grains.Told[_id] = v => Stories.Captured(v) with
        {
            Consents = [new ConsentView("indigena", true, false, Stories.Sent, null), new ConsentView("discapacidad", false, false, Stories.Sent, null)],
        };
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address);
        var text = PageForm.Text(page);
        Assert.Contains("Se capturó «Sí», pero falta la constancia de la persona titular: vale como «No».", text, StringComparison.Ordinal);
        Assert.Contains("No, desde el 24 de abril de 2024, 11:00 horas", text, StringComparison.Ordinal);
        Assert.Contains("no gasta el único ajuste", text, StringComparison.Ordinal);
        Assert.Contains("Unidad de Transparencia confirma", text, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));

        var paper = await PageForm.Open(browser, $"{Address}/formato");
        Assert.Equal(11, paper.QuerySelectorAll("tbody tr").Length);
        Assert.Equal(22, paper.QuerySelectorAll("tbody td").Count(c => c.TextContent == "☐"));
        // The paper is signed by the titular: what others captured for her is not on it.
        Assert.DoesNotContain("Se capturó", PageForm.Text(paper), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Titular_GivesAndRevokesInOneForm_RevokingFirst()
    {
        site.Grains.Told[_id] = v => Stories.Public(v) with
        {
            ReaderIsTitular = true,
            Consents =
            [
                new ConsentView("discapacidad", true, true, Stories.Sent, null), new ConsentView("migrantes", true, false, Stories.Sent, null),
                new ConsentView("jovenes", false, false, Stories.Sent, null),
            ],
        };
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address);
        var form = new PageForm(page);
        Assert.Equal(("si", "no"), (form.Value("consent-discapacidad"), form.Value("consent-jovenes")));
        // Nothing is chosen that nobody said, and details are never chosen beforehand.
        Assert.Null(form.Value("consent-indigena"));
        Assert.Null(form.Value("consent-detalle-indigena"));

        form.Fill("consent-indigena", "si").Fill("consent-detalle-indigena", "si").Fill("consent-discapacidad", "no");
        using var answer = await form.Send(browser);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var given = site.Grains.Given.Where(g => g.Candidacy == _id).Select(g => g.Command).ToArray();
        var revoke = Assert.IsType<RevokeConsent>(given[0]);
        Assert.Equal(["discapacidad"], revoke.Subjects);
        var give = Assert.IsType<GiveConsent>(given[1]);
        // A yes that has no evidence yet is said again: now it is the titular who says it.
        Assert.Equal(["detalle-indigena", "indigena", "migrantes"], give.Subjects.Order(StringComparer.Ordinal));
        Assert.Equal((null, null), (give.Evidence, revoke.Evidence));
        Assert.Equal(2, given.Length);

        // A double click is the same two acts.
        using var again = await form.Send(browser);
        Assert.Equal([revoke.OperationId, give.OperationId], site.Grains.Given.Where(g => g.Candidacy == _id).Skip(2).Select(g => g.Command.OperationId));
        Assert.Contains("se guardaron", PageForm.Text(await PageForm.Open(browser, answer.Headers.Location!.OriginalString)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Titular_WhoChangesNothing_IsToldAndNothingIsSent()
    {
        site.Grains.Told[_id] = v => v with { ReaderIsTitular = true, Consents = [new ConsentView("indigena", true, true, Stories.Sent, null)] };
        using var browser = site.Browser();
        using var answer = await new PageForm(await PageForm.Open(browser, Address)).Send(browser);
        var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("No cambió ninguna respuesta.", page.QuerySelector(".resumen-err")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Error: ", page.Title!, StringComparison.Ordinal);
        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);
    }

    [Fact]
    public async Task Titular_WhoIsRefused_KeepsWhatSheChose()
    {
        site.Grains.Told[_id] = v => v with { ReaderIsTitular = true };
        site.Grains.Answer = command => command.Actor.AccountId.Length > 0 ? Outcome.Refused(Refusals.SchemaHeld, 1) : Outcome.Done(2);
        try
        {
            using var browser = site.Browser();
            using var answer = await new PageForm(await PageForm.Open(browser, Address)).Fill("consent-diversidad", "no").Send(browser);
            var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
            Assert.Contains(Refusals.SchemaHeld.Message, page.QuerySelector(".resumen-err")!.TextContent, StringComparison.Ordinal);
            Assert.Equal("no", new PageForm(page).Value("consent-diversidad"));
        }
        finally
        {
            site.Grains.Answer = _ => Outcome.Done(2);
        }
    }

    [Theory]
    [InlineData("indigena", "indigena", "el tipo de acción se publica siempre")]
    [InlineData("indigena", "", "cuando la Unidad de Transparencia la confirme")]
    public async Task AffirmativeAction_IsSaidBesideItsConsent(string registered, string confirmed, string said)
    {
        site.Grains.Told[_id] = v => v with { Entry = v.Entry with { AffirmativeActions = registered }, ConfirmedActions = confirmed };
        using var browser = site.Browser();
        Assert.Contains(said, PageForm.Text(await PageForm.Open(browser, Address)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryConsentOfTheDeclarations_IsOnThePage()
    {
        site.Grains.Told[_id] = v => v with { ReaderIsTitular = true };
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, Address);
        var asked = ShippedQuestionnaires.Set.Declarations.Sections.SelectMany(s => s.Fields).Select(f => f.Id)
            .Where(f => ConsentSubject.OfField(f) is not null).ToArray();
        Assert.Equal(11, asked.Length);
        Assert.All(asked, f => Assert.Equal(2, page.QuerySelectorAll($"input[type=radio][name='{f}']").Length));
        // Income has no consent, and no page says that it may be shown.
        Assert.DoesNotContain("ingresos se encuentra", PageForm.Text(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrator_RecordsTheSignedForm()
    {
        site.Grains.Told[_id] = v => Stories.Public(v) with { Consents = [new ConsentView("indigena", true, false, Stories.Sent, null)] };
        using var browser = site.Institute("UtAdministrator");
        var form = new PageForm(await PageForm.Open(browser, Office));
        // A form that speaks of one thing changes one thing.
        Assert.All(ShippedQuestionnaires.Set.Groups, g => Assert.Equal("", form.Value(g.ConsentField)));
        form.Fill("consent-indigena", "si").Fill("consent-mayores", "no").Fill("constancia", " Oficio 12/2024 ")
            .Fill("firma-dia", "24").Fill("firma-mes", "abril").Fill("firma-anio", "2024");
        using var answer = await form.Send(browser);
        Assert.Equal($"{Office}?guardado=1", answer.Headers.Location!.OriginalString);
        var given = site.Grains.Given.Where(g => g.Candidacy == _id).Select(g => g.Command).ToArray();
        var evidence = new SignedEvidence("Oficio 12/2024", new DateOnly(2024, 4, 24));
        var (revoke, give) = ((RevokeConsent)given[0], (GiveConsent)given[1]);
        Assert.Equal(["mayores"], revoke.Subjects);
        Assert.Equal(["indigena"], give.Subjects);
        Assert.Equal((evidence, evidence), (revoke.Evidence, give.Evidence));
    }

    [Fact]
    public async Task Administrator_WithoutTheEvidence_IsToldWhatIsMissing_AndKeepsTheRest()
    {
        using var browser = site.Institute("UtAdministrator");
        using var answer = await new PageForm(await PageForm.Open(browser, Office)).Fill("consent-indigena", "si").Fill("firma-dia", "40").Send(browser);
        var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(["#constancia", "#firma"], page.QuerySelectorAll(".resumen-err a").Select(a => a.GetAttribute("href")));
        Assert.Equal("si", new PageForm(page).Value("consent-indigena"));
        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);
    }

    [Theory]
    [InlineData("Reviewer")]
    [InlineData("Commission")]
    public async Task OthersOfTheInstitute_DoNotReadThem(string role)
    {
        using var browser = site.Institute(role);
        using var answer = await browser.GetAsync(Office);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain("consentimientos", await browser.GetStringAsync($"/ut/revision/{_id}"), StringComparison.Ordinal);
    }
}
