using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests.Browsing;

/// <summary>The distribution's Chromium, one process for all journeys; each person gets a context of her own.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
        "--disable-component-update", "--disable-sync", "--lang=es-MX",
    ];

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = "/usr/bin/chromium-headless-shell", Args = Arguments });
    }

    public async ValueTask DisposeAsync()
    {
        // Its end does not wait for a window that does not close: the driver takes it along.
        if (_browser is not null)
            await Task.WhenAny(_browser.CloseAsync(), Task.Delay(Patience));
        _playwright?.Dispose();
    }

    /// <summary>A person at a machine: cookies of her own, a web to talk to, with scripts or without.</summary>
    internal async Task<Person> Open(string web, bool javaScript = true, (int Width, int Height)? size = null)
    {
        var context = await _browser!.NewContextAsync(new()
        {
            BaseURL = web,
            JavaScriptEnabled = javaScript,
            Locale = "es-MX",
            TimezoneId = "America/Hermosillo",
            ViewportSize = new() { Width = size?.Width ?? 1280, Height = size?.Height ?? 900 },
        });
        // A save may wait for a silo that takes over; nothing else takes long.
        context.SetDefaultTimeout(15_000);
        context.SetDefaultNavigationTimeout(40_000);
        return new Person(context, await context.NewPageAsync(), javaScript);
    }
}
