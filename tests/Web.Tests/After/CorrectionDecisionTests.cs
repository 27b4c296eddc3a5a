using System.Net;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.After;

/// <summary>The institute decides a correction: what it reads, who may, and on which grounds.</summary>
public sealed class CorrectionDecisionTests(CaptureSite site) : IClassFixture<CaptureSite>
{
    private static int _sequence;
    private readonly string _id = $"cand-prueba-2024-{5000 + Interlocked.Increment(ref _sequence):D6}";

    private string Address => $"/ut/ajustes/{_id}";

    [Fact]
    public async Task Administrator_ReadsTheDifferenceWithItsClock_AndApplies()
    {
        site.Grains.Told[_id] = Stories.Requested;
        using var browser = site.Institute("UtAdministrator");
        var page = await PageForm.Open(browser, Address);
        var text = PageForm.Text(page);
        foreach (var said in new[] { Stories.Mail, "otra@ejemplo.invalid", "26 de abril de 2024, 23:59 horas, hora de Sonora; queda 1 día y 13 horas", "consume el único ajuste" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.DoesNotContain("Vencido", text, StringComparison.Ordinal);
        using var answer = await new PageForm(page, $"form[action='{Address}/aplicar']").Send(browser);
        Assert.Equal($"{Address}?resuelto=aplicado", answer.Headers.Location!.OriginalString);
        Assert.Equal(17, Assert.IsType<ApplyCorrection>(Assert.Single(site.Grains.Given, g => g.Candidacy == _id).Command).SeenVersion);
        site.Grains.Told[_id] = Stories.Corrected;
        Assert.Contains("ya es público", PageForm.Text(await PageForm.Open(browser, answer.Headers.Location!.OriginalString)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrator_RejectsOnlyOnAGround()
    {
        site.Grains.Told[_id] = Stories.Requested;
        using var browser = site.Institute("UtAdministrator");
        var page = await PageForm.Open(browser, Address);
        var form = $"form[action='{Address}/rechazar']";
        Assert.Equal(2, page.QuerySelectorAll($"{form} input[type=radio]").Length);
        using var without = await new PageForm(page, form).Send(browser);
        var told = await PageForm.Read(without, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("#motivo", told.QuerySelector(".resumen-err a")!.GetAttribute("href"));
        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);

        using var answer = await new PageForm(told, form).Fill("motivo", "foto").Send(browser);
        Assert.Equal($"{Address}?resuelto=rechazado", answer.Headers.Location!.OriginalString);
        var reject = Assert.IsType<RejectCorrection>(Assert.Single(site.Grains.Given, g => g.Candidacy == _id).Command);
        Assert.Equal(("foto", 17), (reject.Ground, reject.SeenVersion));
    }

    [Fact]
    public async Task DecidedMeanwhile_ThePageSaysSo()
    {
        site.Grains.Told[_id] = Stories.Requested;
        using var browser = site.Institute("UtAdministrator");
        var form = new PageForm(await PageForm.Open(browser, Address), $"form[action='{Address}/aplicar']");
        site.Grains.Told[_id] = Stories.Corrected;
        site.Grains.Answer = _ => Outcome.Refused(Refusals.StaleVersion, 18);
        try
        {
            var told = await PageForm.Read(await form.Send(browser), HttpStatusCode.UnprocessableEntity);
            Assert.Contains(Refusals.StaleVersion.Message, PageForm.Text(told), StringComparison.Ordinal);
            Assert.Contains("No hay un ajuste por resolver", PageForm.Text(told), StringComparison.Ordinal);
        }
        finally
        {
            site.Grains.Answer = _ => Outcome.Done(2);
        }
    }

    [Theory]
    [InlineData("Reviewer")]
    [InlineData("Commission")]
    public async Task WhoMayNotDecide_ReadsAndHasNoButton_AndIsForbidden(string role)
    {
        site.Grains.Told[_id] = Stories.Requested;
        using var administrator = site.Institute("UtAdministrator");
        var form = new PageForm(await PageForm.Open(administrator, Address), $"form[action='{Address}/aplicar']");
        using var browser = site.Institute(role);
        var page = await PageForm.Open(browser, Address);
        Assert.Contains("otra@ejemplo.invalid", PageForm.Text(page), StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("main form"));
        using var answer = await form.Send(browser);
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Assert.DoesNotContain(site.Grains.Given, g => g.Candidacy == _id);
    }
}
