using System.Net;
using Conoceles.TestData;
using Conoceles.Web.Tests.After;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.Oversight.Review;

/// <summary>Identity answers are opened by who may, for a purpose that is written, and shown in that one answer.</summary>
public sealed class IdentityTests(CaptureSite site) : IClassFixture<CaptureSite>
{
    private const string Secret = "Pueblo Inventado 4711";
    private const string Purpose = "Solicitud 12 de la persona titular";
    private static int _sequence;
    private readonly string _id = $"cand-prueba-2024-{8000 + Interlocked.Increment(ref _sequence):D6}";

    private string Address => $"/ut/revision/{_id}/identidad";

    [Theory]
    [InlineData("Reviewer")]
    [InlineData("UtAdministrator")]
    public async Task WhoMay_WritesWhatFor_AndReadsThemOnce(string role)
    {
        Captured();
        using var browser = site.Institute(role, "ana");
        var page = await PageForm.Open(browser, Address);
        Assert.Contains("la bitácora asienta quién las abrió, cuándo y para qué", PageForm.Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page.ToHtmlText(), StringComparison.Ordinal);
        using var answer = await new PageForm(page).Fill("motivo", $"  {Purpose}  ").Send(browser);
        var opened = await PageForm.Read(answer);
        var text = PageForm.Text(opened);
        foreach (var said in new[] { Secret, Purpose, "Persona ana", "25 de abril de 2024" })
            Assert.Contains(said, text, StringComparison.Ordinal);
        // The answer to the form, and no address that has it.
        Assert.Equal(Address, answer.RequestMessage!.RequestUri!.PathAndQuery);
        Assert.Empty(opened.QuerySelectorAll("main form"));
        Assert.DoesNotContain(Secret, await browser.GetStringAsync(Address), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, await browser.GetStringAsync($"/ut/revision/{_id}"), StringComparison.Ordinal);
        var command = Assert.Single(site.Grains.Opened, o => o.Candidacy == _id).Command;
        Assert.Equal((Purpose, "cuenta-ana"), (command.Purpose, command.Actor.AccountId));
    }

    [Fact]
    public async Task EachTimeThatTheyAreShown_IsAnActOfItsOwn()
    {
        Captured();
        using var browser = site.Institute("Reviewer");
        var form = new PageForm(await PageForm.Open(browser, Address)).Fill("motivo", Purpose);
        using var first = await form.Send(browser);
        using var second = await form.Send(browser);
        Assert.Equal(2, site.Grains.Opened.Where(o => o.Candidacy == _id).Select(o => o.Command.OperationId).Distinct().Count());
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Revisar")]
    public async Task WithoutAPurpose_NothingIsOpened(string purpose)
    {
        Captured();
        using var browser = site.Institute("Reviewer");
        using var answer = await new PageForm(await PageForm.Open(browser, Address)).Fill("motivo", purpose).Send(browser);
        var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.Equal("#motivo", page.QuerySelector(".resumen-err a")!.GetAttribute("href"));
        Assert.Contains("al menos 15 caracteres", PageForm.Text(page), StringComparison.Ordinal);
        Assert.DoesNotContain(Secret, page.ToHtmlText(), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Grains.Opened, o => o.Candidacy == _id);
    }

    [Theory]
    [InlineData("Commission", HttpStatusCode.Forbidden)]
    [InlineData("Operator", HttpStatusCode.Forbidden)]
    [InlineData("Communication", HttpStatusCode.Forbidden)]
    [InlineData("Capturist", HttpStatusCode.Forbidden)]
    public async Task WhoMayNot_IsNotEvenAsked(string role, HttpStatusCode status)
    {
        Captured();
        using var administrator = site.Institute("UtAdministrator");
        var form = new PageForm(await PageForm.Open(administrator, Address)).Fill("motivo", Purpose);
        using var browser = site.Institute(role);
        using (var asked = await browser.GetAsync(Address))
            Assert.Equal(status, asked.StatusCode);
        using var answer = await form.Send(browser);
        Assert.Equal(status, answer.StatusCode);
        Assert.DoesNotContain(Secret, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(site.Grains.Opened, o => o.Candidacy == _id);
        if (role == "Commission")
            Assert.DoesNotContain("identidad\"", await browser.GetStringAsync($"/ut/revision/{_id}"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ADraft_CannotBeOpened()
    {
        Answer();
        using var browser = site.Institute("UtAdministrator");
        var page = await PageForm.Open(browser, Address);
        Assert.Empty(page.QuerySelectorAll("main form"));
        Assert.Contains("no pueden abrirse", PageForm.Text(page), StringComparison.Ordinal);
        using var content = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!), new("motivo", Purpose),
        ]);
        using var answer = await browser.PostAsync(Address, content);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.DoesNotContain(Secret, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    private void Answer() => site.Grains.Save(_id, "indigena", ShippedQuestionnaires.Section("indigena").Fields
        .ToDictionary(f => f.Id, f => f.Id == "p03-otro" ? Secret : f.Options.FirstOrDefault(o => o.Value is "si" or "otro")?.Value ?? "")
        .Where(a => a.Value.Length > 0).ToImmutable());

    private void Captured()
    {
        Answer();
        site.Grains.Told[_id] = Stories.Captured;
    }
}

file static class Texts
{
    public static string ToHtmlText(this AngleSharp.Html.Dom.IHtmlDocument page) => page.DocumentElement.OuterHtml;

    public static System.Collections.Immutable.ImmutableDictionary<string, string> ToImmutable(this IEnumerable<KeyValuePair<string, string>> values) =>
        System.Collections.Immutable.ImmutableDictionary.ToImmutableDictionary(values, StringComparer.Ordinal);
}
