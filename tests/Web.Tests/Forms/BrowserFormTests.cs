using System.Text.Json;
using Conoceles.TestData;
using Microsoft.Playwright;

namespace Conoceles.Web.Tests.Forms;

/// <summary>The capture's own scripts, in the browser that people use.</summary>
public sealed class BrowserFormTests(Browser browser) : IClassFixture<Browser>
{
    private readonly List<string> _complaints = [];

    [Fact]
    public async Task Counter_OfEverySharedVector_AgreesWithTheServers()
    {
        var page = await browser.Open(await SectionMarkup.Of("historia"), _complaints);
        // Code units, because a lone surrogate has no text form that survives the way there.
        var units = CountVectors.All.Select(v => v.Text.Select(c => (int)c).ToArray()).ToArray();
        var counts = await page.EvaluateAsync<JsonElement>(
            "async all => { const { count } = await import('/conteo.js'); return all.map(units => count(String.fromCharCode(...units))); }", units);
        var counted = CountVectors.All.Select((v, i) => (v.Name, counts[i].GetInt32())).ToArray();
        Assert.True(counted.Length >= 40);
        Assert.Equal(CountVectors.All.Select(v => (v.Name, v.Count)), counted);
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task Counter_UnderATooLongText_SaysHowManyAreOver()
    {
        var page = await browser.Open(await SectionMarkup.Of("propuesta-1"), _complaints);
        var count = page.Locator("#propuesta-primera-cuenta");
        await Assertions.Expect(count).ToHaveTextAsync("Quedan 1,600 caracteres.");
        await page.FillAsync("#propuesta-primera", string.Concat(Enumerable.Repeat("ñ 👩🏽‍🌾\n", 801)));
        await Assertions.Expect(count).ToHaveTextAsync("2 caracteres de más.");
        await page.FillAsync("#propuesta-primera", new string('ñ', 1601));
        await Assertions.Expect(count).ToHaveTextAsync("1 carácter de más.");
        await page.FillAsync("#propuesta-primera", new string('ñ', 1599));
        await Assertions.Expect(count).ToHaveTextAsync("Queda 1 carácter.");
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task DependentQuestions_FollowTheirGateAndKeepWhatWasWritten()
    {
        var page = await browser.Open(await SectionMarkup.Of("discapacidad"), _complaints);
        var limits = page.Locator("[data-si-campo=p04]").Nth(2);
        var other = page.Locator("#p07-otro");
        await Assertions.Expect(limits).ToBeHiddenAsync();
        await page.CheckAsync("input[name=p04][value=si]");
        await Assertions.Expect(limits).ToBeVisibleAsync();
        await Assertions.Expect(other).ToBeHiddenAsync();
        await page.CheckAsync("input[name=p07][value=otra]");
        await other.FillAsync("Texto de ejemplo");
        // The gate of the gate closes: both go, and nothing is lost.
        await page.CheckAsync("input[name=p04][value=no]");
        await Assertions.Expect(limits).ToBeHiddenAsync();
        await Assertions.Expect(other).ToBeHiddenAsync();
        await page.CheckAsync("input[name=p04][value=si]");
        await Assertions.Expect(other).ToBeVisibleAsync();
        await Assertions.Expect(other).ToHaveValueAsync("Texto de ejemplo");
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task DependentQuestions_WithoutJavaScript_AreAllThereAndSayWhen()
    {
        var page = await browser.Open(await SectionMarkup.Of("migrantes"), _complaints, javaScript: false);
        await Assertions.Expect(page.Locator("#p12")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#p14-otro")).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("#p12-pista")).ToContainTextAsync("Solo si respondió «Sí» en «¿Es usted migrante?».");
    }

    [Fact]
    public async Task AnotherRow_IsAddedUntilThereAreAll()
    {
        var stored = new Dictionary<string, string> { ["cursos"] = "Uno", ["cursos.2"] = "Dos" };
        var page = await browser.Open(
            await SectionMarkup.Of("estudios", stored, new Shared.Forms.PageError("cursos", "Es largo.")), _complaints);
        var add = page.GetByRole(AriaRole.Button, new() { Name = "Agregar otro" });
        for (var number = 4; number <= 10; number++)
        {
            await add.ClickAsync();
            await Assertions.Expect(page.Locator($"[id='cursos.{number}']")).ToBeFocusedAsync();
            await Assertions.Expect(page.Locator($"[id='cursos.{number}']")).ToHaveValueAsync("");
        }

        await Assertions.Expect(add).ToBeHiddenAsync();
        var names = await page.Locator("fieldset[data-repite] input").EvaluateAllAsync<string[]>("all => all.map(i => i.name)");
        Assert.Equal(ShippedQuestionnaires.Section("estudios").FindField("cursos")!.ItemIds, names);
        // The first row's error stays with it.
        Assert.Equal(1, await page.Locator("fieldset[data-repite] .err-msg").CountAsync());
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task Row_IsTakenAwayAndTheOthersMoveUp()
    {
        var stored = new Dictionary<string, string> { ["cursos"] = "Uno", ["cursos.2"] = "Dos", ["cursos.3"] = "Tres" };
        var page = await browser.Open(
            await SectionMarkup.Of("estudios", stored, new Shared.Forms.PageError("cursos.2", "Es largo.")), _complaints);
        await page.GetByRole(AriaRole.Button, new() { Name = "número 2" }).ClickAsync();
        var inputs = page.Locator("fieldset[data-repite] input");
        Assert.Equal(["cursos", "cursos.2", "cursos.3"], await inputs.EvaluateAllAsync<string[]>("all => all.map(i => i.name)"));
        Assert.Equal(["Uno", "Tres", ""], await inputs.EvaluateAllAsync<string[]>("all => all.map(i => i.value)"));
        await Assertions.Expect(page.Locator("[id='cursos.2']")).ToBeFocusedAsync();
        // What was said of the text that is gone is gone with it.
        Assert.Equal(0, await page.Locator("fieldset[data-repite] .err-msg").CountAsync());
        // The last one that is left is emptied, not taken away.
        for (var left = 2; left > 0; left--)
            await page.GetByRole(AriaRole.Button, new() { Name = "número 1" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Quitar" })).ToHaveCountAsync(0);
        Assert.Equal([""], await inputs.EvaluateAllAsync<string[]>("all => all.map(i => i.value)"));
        Assert.Empty(_complaints);
    }

    [Fact]
    public async Task EverySection_FitsAPhoneAndComplainsOfNothing()
    {
        foreach (var section in ShippedQuestionnaires.Set.All.SelectMany(q => q.Sections))
        {
            foreach (var javaScript in new[] { true, false })
            {
                var page = await browser.Open(await SectionMarkup.Of(section.Id), _complaints, javaScript);
                if (javaScript)
                    Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{section.Id} is wider than a phone.");
                await page.Context.CloseAsync();
            }
        }

        Assert.Empty(_complaints);
    }
}
