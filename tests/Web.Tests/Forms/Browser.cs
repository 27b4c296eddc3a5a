using Conoceles.TestData;
using Conoceles.Web.Shared.Security;
using Microsoft.Playwright;

namespace Conoceles.Web.Tests.Forms;

/// <summary>
/// The distribution's Chromium over pages made here: addresses are answered by the test, with the product's own
/// scripts, styles and content policy. No server and no network.
/// </summary>
public sealed class Browser : IAsyncLifetime
{
    private const string Origin = "http://captura.invalid";
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private static readonly string Scripts = Path.Combine(ShippedQuestionnaires.Folder, "..", "..", "..", "Web", "wwwroot");
    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium-headless-shell", Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.CloseAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page with this markup; whatever it complains about goes to <paramref name="complaints"/>.</summary>
    internal async Task<IPage> Open(string html, List<string> complaints, bool javaScript = true, int width = 360, bool dark = false)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            JavaScriptEnabled = javaScript,
            Locale = "es-MX",
            ViewportSize = new() { Width = width, Height = 800 },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
        });
        var page = await context.NewPageAsync();
        page.Console += (_, message) => complaints.Add(message.Text);
        page.PageError += (_, error) => complaints.Add(error);
        await page.RouteAsync("**/*", route => Answer(route, html));
        await page.GotoAsync(Origin + "/");
        return page;
    }

    /// <summary>A page of a real site, as somebody of a party sees it; on a clock of the test's when asked.</summary>
    internal async Task<IPage> Visit(
        Uri site, string path, List<string> complaints, bool javaScript = true, bool clock = false, int width = 1280, string? party = "rojo", IBrowserContext? context = null)
    {
        var isNew = context is null;
        context ??= await NewContext(site, javaScript, width, party);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            // What is refused is also an error of the console; each test looks at it by itself.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                complaints.Add(message.Text);
        };
        page.PageError += (_, error) => complaints.Add(error);
        // The clock is the browser's: its tabs have one.
        if (clock && isNew)
            await page.Clock.InstallAsync();
        await page.GotoAsync(path);
        return page;
    }

    /// <summary>A browser of its own, for what is on the disk.</summary>
    internal Task<IBrowserContext> NewContext(int width) => _browser!.NewContextAsync(new() { Locale = "es-MX", ViewportSize = new() { Width = width, Height = 800 } });

    /// <summary>A browser of its own, with its cookies.</summary>
    internal async Task<IBrowserContext> NewContext(Uri site, bool javaScript = true, int width = 1280, string? party = "rojo")
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = site.AbsoluteUri,
            JavaScriptEnabled = javaScript,
            Locale = "es-MX",
            ViewportSize = new() { Width = width, Height = 800 },
        });
        if (party is not null)
            await context.AddCookiesAsync([new() { Name = "X-Party", Value = party, Url = site.AbsoluteUri }]);
        return context;
    }

    private static Task Answer(IRoute route, string html)
    {
        var path = new Uri(route.Request.Url).AbsolutePath;
        var headers = new Dictionary<string, string> { ["Content-Security-Policy"] = SecurityHeaders.Policy };
        if (path == "/")
            return route.FulfillAsync(new() { ContentType = "text/html; charset=utf-8", Body = html, Headers = headers });
        // A page of the product names its files with their fingerprint: base.1x2y3z.css.
        var name = path[1..].Split('.') is [var stem, _, var extension] ? $"{stem}.{extension}" : path[1..];
        var file = Path.Combine(Scripts, name);
        if (!File.Exists(file))
            return route.FulfillAsync(new() { Status = 204 });
        return route.FulfillAsync(new()
        {
            ContentType = path.EndsWith(".js", StringComparison.Ordinal) ? "text/javascript; charset=utf-8" : "text/css; charset=utf-8",
            Body = File.ReadAllText(file),
            Headers = headers,
        });
    }
}
