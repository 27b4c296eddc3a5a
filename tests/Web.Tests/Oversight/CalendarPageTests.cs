using System.Net;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Oversight.LegalCalendar;
using Conoceles.Web.Tests.After;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>The deadlines' pages over HTTP: rules, simulator, decisions.</summary>
public sealed class CalendarPageTests(CalendarPageTests.Site site) : IClassFixture<CalendarPageTests.Site>
{
    private const string Address = "/ut/plazos";

    /// <summary>An election with a day off, so that every decision has something to decide.</summary>
    public sealed class Site : OversightSite
    {
        protected override ElectionDefinition Election => base.Election with
        {
            Offices = [.. base.Election.Offices.Select(o => o with
            {
                Publication = new PublicationWindow(Deadlines.StartOf(new DateOnly(2024, 4, 20)), Deadlines.EndOf(new DateOnly(2024, 6, 2)), "CG/2/2024"),
            })],
            Deadlines = DeadlineRules.Default with { Business = new BusinessCalendar { Holidays = [new Holiday(new DateOnly(2024, 5, 1), "Día del trabajo")] } },
        };
    }

    [Theory]
    [InlineData(Role.UtAdministrator)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Commission)]
    public async Task Page_SaysEveryRule_AndOffersDecisionsToWhoMayTakeThem(Role role)
    {
        using var browser = site.Browser(role);
        var page = await PageForm.Open(browser, Address);
        var text = PageForm.Text(page);
        Assert.Contains("Entrega de la cuenta: 3 días naturales desde el día siguiente a la aprobación", text, StringComparison.Ordinal);
        Assert.Contains("Captura: 15 días naturales desde el día siguiente a la recepción", text, StringComparison.Ordinal);
        Assert.Contains("Resolución del ajuste: 1 día hábil", text, StringComparison.Ordinal);
        Assert.Contains("Día del trabajo", text, StringComparison.Ordinal);
        var offered = page.QuerySelectorAll(".actos a").Select(a => a.GetAttribute("href")).ToArray();
        Assert.Equal(role is Role.UtAdministrator ? 5 : 0, offered.Length);
        foreach (var link in offered)
            Assert.NotNull((await PageForm.Open(browser, link!)).QuerySelector("main form"));
        using var decision = await browser.GetAsync($"{Address}/ampliar");
        Assert.Equal(role is Role.UtAdministrator ? HttpStatusCode.OK : HttpStatusCode.Forbidden, decision.StatusCode);
    }

    [Fact]
    public async Task Simulator_AnswersWithEveryDateAndWhy_AndRecordsNothing()
    {
        using var browser = site.Browser(Role.Reviewer);
        var page = await PageForm.Open(browser, $"{Address}?aprobada-dia=19&aprobada-mes=abril&aprobada-anio=2024&recibida-dia=20&recibida-mes=4&recibida-anio=2024");
        var notes = page.QuerySelectorAll("main p.nota").Select(n => n.TextContent).ToArray();
        Assert.Equal(2, notes.Length);
        Assert.StartsWith("22 de abril de 2024", notes[0], StringComparison.Ordinal);
        Assert.StartsWith("5 de mayo de 2024", notes[1], StringComparison.Ordinal);
        Assert.Contains("imprime el 4 de mayo de 2024", notes[1], StringComparison.Ordinal);
        Assert.Equal("abril", ((AngleSharp.Html.Dom.IHtmlInputElement)page.QuerySelector("[name=aprobada-mes]")!).Value is "4" ? "abril" : "");

        page = await PageForm.Open(browser, $"{Address}?aprobada-dia=31&aprobada-mes=abril&aprobada-anio=2024");
        Assert.Single(page.QuerySelectorAll(".resumen-err a"));
        Assert.Empty(page.QuerySelectorAll("main p.nota"));
    }

    [Theory]
    [InlineData("ampliar", CalendarAct.Extend, "plazo=Capture", "desde=5/5/2024", "hasta=8/mayo/2024", "partido=rojo")]
    [InlineData("inhabil", CalendarAct.AddHoliday, "dia=10/5/2024")]
    [InlineData("quitar-inhabil", CalendarAct.RemoveHoliday, "dia=2024-05-01")]
    [InlineData("entre-semana", CalendarAct.CountBusinessDays)]
    [InlineData("contar-recepcion", CalendarAct.CountReceiptDay)]
    public async Task Decision_IsReviewedBeforeItIsRecorded(string decision, CalendarAct act, params string[] answers)
    {
        using var browser = site.Browser();
        var address = $"{Address}/{decision}";
        var page = await PageForm.Open(browser, address);
        using (var empty = await new PageForm(page).Press(browser, "paso", CalendarDecisionStep.Review))
        {
            page = await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(answers.Count(a => !a.StartsWith("partido", StringComparison.Ordinal)) + 2, page.QuerySelectorAll(".resumen-err a").Length);
        }

        var form = new PageForm(page).Fill("acuerdo", $"CG/{decision}/2024").Fill("motivo", "Se ordenó así.");
        foreach (var answer in answers)
            Fill(form, answer[..answer.IndexOf('=', StringComparison.Ordinal)], answer[(answer.IndexOf('=', StringComparison.Ordinal) + 1)..]);
        using var reviewed = await form.Press(browser, "paso", CalendarDecisionStep.Review);
        page = await PageForm.Read(reviewed);
        Assert.Equal(decision == "ampliar", PageForm.Text(page).Contains("Alcanza en este momento", StringComparison.Ordinal));
        using (var unsure = await new PageForm(page).Press(browser, "paso", CalendarDecisionStep.Confirm))
            page = await PageForm.Read(unsure, HttpStatusCode.UnprocessableEntity);
        Assert.DoesNotContain(site.Decisions, d => d.Act == act);

        using var done = await new PageForm(page).Fill("confirmo", "si").Press(browser, "paso", CalendarDecisionStep.Confirm);
        Assert.Equal(Address + "?hecho=1", done.Headers.Location?.OriginalString);
        var given = Assert.Single(site.Decisions, d => d.Act == act);
        Assert.Equal(($"CG/{decision}/2024", "Se ordenó así.", "cuenta-UtAdministrator"), (given.Agreement, given.Reason, given.Actor.AccountId));
        Assert.Equal(decision switch { "inhabil" => new DateOnly(2024, 5, 10), "quitar-inhabil" => new DateOnly(2024, 5, 1), _ => (DateOnly?)null }, given.Day);
        Assert.Equal(
            decision == "ampliar" ? new DeadlineExtension(DeadlineKind.Capture, new DateOnly(2024, 5, 5), new DateOnly(2024, 5, 8), "", "", "rojo") : null,
            given.Extension);
    }

    [Fact]
    public async Task Decision_OnAnotherCalendar_ShowsItAgain()
    {
        using var browser = site.Browser();
        var form = new PageForm(await PageForm.Open(browser, $"{Address}/inhabil")).Fill("acuerdo", "CG/1/2024").Fill("motivo", "Feria");
        Fill(form, "dia", "11/5/2024");
        using var reviewed = await form.Press(browser, "paso", CalendarDecisionStep.Review);
        var old = new PageForm(await PageForm.Read(reviewed)).Fill("confirmo", "si").Fill("version", "0");
        using var stale = await old.Press(browser, "paso", CalendarDecisionStep.Confirm);
        var page = await PageForm.Read(stale, HttpStatusCode.UnprocessableEntity);
        Assert.Contains(CalendarMessages.Changed, PageForm.Text(page), StringComparison.Ordinal);

        site.Refuse = new Refusal("holiday-repeated", "Ese día ya está entre los inhábiles.");
        using var refused = await new PageForm(page).Fill("confirmo", "si").Press(browser, "paso", CalendarDecisionStep.Confirm);
        site.Refuse = null;
        page = await PageForm.Read(refused, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("Ese día ya está entre los inhábiles.", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Equal("11", new PageForm(page).Value("dia-dia"));
    }

    [Fact]
    public async Task RefusedExtension_LeadsToItsDate()
    {
        using var browser = site.Browser();
        var form = new PageForm(await PageForm.Open(browser, $"{Address}/ampliar")).Fill("plazo", "Capture").Fill("acuerdo", "CG/1/2024").Fill("motivo", "Fallas");
        Fill(form, "desde", "5/5/2024");
        Fill(form, "hasta", "4/5/2024");
        using var reviewed = await form.Press(browser, "paso", CalendarDecisionStep.Review);
        var review = new PageForm(await PageForm.Read(reviewed)).Fill("confirmo", "si");
        site.Refuse = new Refusal("extension-dates", "La nueva fecha debe ser posterior.");
        using var refused = await review.Press(browser, "paso", CalendarDecisionStep.Confirm);
        site.Refuse = null;
        var page = await PageForm.Read(refused, HttpStatusCode.UnprocessableEntity);
        var link = Assert.Single(page.QuerySelectorAll(".resumen-err a")).GetAttribute("href")!;
        Assert.Equal("hasta-dia", page.QuerySelector(link)?.GetAttribute("name"));
    }

    private static void Fill(PageForm form, string name, string value)
    {
        if (value.Split('/') is [var day, var month, var year])
            form.Fill(name + "-dia", day).Fill(name + "-mes", month).Fill(name + "-anio", year);
        else
            form.Fill(name, value);
    }
}
