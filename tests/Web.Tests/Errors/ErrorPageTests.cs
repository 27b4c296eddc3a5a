using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Conoceles.Web.Tests.Drafts;
using Conoceles.Web.Tests.Photos;
using Conoceles.Web.Tests.Sessions;

namespace Conoceles.Web.Tests.Errors;

/// <summary>Every failure has a page in Spanish with a folio that the log repeats; a program gets JSON.</summary>
public sealed class ErrorPageTests(SignedInSite site) : IClassFixture<SignedInSite>
{
    private static int _sequence;

    private readonly string _id = $"cand-prueba-2024-{600 + Interlocked.Increment(ref _sequence):D6}";

    [Fact]
    public async Task PublicRole_AnswersEachStatusWithAPageAndNoCookie()
    {
        await using var web = await WebProcess.Start("public");
        foreach (var (method, path, status, title) in new[]
        {
            (HttpMethod.Get, "/no-existe", HttpStatusCode.NotFound, "No encontramos esta página"),
            (HttpMethod.Post, "/acerca", HttpStatusCode.MethodNotAllowed, "Esta página no admite ese tipo de solicitud"),
            (HttpMethod.Get, "/candidaturas", HttpStatusCode.ServiceUnavailable, "El servicio no está disponible por el momento"),
        })
        {
            using var request = new HttpRequestMessage(method, path);
            using var answer = await web.Client.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
            Headers.AssertSafe(answer, isPrivate: false);
            Assert.False(answer.Headers.Contains("Set-Cookie"));
            Assert.Equal(status is HttpStatusCode.ServiceUnavailable, answer.Headers.RetryAfter is not null);
            Assert.Equal(status is HttpStatusCode.MethodNotAllowed, answer.Content.Headers.Allow.Count > 0);
            var page = await CaptureSite.Page(answer);
            Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
            Assert.Equal("es-MX", page.DocumentElement.GetAttribute("lang"));
            Assert.NotNull(page.QuerySelector("header .marca"));
            var folio = page.QuerySelector("code")!.TextContent;
            await web.Until(() => Task.FromResult(web.Log.Contains(folio, StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Program_ThatReadsOnlyJson_GetsJsonWithTheFolio()
    {
        await using var web = await WebProcess.Start("public");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/no-existe") { Headers = { { "Accept", "application/json" } } };
        using var answer = await web.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: false);
        var json = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("error", "http-404"), (json.GetProperty("status").GetString(), json.GetProperty("code").GetString()));
        Assert.StartsWith("No encontramos esta página.", json.GetProperty("message").GetString(), StringComparison.Ordinal);
        var folio = json.GetProperty("folio").GetString()!;
        Assert.Matches("^[0-9A-F]{10}$", folio);
        await web.Until(() => Task.FromResult(web.Log.Contains(folio, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task RequestThatCannotBeRead_IsRefusedAndCounted()
    {
        await using var web = await WebProcess.Start("public");
        foreach (var (request, status) in new[]
        {
            ("GET /acerca HTTP/1.1 y algo más\r\n\r\n", "400"),
            ($"GET /acerca HTTP/1.1\r\nHost: localhost\r\nX-Largo: {new string('x', 20_000)}\r\n\r\n", "431"),
        })
        {
            using var client = new TcpClient("localhost", web.Url.Port);
            await using var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes(request));
            using var reader = new StreamReader(stream);
            Assert.StartsWith($"HTTP/1.1 {status} ", await reader.ReadLineAsync(), StringComparison.Ordinal);
            await web.Until(() => Task.FromResult(Regex.IsMatch(web.Log, $"Request not understood, incident [0-9A-F]{{10}}, status {status}")));
        }

        Assert.DoesNotContain("algo más", web.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PrivateRole_AnswersEachStatusWithAPage()
    {
        using var browser = await site.Browser(SignedInSite.User);
        foreach (var (method, path, status, title, back) in new[]
        {
            (HttpMethod.Get, "/captura/cand-no-existe-000001/historia/nada", HttpStatusCode.NotFound, "No encontramos esta página", "/captura"),
            (HttpMethod.Delete, $"/captura/{_id}/historia", HttpStatusCode.MethodNotAllowed, "Esta página no admite ese tipo de solicitud", "/captura"),
            (HttpMethod.Post, "/salir", HttpStatusCode.BadRequest, "La solicitud no se entendió", "/entrar"),
        })
        {
            using var request = new HttpRequestMessage(method, path) { Content = method == HttpMethod.Post ? new FormUrlEncodedContent([]) : null };
            using var answer = await browser.SendAsync(request);
            Assert.Equal(status, answer.StatusCode);
            Headers.AssertSafe(answer, isPrivate: true);
            var page = await CaptureSite.Page(answer);
            Assert.Equal(title, page.QuerySelector("h1")!.TextContent);
            Assert.Matches("^[0-9A-F]{10}$", page.QuerySelector("code")!.TextContent);
            Assert.Equal(back, page.QuerySelector("main a[href]")!.GetAttribute("href"));
        }
    }

    [Fact]
    public async Task PageOfAnotherRole_SaysSoAndLeadsToAnotherAccount()
    {
        using var reviewer = await site.Browser(await site.AddAccount("Reviewer", party: null));
        using var answer = await reviewer.GetAsync($"/captura/{_id}/historia");
        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: true);
        var page = await CaptureSite.Page(answer);
        Assert.Equal("Sin permiso para esta página", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("/entrar", page.QuerySelector("main a[href]")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Defect_GivesTheFormBackAndAPageWithoutDetails()
    {
        using var browser = await site.Browser(SignedInSite.User);
        var form = (await DraftForm.Open(browser, _id, "historia")).With(("historia-profesional", "Mi texto"));
        site.Grains.Before = draft => draft.Values.ContainsValue("Mi texto") ? throw new InvalidOperationException("detalle-interno") : Task.CompletedTask;
        try
        {
            using var answer = await form.Send(browser);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
            Assert.NotNull(answer.Headers.RetryAfter);
            var page = await CaptureSite.Page(answer);
            Assert.Equal("Mi texto", page.QuerySelector("textarea[name=historia-profesional]")!.TextContent);
            Assert.DoesNotContain("detalle-interno", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
            using var script = await form.Send(browser, script: true);
            Assert.Equal(HttpStatusCode.ServiceUnavailable, script.StatusCode);
            Assert.Equal("error", (await script.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("status").GetString());

            // Nobody knows whether it was saved; the same form again is the same act.
            site.Grains.Before = null;
            using var again = await DraftForm.Of(page).Send(browser);
            Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
            var drafts = site.Grains.Drafts.Where(d => d.Candidacy == _id).Select(d => d.Draft.OperationId).Distinct();
            Assert.Single(drafts);
        }
        finally
        {
            site.Grains.Before = null;
        }
    }

    [Fact]
    public async Task FileBeyondTheLimit_GivesTheRestOfTheFormBack()
    {
        using var browser = await site.Browser(SignedInSite.User);
        var page = await Open(browser, "fotografia");
        using var answer = await CaptureSite.Send(browser, page, new byte[9 * 1024 * 1024], ("foto-fecha", "2024-04-18"));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: true);
        var rescue = await CaptureSite.Page(answer);
        Assert.Equal("El archivo es demasiado grande", rescue.QuerySelector("h1")!.TextContent);
        Assert.Equal(("18", "4", "2024"), (Part(rescue, "dia"), Part(rescue, "mes"), Part(rescue, "anio")));
        Assert.Equal("file", rescue.QuerySelector("input[name=foto]")!.GetAttribute("type"));
        using var saved = await DraftForm.Of(rescue).Send(browser);
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);
        Assert.Equal("2024-04-18", site.Grains.Section(_id, "fotografia")!.Values["foto-fecha"]);

        static string Part(AngleSharp.Html.Dom.IHtmlDocument page, string part) => page.QuerySelector($"textarea[name=foto-fecha-{part}]")!.TextContent;
    }

    [Fact]
    public async Task MoreFilesThanAMinuteAllows_GiveTheFormBackAndSayWhen()
    {
        var web = await site.Start(("Limits:Uploads", "2"));
        var user = await site.AddAccount();
        using var browser = site.Stranger(web);
        (await SignedInSite.SignIn(browser, user)).Dispose();
        var page = await Open(browser, "fotografia");
        HttpResponseMessage? last = null;
        for (var i = 0; i < 3; i++)
            last = await CaptureSite.Send(browser, page, Corpus.Jpeg(60, 80), ("foto-fecha", "2024-04-18"));
        Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
        Assert.InRange(int.Parse(Headers.One(last, "Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        var rescue = await CaptureSite.Page(last);
        Assert.Equal("Demasiados envíos seguidos", rescue.QuerySelector("h1")!.TextContent);
        Assert.NotNull(rescue.QuerySelector("[name=foto-fecha-dia]"));

        // What has no file goes on: the draft is not held back, nor anybody else of the same network.
        using var text = await DraftForm.Of(page).With(("foto-fecha-dia", "1")).Send(browser);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, text.StatusCode);
        using var colleague = site.Stranger(web);
        (await SignedInSite.SignIn(colleague, SignedInSite.OtherUser)).Dispose();
        using var theirs = await CaptureSite.Send(colleague, await Open(colleague, "fotografia"), Corpus.Jpeg(60, 80));
        Assert.NotEqual(HttpStatusCode.TooManyRequests, theirs.StatusCode);
    }

    [Fact]
    public async Task MoreSignInsThanAMinuteAllows_AreRefusedAndNobodyInsideIs()
    {
        var web = await site.Start(("Limits:SignIns", "3"));
        using var inside = site.Stranger(web);
        (await SignedInSite.SignIn(inside, SignedInSite.User)).Dispose();
        using var stranger = site.Stranger(web);
        HttpResponseMessage? last = null;
        for (var i = 0; i < 4; i++)
            last = await SignedInSite.SignIn(stranger, "nadie" + i.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
        Headers.AssertSafe(last, isPrivate: true);
        Assert.InRange(int.Parse(Headers.One(last, "Retry-After")!, CultureInfo.InvariantCulture), 1, 60);
        Assert.Equal("Demasiados intentos", (await CaptureSite.Page(last)).QuerySelector("h1")!.TextContent);
        using var list = await inside.GetAsync($"/captura/{_id}/historia");
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
    }

    [Fact]
    public async Task Flood_OfOneAccount_IsRefusedAndTheTextComesBack()
    {
        var web = await site.Start(("Limits:Requests", "20"));
        using var browser = site.Stranger(web);
        (await SignedInSite.SignIn(browser, SignedInSite.User)).Dispose();
        var form = (await DraftForm.Open(browser, _id, "historia")).With(("historia-profesional", "Mi texto"));
        HttpResponseMessage? last = null;
        for (var i = 0; i < 40 && last?.StatusCode != HttpStatusCode.TooManyRequests; i++)
            last = await form.Send(browser);
        Assert.Equal(HttpStatusCode.TooManyRequests, last!.StatusCode);
        Assert.Equal("Mi texto", (await CaptureSite.Page(last)).QuerySelector("textarea[name=historia-profesional]")!.TextContent);
        using var colleague = site.Stranger(web);
        (await SignedInSite.SignIn(colleague, SignedInSite.OtherUser)).Dispose();
        using var theirs = await colleague.GetAsync($"/captura/{_id}/historia");
        Assert.Equal(HttpStatusCode.OK, theirs.StatusCode);
    }

    private async Task<AngleSharp.Html.Dom.IHtmlDocument> Open(HttpClient browser, string section)
    {
        using var answer = await browser.GetAsync($"/captura/{_id}/{section}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await CaptureSite.Page(answer);
    }
}
