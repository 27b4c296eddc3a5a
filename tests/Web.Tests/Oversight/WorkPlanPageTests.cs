using System.Net;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Oversight.WorkPlans;
using Conoceles.Web.Tests.After;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>The work plan's pages over HTTP: what is overdue, due, to come and done; acts recorded and annulled.</summary>
public sealed class WorkPlanPageTests(WorkPlanPageTests.Site site) : IClassFixture<WorkPlanPageTests.Site>
{
    private const string Address = "/ut/plan";

    /// <summary>Today is election day: an activity is late, another comes this week, two come later.</summary>
    public sealed class Site : OversightSite
    {
        public static readonly DateOnly Today = Deadlines.LocalDate(TimeProvider.System.GetUtcNow());

        protected override ElectionDefinition Election => base.Election with
        {
            ElectionDay = Today,
            Plan =
            [
                Activity("tardia", -10, PlanActKind.Done, PlanActKind.Remitted), Activity("cercana", 3, PlanActKind.Done),
                Activity("informe", 30, PlanActKind.Made, PlanActKind.Approved, PlanActKind.Presented, PlanActKind.Remitted),
                Activity("hecha", -40, PlanActKind.Done),
            ],
        };

        private static PlanActivity Activity(string id, int days, params PlanActKind[] acts) => new()
        {
            Id = id,
            Reference = "Art. 11",
            Name = "Actividad " + id,
            Source = "Plan de prueba",
            Due = new PlanDate(ElectionCheck.ElectionDayId, 0, days),
            Acts = [.. acts.Select(a => new PlanAct(a, "Unidad de Transparencia"))],
        };
    }

    [Theory]
    [InlineData(Role.UtAdministrator)]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Commission)]
    public async Task Page_BeginsWithWhatIsOverdue_FoldsWhatIsDone_AndOffersActsToWhoRecordsThem(Role role)
    {
        var done = Recorded("hecha", PlanActKind.Done, Site.Today.AddDays(-39));
        site.PlanActs = [done, Recorded("hecha", PlanActKind.Done, Site.Today) with { Annulled = new ActAnnulment(Guid.Empty, done.At, "c", "Otra cuenta", "Era de otra.") }];
        using var browser = site.Browser(role);
        var page = await PageForm.Open(browser, Address);
        Assert.Equal(
            ["Vencidas", "Actividad tardia", "Por vencer en 7 días o menos", "Actividad cercana", "Por venir", "Actividad informe", "Concluidas", "Actividad hecha", "Actos anulados"],
            page.QuerySelectorAll("main h2, main h3").Select(h => h.TextContent));
        var folded = page.QuerySelector("main > details")!;
        Assert.False(folded.HasAttribute("open"));
        Assert.Equal("Actividad hecha", Assert.Single(folded.QuerySelectorAll("h3")).TextContent);
        Assert.Contains("fuera de plazo", folded.TextContent, StringComparison.Ordinal);
        Assert.Contains("Era de otra. Anuló Otra cuenta", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Equal(4, page.QuerySelectorAll("main details.por-que").Length);
        Assert.Contains("Art. 11: 10 días antes de la jornada electoral", PageForm.Text(page), StringComparison.Ordinal);

        string[] offered = [$"{Address}/tardia/realizacion", $"{Address}/cercana/realizacion", $"{Address}/informe/elaboracion", $"{Address}/actos/{done.OperationId}/anular"];
        Assert.Equal(role is Role.UtAdministrator ? offered : [], page.QuerySelectorAll("main td a").Select(a => a.GetAttribute("href")));
        foreach (var address in offered)
        {
            using var form = await browser.GetAsync(address);
            Assert.Equal(role is Role.UtAdministrator ? HttpStatusCode.OK : HttpStatusCode.Forbidden, form.StatusCode);
        }
    }

    [Fact]
    public async Task Act_IsReviewedBeforeItIsRecorded_AndTwoClicksAreOne()
    {
        site.PlanActs = [];
        using var browser = site.Browser();
        var address = Address + "/tardia/realizacion";
        var page = await PageForm.Open(browser, address);
        Assert.Contains("¿Por qué esta fecha?", PageForm.Text(page), StringComparison.Ordinal);
        using (var empty = await new PageForm(page).Press(browser, "paso", PlanActStep.Review))
        {
            page = await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(2, page.QuerySelectorAll(".resumen-err a").Length);
        }

        using var reviewed = await Fill(new PageForm(page)).Press(browser, "paso", PlanActStep.Review);
        page = await PageForm.Read(reviewed);
        Assert.Contains("Todavía no se ha registrado nada.", PageForm.Text(page), StringComparison.Ordinal);
        using (var edited = await new PageForm(page).Press(browser, "paso", PlanActStep.Edit))
            Assert.Equal("Oficio 7/2024", new PageForm(await PageForm.Read(edited)).Value("referencia"));
        using (var unsure = await new PageForm(page).Press(browser, "paso", PlanActStep.Confirm))
            page = await PageForm.Read(unsure, HttpStatusCode.UnprocessableEntity);
        Assert.Empty(site.PlanActs);

        for (var click = 0; click < 2; click++)
        {
            using var done = await new PageForm(page).Fill("confirmo", "si").Press(browser, "paso", PlanActStep.Confirm);
            Assert.Equal(Address + "?hecho=registrado", done.Headers.Location?.OriginalString);
        }

        var act = Assert.Single(site.PlanActs);
        Assert.Equal(
            ("tardia", PlanActKind.Done, new DateOnly(2024, 4, 19), "Oficio 7/2024", "cuenta-UtAdministrator"),
            (act.Activity, act.Kind, act.On, act.Reference, act.Account));
        Assert.Contains("El acto quedó registrado.", PageForm.Text(await PageForm.Open(browser, Address + "?hecho=registrado")), StringComparison.Ordinal);
        // Its page leads back to the plan, where the next one is.
        using var again = await browser.GetAsync(address);
        Assert.Equal(Address, again.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task RefusedAct_SaysWhyBesideItsField()
    {
        site.PlanActs = [];
        using var browser = site.Browser();
        using var reviewed = await Fill(new PageForm(await PageForm.Open(browser, Address + "/cercana/realizacion"))).Press(browser, "paso", PlanActStep.Review);
        site.Refuse = new Refusal("act-date", "La fecha no puede ser de mañana en adelante.");
        using var refused = await new PageForm(await PageForm.Read(reviewed)).Fill("confirmo", "si").Press(browser, "paso", PlanActStep.Confirm);
        site.Refuse = null;
        var page = await PageForm.Read(refused, HttpStatusCode.UnprocessableEntity);
        var link = Assert.Single(page.QuerySelectorAll(".resumen-err a")).GetAttribute("href")!;
        Assert.Equal("fecha-dia", page.QuerySelector(link)?.GetAttribute("name"));
        Assert.Equal("19", new PageForm(page).Value("fecha-dia"));
    }

    [Fact]
    public async Task Annulment_AsksForItsReason_AndLeavesTheAct()
    {
        var act = Recorded("tardia", PlanActKind.Done, Site.Today.AddDays(-11));
        site.PlanActs = [act];
        using var browser = site.Browser();
        var address = $"{Address}/actos/{act.OperationId}/anular";
        var page = await PageForm.Open(browser, address);
        Assert.Contains("Actividad tardia", PageForm.Text(page), StringComparison.Ordinal);
        using (var empty = await new PageForm(page).Send(browser))
        {
            page = await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity);
            Assert.Equal(2, page.QuerySelectorAll(".resumen-err a").Length);
        }

        using (var done = await new PageForm(page).Fill("motivo", "Se anotó otro oficio.").Fill("confirmo", "si").Send(browser))
            Assert.Equal(Address + "?hecho=anulado", done.Headers.Location?.OriginalString);
        Assert.Equal("Se anotó otro oficio.", Assert.Single(site.PlanActs).Annulled?.Reason);
        page = await PageForm.Open(browser, Address + "?hecho=anulado");
        Assert.Contains("El acto quedó anulado.", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Contains(page.QuerySelectorAll("main td a"), a => a.GetAttribute("href") == Address + "/tardia/realizacion");
        using var again = await browser.GetAsync(address);
        Assert.Equal(Address, again.Headers.Location?.OriginalString);
    }

    [Theory]
    [InlineData("/nadie/realizacion")]
    [InlineData("/tardia/nada")]
    [InlineData("/cercana/remision")]
    [InlineData("/actos/6f3f2f3e-0000-4000-8000-00000000ffff/anular")]
    public async Task WhatThePlanDoesNotHave_IsNotFound(string path)
    {
        using var browser = site.Browser();
        using var answer = await browser.GetAsync(Address + path);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private static PageForm Fill(PageForm form) =>
        form.Fill("fecha-dia", "19").Fill("fecha-mes", "abril").Fill("fecha-anio", "2024").Fill("referencia", "Oficio 7/2024");

    private static RecordedAct Recorded(string activity, PlanActKind kind, DateOnly on) => new()
    {
        OperationId = Guid.Parse("6f3f2f3e-0000-4000-8000-000000000001"),
        Activity = activity,
        Kind = kind,
        On = on,
        Reference = "Oficio 1",
        At = Deadlines.EndOf(on),
        Account = "cuenta",
        Name = "Una cuenta",
    };
}

/// <summary>An election whose definition says nothing of a plan.</summary>
public sealed class WorkPlanWithoutActivitiesTests(OversightSite site) : IClassFixture<OversightSite>
{
    [Fact]
    public async Task Page_SaysThatThereAreNone()
    {
        using var browser = site.Browser();
        var page = await PageForm.Open(browser, "/ut/plan");
        Assert.Contains(WorkPlanMessages.NoPlan, PageForm.Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main h2"));
    }
}
