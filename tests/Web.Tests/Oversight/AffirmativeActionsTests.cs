using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Conoceles.Bulk;
using Conoceles.Candidacies;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>Affirmative actions over HTTP: chosen, seen before anything is done, confirmed, and followed to the end.</summary>
public sealed class AffirmativeActionsTests(OversightSite site) : IClassFixture<OversightSite>
{
    private const string List = "/ut/acciones-afirmativas";

    [Fact]
    public async Task List_HasEachPartyWithHowManyWait()
    {
        await site.Waiting("pino", "Una Ejemplo", "indigena");
        await site.Waiting("pino", "Otra Ejemplo", "discapacidad");
        using var browser = site.Browser();
        var page = await Open(browser, List);
        var row = Assert.Single(page.QuerySelectorAll("tbody tr"), r => r.QuerySelector("a")!.GetAttribute("href") == $"{List}/partido/pino");
        Assert.Equal("2", row.QuerySelector("td")!.TextContent);
        var queue = await Open(browser, "/ut");
        Assert.NotNull(queue.QuerySelector($"a[href='{List}']"));
    }

    [Fact]
    public async Task Chosen_AreSeen_ThenConfirmedOnce_AndFollowed()
    {
        var ids = new[]
        {
            await site.Waiting("rojo", "Primera Ejemplo", "discapacidad indigena"),
            await site.Waiting("rojo", "Segunda Ejemplo", "indigena", "discapacidad"),
            await site.Waiting("rojo", "Tercera Ejemplo", "jovenes"),
        };
        using var browser = site.Browser();
        var party = await Open(browser, $"{List}/partido/rojo");
        Assert.Contains("Partido Roble", party.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ids, party.QuerySelectorAll<IHtmlInputElement>("input[name=candidatura]").Select(i => i.Value).Where(ids.Contains));
        var second = party.QuerySelectorAll("tbody tr").Single(r => r.TextContent.Contains("Segunda", StringComparison.Ordinal));
        Assert.Equal(["Personas indígenas", "Personas con discapacidad"], second.QuerySelectorAll("td").Select(c => c.TextContent));
        Assert.All(party.QuerySelectorAll("input[name=candidatura]"), i => Assert.NotNull(party.QuerySelector($"label[for='{i.Id}']")));

        var before = site.Confirmations.Count;
        using var previewed = await Post(browser, party, $"{List}/partido/rojo", [new("candidatura", ids[0]), new("candidatura", ids[1])]);
        Assert.Equal(HttpStatusCode.OK, previewed.StatusCode);
        Headers.AssertSafe(previewed, isPrivate: true);
        var preview = await OversightSite.Page(previewed);
        Assert.Contains("2 candidaturas de Partido Roble", preview.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("no se ha confirmado nada", preview.QuerySelector(".nota")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(
            [("Personas con discapacidad", "1"), ("Personas indígenas", "2")],
            preview.QuerySelectorAll("table:not(.apila) tbody tr").Select(r => (r.QuerySelector("th")!.TextContent, r.QuerySelector("td")!.TextContent)).Order());
        Assert.DoesNotContain("Tercera", preview.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, site.Confirmations.Count);

        var seen = Fields(preview, $"{List}/partido/rojo/confirmar");
        using var confirmed = await Post(browser, preview, $"{List}/partido/rojo/confirmar", seen);
        Assert.Equal(HttpStatusCode.Redirect, confirmed.StatusCode);
        using var twice = await Post(browser, preview, $"{List}/partido/rojo/confirmar", seen);
        Assert.Equal(confirmed.Headers.Location, twice.Headers.Location);
        Assert.Equal(before + 1, site.Confirmations.Count);
        var id = confirmed.Headers.Location!.OriginalString[$"{List}/avance/".Length..];
        var command = site.Confirmations[id].Command;
        Assert.Equal(("cuenta-UtAdministrator", Role.UtAdministrator), (command.Actor.AccountId, command.Actor.Role));
        Assert.Equal([new ActionsSeen(ids[0], "discapacidad indigena"), new ActionsSeen(ids[1], "indigena")], command.Items);

        site.Advance(id, new ConfirmationProgress(1, 2, []));
        var running = await Open(browser, confirmed.Headers.Location.OriginalString);
        Assert.Equal(("1", "2"), (running.QuerySelector("progress")!.GetAttribute("value"), running.QuerySelector("progress")!.GetAttribute("max")));
        Assert.NotNull(running.QuerySelector("progress[data-avance]"));
        site.Advance(id, new ConfirmationProgress(1, 2, [new RefusedConfirmation(ids[1], "actions-changed", "Cambió el registro.")]));
        var done = await Open(browser, confirmed.Headers.Location.OriginalString);
        Assert.Null(done.QuerySelector("progress[data-avance]"));
        Assert.Contains("1 de 2 candidaturas confirmadas. 1 candidatura no admitió", done.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(ids[1], done.QuerySelector("tbody a")!.TextContent);
        Assert.Contains("Cambió el registro.", done.QuerySelector("tbody")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheWholeParty_GoesBeyondThePage()
    {
        for (var n = 0; n < 53; n++)
            await site.Waiting("sauce", $"Persona {n:D2} Ejemplo", "indigena");
        using var browser = site.Browser();
        var first = await Open(browser, $"{List}/partido/sauce");
        Assert.Equal(50, first.QuerySelectorAll("input[name=candidatura]").Length);
        var second = await Open(browser, first.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Equal(3, second.QuerySelectorAll("input[name=candidatura]").Length);
        using var previewed = await Post(browser, second, $"{List}/partido/sauce", [new("alcance", "partido")]);
        var preview = await OversightSite.Page(previewed);
        Assert.Equal(53, preview.QuerySelectorAll(".apila tbody tr").Length);
        using var confirmed = await Post(browser, preview, $"{List}/partido/sauce/confirmar", Fields(preview, $"{List}/partido/sauce/confirmar"));
        var id = confirmed.Headers.Location!.OriginalString[$"{List}/avance/".Length..];
        Assert.Equal(53, site.Confirmations[id].Command.Items.Length);
    }

    [Fact]
    public async Task NothingChosen_OrAlreadyConfirmed_SaysSoAndStartsNothing()
    {
        var id = await site.Waiting("bosque", "Sola Ejemplo", "indigena");
        using var browser = site.Browser();
        var party = await Open(browser, $"{List}/partido/bosque");
        var before = site.Confirmations.Count;
        await Refused([], "Elija al menos una candidatura.");
        await Refused([new("candidatura", "cand-prueba-2024-999999")], "ya no está por confirmar");
        await Refused([new("candidatura", "<script>")], "ya no está por confirmar");
        site.Say(id, "indigena", "indigena");
        await Refused([new("candidatura", id)], "ya no está por confirmar");
        Assert.Equal(before, site.Confirmations.Count);

        async Task Refused(KeyValuePair<string, string>[] fields, string sentence)
        {
            using var answer = await Post(browser, party, $"{List}/partido/bosque", fields);
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            Assert.Contains(sentence, (await OversightSite.Page(answer)).QuerySelector(".resumen-err")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("cand-prueba-2024-000001")]
    [InlineData("cand-prueba-2024-000001:")]
    [InlineData("otra:indigena")]
    [InlineData("cand-prueba-2024-000001:indigena;")]
    [InlineData("cand-prueba-2024-000001:indigena:jovenes")]
    public async Task AListThatWasNotShown_StartsNothing(string list)
    {
        using var browser = site.Browser();
        var page = await Open(browser, "/ut");
        var before = site.Confirmations.Count;
        using var answer = await Post(browser, page, $"{List}/partido/rojo/confirmar", [new("operacion", "N"), new("lista", list)]);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("no llegó completa", (await OversightSite.Page(answer)).QuerySelector(".resumen-err")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(before, site.Confirmations.Count);
    }

    [Theory]
    [InlineData(List + "/partido/nadie-asi")]
    [InlineData(List + "/avance/conf-prueba-2024-nada")]
    [InlineData(List + "/avance/imp-prueba-2024-nada")]
    public async Task WhatDoesNotExist_IsNotFound(string address)
    {
        using var browser = site.Browser();
        using var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    [Theory]
    [InlineData(Role.Reviewer)]
    [InlineData(Role.Commission)]
    [InlineData(Role.Capturist)]
    [InlineData(Role.Operator)]
    public async Task AnyOtherRole_IsForbidden(Role role)
    {
        await site.Waiting("rojo", "Prohibida Ejemplo", "indigena");
        using var administrator = site.Browser();
        var page = await Open(administrator, "/ut");
        var before = site.Confirmations.Count;
        using var browser = site.Browser(role);
        foreach (var address in new[] { List, $"{List}/partido/rojo", $"{List}/avance/conf-prueba-2024-nada" })
        {
            using var answer = await browser.GetAsync(address);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
            Assert.DoesNotContain("Prohibida", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }

        foreach (var address in new[] { $"{List}/partido/rojo", $"{List}/partido/rojo/confirmar" })
        {
            using var answer = await Post(browser, page, address, [new("alcance", "partido"), new("operacion", "N"), new("lista", "cand-prueba-2024-000001:indigena")]);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Equal(before, site.Confirmations.Count);
    }

    [Fact]
    public async Task AFormWithoutItsToken_IsRefused()
    {
        using var browser = site.Browser();
        foreach (var address in new[] { $"{List}/partido/rojo", $"{List}/partido/rojo/confirmar" })
        {
            using var content = new FormUrlEncodedContent([new("alcance", "partido"), new("operacion", "N"), new("lista", "cand-prueba-2024-000001:indigena")]);
            using var answer = await browser.PostAsync(address, content);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }
    }

    private static async Task<IHtmlDocument> Open(HttpClient browser, string address)
    {
        using var answer = await browser.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: true);
        return await OversightSite.Page(answer);
    }

    /// <summary>Hidden fields of the form that goes to an address.</summary>
    private static KeyValuePair<string, string>[] Fields(IHtmlDocument page, string action) =>
        [.. page.QuerySelectorAll<IHtmlInputElement>($"form[action='{action}'] input[type=hidden]")
            .Where(i => i.Name != "__RequestVerificationToken").Select(i => KeyValuePair.Create(i.Name!, i.Value))];

    private static async Task<HttpResponseMessage> Post(
        HttpClient browser, IHtmlDocument page, string address, IEnumerable<KeyValuePair<string, string>> fields)
    {
        var token = page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        using var content = new FormUrlEncodedContent([new("__RequestVerificationToken", token), .. fields]);
        return await browser.PostAsync(address, content);
    }
}
