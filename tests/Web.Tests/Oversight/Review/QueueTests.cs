using System.Net;
using Conoceles.Candidacies;
using Conoceles.Web.Tests.After;

namespace Conoceles.Web.Tests.Oversight.Review;

/// <summary>The queue over HTTP: what waits, who has what, taking the next one and leaving it.</summary>
public sealed class QueueTests(ReviewSite site) : IClassFixture<ReviewSite>
{
    private const string Queue = "/ut/revision";
    private static int _people;
    private readonly string _ana = "ana-" + Interlocked.Increment(ref _people);
    private readonly string _eva = "eva-" + _people;

    [Fact]
    public async Task Queue_SaysHowManyWait_WhoHasWhat_AndTheOldestFirst()
    {
        var (first, second, third) = (await site.Captured("Primera"), await site.Captured("Segunda"), await site.Captured("Tercera"));
        using var ana = site.Browser(_ana);
        using var eva = site.Browser(_eva);
        var page = await PageForm.Open(ana, Queue);
        Assert.Contains("Esperan revisión 3 candidaturas; nadie está revisando ninguna.", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Equal(["Primera", "Segunda", "Tercera"], page.QuerySelectorAll("tbody th a").Select(a => a.TextContent));
        Assert.Contains("24 de abril de 2024", page.QuerySelector("tbody tr")!.TextContent, StringComparison.Ordinal);

        var next = new PageForm(page, $"form[action='{Queue}/siguiente']");
        using (var taken = await next.Send(ana))
            Assert.Equal($"{Queue}/{first}", taken.Headers.Location!.OriginalString);
        page = await PageForm.Open(eva, Queue);
        var text = PageForm.Text(page);
        Assert.Contains("Esperan revisión 3 candidaturas; 1 en revisión ahora.", text, StringComparison.Ordinal);
        Assert.Contains($"Persona {_ana}", text, StringComparison.Ordinal);
        using (var taken = await new PageForm(page, $"form[action='{Queue}/siguiente']").Send(eva))
            Assert.Equal($"{Queue}/{second}", taken.Headers.Location!.OriginalString);

        // Her own again, and the way to it.
        page = await PageForm.Open(ana, Queue);
        Assert.Equal("Continuar con Primera", page.QuerySelector($"main a.btn[href='{Queue}/{first}']")!.TextContent);
        Assert.Null(page.QuerySelector($"form[action='{Queue}/siguiente']"));
        using (var again = await next.Send(ana))
            Assert.Equal($"{Queue}/{first}", again.Headers.Location!.OriginalString);
        foreach (var id in new[] { first, second, third })
            await site.Leave(id);
    }

    [Fact]
    public async Task Taking_GivesTheForm_AndLeavingItForLater_GivesItBack()
    {
        var id = await site.Captured(listed: false);
        using var ana = site.Browser(_ana);
        var page = await PageForm.Open(ana, $"{Queue}/{id}");
        Assert.Contains("Nadie está revisando esta candidatura.", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Null(page.QuerySelector("form[data-revision]"));
        using (var taken = await new PageForm(page, $"form[action='{Queue}/{id}/tomar']").Send(ana))
            Assert.Equal($"{Queue}/{id}", taken.Headers.Location!.OriginalString);

        page = await PageForm.Open(ana, $"{Queue}/{id}");
        Assert.Contains("La está revisando usted", PageForm.Text(page), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form[data-revision]"));

        // Another person reads it, and is told whose it is.
        using var eva = site.Browser(_eva);
        var other = await PageForm.Open(eva, $"{Queue}/{id}");
        Assert.Contains($"La está revisando Persona {_ana}", PageForm.Text(other), StringComparison.Ordinal);
        Assert.Null(other.QuerySelector("form[data-revision]"));
        Assert.NotNull(other.QuerySelector($"form[action='{Queue}/siguiente']"));

        Assert.Equal($"{Queue}/{id}/despues", page.QuerySelector("form[data-revision] button[formaction]")!.GetAttribute("formaction"));
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", page.QuerySelector("form[data-revision] input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
        using var left = await ana.PostAsync($"{Queue}/{id}/despues", form);
        Assert.Equal($"{Queue}?aviso=despues", left.Headers.Location!.OriginalString);
        Assert.Contains(("cuenta-" + _ana, id), site.Grains.Reviews.Later);
        Assert.Null(site.Grains.Reviews.HolderOf(id));
        Assert.Contains("La dejó para después", PageForm.Text(await PageForm.Open(ana, left.Headers.Location!.OriginalString)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithNothingToTake_ItSaysSo()
    {
        using var ana = site.Browser(_ana);
        var page = await PageForm.Open(ana, Queue);
        Assert.Contains("No hay candidaturas por revisar.", PageForm.Text(page), StringComparison.Ordinal);
        using var none = await new PageForm(page, $"form[action='{Queue}/siguiente']").Send(ana);
        Assert.Equal($"{Queue}?aviso=nada", none.Headers.Location!.OriginalString);
        Assert.Contains("No quedó ninguna que pueda tomar", PageForm.Text(await PageForm.Open(ana, $"{Queue}?aviso=nada")), StringComparison.Ordinal);
        // What an address says that nobody did is not said.
        Assert.DoesNotContain("Verificada", PageForm.Text(await PageForm.Open(ana, $"{Queue}?anterior=cand-prueba-2024-000001&aviso=otro")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheCommission_ReadsAndTakesNothing()
    {
        var id = await site.Captured(listed: false);
        using var reviewer = site.Browser(_ana);
        var token = (await PageForm.Open(reviewer, Queue)).QuerySelector("main input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var commission = site.Browser(_eva, nameof(Role.Commission));
        Assert.Empty((await PageForm.Open(commission, Queue)).QuerySelectorAll("main form"));
        Assert.Empty((await PageForm.Open(commission, $"{Queue}/{id}")).QuerySelectorAll("main form"));
        foreach (var path in new[] { $"{Queue}/siguiente", $"{Queue}/{id}/tomar", $"{Queue}/{id}/despues", $"{Queue}/{id}" })
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
            using var answer = await commission.PostAsync(path, form);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Null(site.Grains.Reviews.HolderOf(id));
    }

    [Theory]
    [InlineData("Capturist")]
    [InlineData("Operator")]
    [InlineData("Communication")]
    public async Task WhoIsNotOfOversight_IsForbidden(string role)
    {
        using var browser = site.Browser(_ana, role);
        using var answer = await browser.GetAsync(Queue);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task AForm_WithoutItsToken_IsNotTaken()
    {
        var id = await site.Captured(listed: false);
        using var ana = site.Browser(_ana);
        using var form = new FormUrlEncodedContent([]);
        using var answer = await ana.PostAsync($"{Queue}/{id}/tomar", form);
        Assert.False(answer.StatusCode is HttpStatusCode.Redirect && answer.Headers.Location!.OriginalString == $"{Queue}/{id}");
        Assert.Null(site.Grains.Reviews.HolderOf(id));
    }

    [Fact]
    public async Task ACandidacyThatDoesNotExist_IsNotFound()
    {
        using var ana = site.Browser(_ana);
        foreach (var path in new[] { "no-es-un-id", "no-es-un-id/identidad" })
        {
            using var answer = await ana.GetAsync($"{Queue}/{path}");
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }
    }
}
