using System.Net;
using Conoceles.Web.Oversight.Board;
using Conoceles.Web.Tests.Forms;
using Microsoft.Playwright;

namespace Conoceles.Web.Tests.Oversight.Board;

/// <summary>The board in a browser: its figures change by themselves, and nothing else moves; it and the list fit any screen.</summary>
public sealed class BoardLiveTests(BoardSite site, Browser browser) : IClassFixture<BoardSite>, IClassFixture<Browser>, IDisposable
{
    private const string Link = ".cifras a[href='/ut/candidaturas?estado=verificadas']";
    private static readonly LocatorAssertionsToHaveTextOptions Patience = new() { Timeout = 30_000 };
    private readonly List<string> _complaints = [];

    public void Dispose() => Assert.Empty(_complaints);

    [Fact]
    public async Task Figures_ChangeByThemselves_SaidOnce_AndThePersonStaysWhereSheIs()
    {
        var page = await Board(await Account());
        var before = await Verified(page);
        await page.EvaluateAsync("window.sameDocument = true");
        await page.FocusAsync(Link);
        await Assertions.Expect(page.Locator("#tablero-aviso")).ToHaveTextAsync("");
        await Verify("000003");
        await Assertions.Expect(page.Locator(Link)).ToHaveTextAsync($"{before + 1}", Patience);
        await Assertions.Expect(page.Locator("#tablero-aviso")).ToHaveTextAsync("Las cifras cambiaron y se actualizan solas en esta página.");
        Assert.Equal("/ut/candidaturas?estado=verificadas", await page.EvaluateAsync<string>("document.activeElement.getAttribute('href')"));
        await page.EvaluateAsync("document.getElementById('tablero-aviso').textContent = 'Ya se dijo'");
        await Verify("000011");
        await Assertions.Expect(page.Locator(Link)).ToHaveTextAsync($"{before + 2}", Patience);
        await Assertions.Expect(page.Locator("#tablero-aviso")).ToHaveTextAsync("Ya se dijo");
        Assert.True(await page.EvaluateAsync<bool>("window.sameDocument"));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task HiddenTab_DoesNotListen_AndCatchesUpWhenSeen()
    {
        var user = await Account();
        var page = await Board(user);
        // It listens: it has heard something.
        var before = await Verified(page) + 1;
        await Verify("000035");
        await Assertions.Expect(page.Locator(Link)).ToHaveTextAsync($"{before}", Patience);
        using var client = await SignedIn.To(site.Web, user);
        var mine = new List<HttpResponseMessage>();
        // With the page's own there is room for all but one.
        await site.Web.Until(async () => await Fill(client, mine) == BoardWatch.MaxOfAnAccount - 1);
        await Show(page, "hidden");
        await site.Web.Until(async () => await Fill(client, mine) == BoardWatch.MaxOfAnAccount);
        await Verify("000019");
        foreach (var one in mine)
            one.Dispose();
        Assert.Equal(before, await Verified(page));
        await Show(page, "visible");
        await Assertions.Expect(page.Locator(Link)).ToHaveTextAsync($"{before + 1}", Patience);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task WithoutScripts_ALinkAsksAgain()
    {
        var page = await Board(await Account(), javaScript: false);
        var before = await Verified(page);
        await Verify("000027");
        await page.ClickAsync("text=Actualizar");
        await Assertions.Expect(page.Locator(Link)).ToHaveTextAsync($"{before + 1}");
        await page.Context.CloseAsync();
    }

    [Theory]
    [InlineData(320)]
    [InlineData(360)]
    [InlineData(1280)]
    public async Task BoardAndList_FitTheScreen(int width)
    {
        var page = await Board(await Account(), width: width);
        foreach (var address in new[] { "/ut", "/ut?por=municipio", "/ut/candidaturas", "/ut/candidaturas?caracter=suplente&orden=-limite", "/ut/candidaturas?q=nadie" })
        {
            await page.GotoAsync(address);
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{address} is wider than {width} px.");
        }

        await page.Context.CloseAsync();
    }

    private static async Task Show(IPage page, string how) => await page.EvaluateAsync(
        $"Object.defineProperty(document, 'visibilityState', {{ configurable: true, get: () => '{how}' }}); document.dispatchEvent(new Event('visibilitychange'));");

    private static async Task<int> Verified(IPage page) => int.Parse(await page.InnerTextAsync(Link), System.Globalization.CultureInfo.InvariantCulture);

    private Task Verify(string number) =>
        site.Change($"update oversight.candidacy set status = 'Verified' where candidacy_id = 'cand-prueba-2024-{number}' and status = 'Captured'");

    /// <summary>Streams until there is no more room; how many are open.</summary>
    private static async Task<int> Fill(HttpClient client, List<HttpResponseMessage> mine)
    {
        while (true)
        {
            var answer = await client.GetAsync("/ut/cambios", HttpCompletionOption.ResponseHeadersRead);
            if (answer.StatusCode is not HttpStatusCode.OK)
            {
                answer.Dispose();
                return mine.Count;
            }

            mine.Add(answer);
        }
    }

    private async Task<IPage> Board(string user, bool javaScript = true, int width = 1280)
    {
        var page = await browser.Visit(site.Web.Url, "/entrar?regreso=%2Fut", _complaints, javaScript, width: width, party: null);
        await page.FillAsync("#usuario", user);
        await page.FillAsync("#contrasena", ServerFixture.Password);
        await page.ClickAsync("button:text-is('Entrar')");
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tablero");
        return page;
    }

    private async Task<string> Account()
    {
        var user = "u" + Guid.NewGuid().ToString("N")[..10];
        await site.Server.AddAccount(user, ServerFixture.Password, "Commission", null);
        return user;
    }
}
