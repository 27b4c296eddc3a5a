using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests.Browsing;

/// <summary>
/// Somebody in front of a browser. Every page she looks at must be free of script errors and of anything that the
/// content security policy had to stop, and leaves a screenshot at two widths.
/// </summary>
internal sealed class Person : IAsyncDisposable
{
    private static readonly ConcurrentDictionary<string, bool> Photographed = new(StringComparer.Ordinal);
    private static readonly (int Width, int Height)[] Sizes = [(360, 740), (1280, 900)];
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _complaints = new();
    private IResponse? _document;
    private bool _isTab;

    public Person(IBrowserContext context, IPage page, bool javaScript)
    {
        (_context, Page, JavaScript) = (context, page, javaScript);
        page.Response += (_, response) =>
        {
            if (response.Request.IsNavigationRequest && response.Frame == page.MainFrame && response.Status is < 300 or >= 400)
                _document = response;
        };
        page.PageError += (_, error) => _complaints.Enqueue(error);
        page.Console += (_, message) =>
        {
            // A page that answers 404 or 409 is also reported as an error of the console; the journey checks statuses itself.
            if (message.Type == "error" && !message.Text.StartsWith("Failed to load resource", StringComparison.Ordinal))
                _complaints.Enqueue(message.Text);
        };
    }

    public IPage Page { get; }

    public bool JavaScript { get; }

    /// <summary>From now on her forms arrive at another web than the one that showed them, as behind one address.</summary>
    public Task SendFormsTo(string web, ConcurrentBag<(string Path, int Status)>? taken = null) => Page.RouteAsync("**/*", async route =>
    {
        if (route.Request.Method != "POST")
        {
            await route.ContinueAsync();
            return;
        }

        // Fetched apart and handed back, so that cookies and redirects are those of one address.
        var headers = new Dictionary<string, string>(route.Request.Headers, StringComparer.OrdinalIgnoreCase) { ["origin"] = web };
        var answer = await route.FetchAsync(new()
        {
            Url = web + new Uri(route.Request.Url).PathAndQuery,
            Headers = headers,
            MaxRedirects = 0,
            Timeout = 40_000,
        });
        taken?.Add((new Uri(route.Request.Url).AbsolutePath, answer.Status));
        await route.FulfillAsync(new() { Response = answer });
    });

    public async Task<IResponse> Go(string path)
    {
        var response = await Page.GotoAsync(path);
        Assert.NotNull(response);
        return response;
    }

    /// <summary>Signs in with the account of run.json, wherever the site asks for it.</summary>
    public async Task SignIn(string path, string user, string password)
    {
        await Go(path);
        await Page.FillAsync("#usuario", user);
        await Page.FillAsync("#contrasena", password);
        await See("entrar");
        await Press("Entrar");
        Assert.DoesNotContain("/entrar", Page.Url, StringComparison.Ordinal);
    }

    /// <summary>Another tab of the same browser: the same cookies.</summary>
    public async Task<Person> NewTab() => new(_context, await _context.NewPageAsync(), JavaScript) { _isTab = true };

    /// <summary>Takes her network away, or gives it back.</summary>
    public Task Offline(bool offline) => _context.SetOfflineAsync(offline);

    /// <summary>Her browser loses the cookie that proves that a form is ours.</summary>
    public Task ForgetForms() => Forget("af");

    /// <summary>Her browser loses her session.</summary>
    public Task ForgetSession() => Forget("sesion");

    private async Task Forget(string name)
    {
        var cookies = (await _context.CookiesAsync()).Where(c => c.Name.EndsWith(name, StringComparison.Ordinal)).ToArray();
        Assert.NotEmpty(cookies);
        foreach (var cookie in cookies)
            await _context.ClearCookiesAsync(new() { Name = cookie.Name });
    }

    public async Task Press(string button) =>
        await Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();

    /// <summary>Presses and waits for the page that answers.</summary>
    public Task PressAndArrive(string button) => Arrive(() => Press(button));

    /// <summary>
    /// Waits for the page that an act brings. Nothing that the page she leaves says of itself (that its draft was saved, say) tells
    /// that it came, and who goes on before it came competes with it.
    /// </summary>
    public async Task Arrive(Func<Task> act)
    {
        await Page.EvaluateAsync("() => { window.isLeft = true; }");
        await act();
        await Until.True("another page came, whole", TimeSpan.FromSeconds(40), () => Is("!window.isLeft && document.readyState === 'complete'"));
    }

    /// <summary>Presses and does not wait for the answer, which may never come.</summary>
    public async Task PressWithoutWaiting(string button)
    {
        var sent = Page.WaitForRequestAsync(r => r.Method == "POST");
        await Page.EvaluateAsync("name => [...document.querySelectorAll('main button')].find(b => b.textContent.trim() === name).click()", button);
        await sent;
    }

    public async Task Follow(string link) =>
        await Page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();

    /// <summary>
    /// Waits until the page is whole: its scripts have run. Asked of the page itself: the driver's own wait sometimes
    /// misses what already happened.
    /// </summary>
    public Task Loaded() => Until.True("the page is whole", TimeSpan.FromSeconds(40), () => Is("document.readyState === 'complete'"));

    private async Task<bool> Is(string condition)
    {
        try
        {
            return await Page.EvaluateAsync<bool>(condition);
        }
        catch (PlaywrightException)
        {
            // Another page was on its way.
            return false;
        }
    }

    /// <summary>The page as the server sent it.</summary>
    public Task<string> Html() => _document!.TextAsync();

    public Task<string> Text() => Page.InnerTextAsync("main");

    /// <summary>Looks at the page: two screenshots the first time that a page of this name is seen, no overflow, no complaint.</summary>
    public async Task See(string name)
    {
        if (!Photographed.TryAdd(name + JavaScript, true))
            return;
        var hers = Page.ViewportSize!;
        foreach (var (width, height) in Sizes)
        {
            await Page.SetViewportSizeAsync(width, height);
            var file = $"{name}{(JavaScript ? "" : "-sin-js")}-{width}.png";
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Artifacts, file), FullPage = true });
            var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0)
                _complaints.Enqueue($"{name} is {overflow} px wider than {width}.");
        }

        await Page.SetViewportSizeAsync(hers.Width, hers.Height);
    }

    public async ValueTask DisposeAsync()
    {
        // A tab ends with her browser: this Chromium sometimes never answers who closes one right after its page arrived.
        if (_isTab)
        {
            Assert.Empty(_complaints);
            return;
        }

        if (!Page.IsClosed)
            await Page.ScreenshotAsync(new() { Path = Path.Combine(Repository.Artifacts, $"ultima-{TestContext.Current.TestMethod?.MethodName}.png"), FullPage = true });
        await _context.CloseAsync();
        Assert.Empty(_complaints);
    }
}
