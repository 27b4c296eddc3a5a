using Conoceles.TestData;
using Conoceles.Web.Tests.Forms;
using Microsoft.Playwright;

namespace Conoceles.Web.Tests.Oversight.Review;

/// <summary>The keys of the review in the browser: each does what a control does, none while somebody types, and they can be turned off.</summary>
public sealed class KeyboardTests(ReviewSite site, Browser browser) : IClassFixture<ReviewSite>, IClassFixture<Browser>, IDisposable
{
    private static readonly int Sections = ShippedQuestionnaires.Set.Curricular.Sections.Length;
    private readonly List<string> _complaints = [];

    public void Dispose() => Assert.Empty(_complaints);

    [Fact]
    public async Task WithTheKeysAlone_EverySectionIsDecided()
    {
        var page = await Opened();
        await page.Keyboard.PressAsync("j");
        Assert.Equal("rubro-fotografia", await Focused(page));
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("k");
        Assert.Equal("rubro-fotografia", await Focused(page));
        for (var i = 0; i < Sections; i++)
            await page.Keyboard.PressAsync("c");
        Assert.Equal(Sections, await page.Locator("input[value=conforme]:checked").CountAsync());
        Assert.Equal("Verificar y tomar la siguiente", await page.EvaluateAsync<string>("document.activeElement.textContent"));

        // An observation: its ground is next, and letters typed in the note are letters.
        await page.Locator("#rubro-motivos").FocusAsync();
        Assert.False(await page.Locator("#supuesto-motivos").IsVisibleAsync());
        await page.Keyboard.PressAsync("o");
        Assert.Equal("supuesto-motivos", await Focused(page));
        Assert.True(await page.Locator("#observa-motivos").IsCheckedAsync());
        await page.Locator("#nota-motivos").FocusAsync();
        await page.Keyboard.TypeAsync("jocosa");
        Assert.Equal("jocosa", await page.InputValueAsync("#nota-motivos"));
        Assert.True(await page.Locator("#observa-motivos").IsCheckedAsync());
    }

    [Fact]
    public async Task TurnedOff_TheyStayOff_AndTheListIsThere()
    {
        var page = await Opened();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("[data-teclas] kbd").First).ToBeVisibleAsync();
        await page.Locator("#teclas-si").UncheckAsync();
        await page.ReloadAsync();
        await page.Keyboard.PressAsync("j");
        await page.Keyboard.PressAsync("c");
        Assert.Equal(0, await page.Locator("input[type=radio]:checked").CountAsync());
        Assert.Equal("", await Focused(page));
    }

    [Fact]
    public async Task AllConforming_IsDoneOnThePage()
    {
        var page = await Opened();
        await page.Locator("#observa-motivos").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Todo conforme" }).ClickAsync();
        Assert.Equal(Sections - 1, await page.Locator("input[value=conforme]:checked").CountAsync());
        Assert.True(await page.Locator("#observa-motivos").IsCheckedAsync());
    }

    [Fact]
    public async Task WithoutScripts_TheGroundIsShownWhenItIsOfUse_AndNothingSpeaksOfKeys()
    {
        var page = await Opened(javaScript: false);
        Assert.False(await page.Locator("#supuesto-motivos").IsVisibleAsync());
        await page.Locator("#observa-motivos").CheckAsync();
        Assert.True(await page.Locator("#supuesto-motivos").IsVisibleAsync());
        Assert.False(await page.Locator("[data-teclas]").IsVisibleAsync());
    }

    private async Task<IPage> Opened(bool javaScript = true)
    {
        var id = await site.Captured(listed: false);
        site.Grains.Reviews.Hold(id, "cuenta-teclado", "Persona teclado");
        var context = await browser.NewContext(site.Url, javaScript, party: "teclado");
        await context.SetExtraHTTPHeadersAsync(new Dictionary<string, string> { ["X-Role"] = "Reviewer" });
        var page = await browser.Visit(site.Url, $"/ut/revision/{id}", _complaints, context: context);
        await Assertions.Expect(page.Locator("form[data-revision]")).ToBeVisibleAsync();
        if (javaScript)
            await Assertions.Expect(page.Locator("[data-teclas]")).ToBeVisibleAsync();
        return page;
    }

    private static Task<string> Focused(IPage page) => page.EvaluateAsync<string>("document.activeElement.id");
}
