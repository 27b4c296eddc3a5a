using System.Net;
using AngleSharp.Html.Parser;

namespace Conoceles.Web.Tests;

/// <summary>Accounts and sessions, over HTTP and a real PostgreSQL; no silo is up.</summary>
public sealed class SignInTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task SignIn_WithThePassword_OpensTheCapture()
    {
        using var client = server.Web.NewClient();
        using var answer = await SignIn(client, ServerFixture.User, ServerFixture.Password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal("/captura", answer.Headers.Location!.OriginalString);
        Headers.AssertSafe(answer, isPrivate: true);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single(c => c.StartsWith("sesion=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
        using var list = await client.GetAsync("/captura");
        Assert.Equal(HttpStatusCode.OK, list.StatusCode);
        Headers.AssertSafe(list, isPrivate: true);
        Assert.Contains("Todavía no hay candidaturas", await list.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_Refused_SaysTheSameOfEverybody()
    {
        await server.AddAccount("apagada", ServerFixture.Password, "Capturist", "rojo");
        Assert.Equal(1, await server.Sql("update accounts.users set disabled = true where user_name = 'apagada'"));
        var answers = new List<(HttpStatusCode, string)>();
        foreach (var (user, password) in new[] { (ServerFixture.User, "otra frase cualquiera"), ("nadie-asi", ServerFixture.Password), ("apagada", ServerFixture.Password) })
        {
            using var client = server.Web.NewClient();
            using var answer = await SignIn(client, user, password);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            answers.Add((answer.StatusCode, page.QuerySelector(".resumen-err")!.TextContent.Trim()));
            Assert.DoesNotContain(answer.Headers.TryGetValues("Set-Cookie", out var cookies) ? cookies : [], c => c.StartsWith("sesion=", StringComparison.Ordinal));
        }

        Assert.Single(answers.Distinct());
    }

    [Theory]
    [InlineData("update accounts.users set disabled = true where user_name = '{0}'")]
    [InlineData("update accounts.users set security_stamp = 'otro' where user_name = '{0}'")]
    [InlineData("update accounts.session set last_seen = now() - interval '31 minutes' where account = (select id from accounts.users where user_name = '{0}')")]
    [InlineData("update accounts.session set expires = now() where account = (select id from accounts.users where user_name = '{0}')")]
    public async Task Session_EndsAtTheNextRequest(string change)
    {
        var user = "u" + Guid.NewGuid().ToString("N")[..8];
        await server.AddAccount(user, ServerFixture.Password, "Capturist", "rojo");
        using var client = server.Web.NewClient();
        (await SignIn(client, user, ServerFixture.Password)).Dispose();
        using (var before = await client.GetAsync("/captura"))
            Assert.Equal(HttpStatusCode.OK, before.StatusCode);
        Assert.Equal(1, await server.Sql(change.Replace("{0}", user, StringComparison.Ordinal)));
        using var after = await client.GetAsync("/captura");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        Assert.StartsWith(new Uri(server.Web.Url, "/entrar").AbsoluteUri, new Uri(server.Web.Url, after.Headers.Location!).AbsoluteUri, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignOut_EndsTheSessionOnTheServer()
    {
        using var client = server.Web.NewClient();
        (await SignIn(client, ServerFixture.User, ServerFixture.Password)).Dispose();
        var before = await server.Count("accounts.session");
        var token = Token(await client.GetStringAsync("/captura"));
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", token)]);
        using var answer = await client.PostAsync("/salir", form);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(before - 1, await server.Count("accounts.session"));
    }

    [Fact]
    public async Task SignIn_Again_GetsAnotherSession()
    {
        using var client = server.Web.NewClient();
        using var first = await SignIn(client, ServerFixture.User, ServerFixture.Password);
        var before = await server.Count("accounts.session");
        using var second = await SignIn(client, ServerFixture.User, ServerFixture.Password);
        Assert.Equal(before + 1, await server.Count("accounts.session"));
    }

    [Theory]
    [InlineData("https://otro.invalid/", "/captura")]
    [InlineData("//otro.invalid/", "/captura")]
    [InlineData("/\\otro.invalid", "/captura")]
    [InlineData("/captura?estado=en-proceso", "/captura?estado=en-proceso")]
    public async Task SignIn_ReturnsOnlyToOurOwnPages(string asked, string given)
    {
        using var client = server.Web.NewClient();
        using var answer = await SignIn(client, ServerFixture.User, ServerFixture.Password, asked);
        Assert.Equal(given, answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData("same-origin", HttpStatusCode.Conflict)]
    [InlineData("cross-site", HttpStatusCode.BadRequest)]
    public async Task Form_WithARefusedToken_ComesBackOnlyToOurOwnPages(string site, HttpStatusCode status)
    {
        using var client = server.Web.NewClient();
        (await SignIn(client, ServerFixture.User, ServerFixture.Password)).Dispose();
        using var answer = await Post(client, site);
        Assert.Equal(status, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: true);
        Assert.Equal(status == HttpStatusCode.Conflict, (await answer.Content.ReadAsStringAsync()).Contains("Mi &lt;texto&gt;", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Form_AfterTheSession_ComesBackWithItsText()
    {
        using var client = server.Web.NewClient();
        using var answer = await Post(client, "same-origin");
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.Equal("Su sesión terminó", page.QuerySelector("h1")!.TextContent);
        Assert.Equal("Mi <texto>", page.QuerySelector("textarea[name=historia-profesional]")!.TextContent);
        Assert.Equal("N", page.QuerySelector("input[name=operacion]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task AddAccount_WithAShortPassword_IsRefusedWithoutRepeatingIt()
    {
        var (code, output) = await WebProcess.Run("""{"user":"x","password":"corta","role":"Reviewer"}""", server.Settings, "accounts", "add");
        Assert.NotEqual(0, code);
        Assert.DoesNotContain("corta", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeysInit_Again_MakesNoOther()
    {
        Assert.Equal((0, ""), await WebProcess.Run("", server.Settings, "keys", "init"));
        Assert.Equal(1, await server.Count("accounts.web_key"));
    }

    [Fact]
    public async Task Log_HasNoPasswordNorText()
    {
        using var client = server.Web.NewClient();
        (await SignIn(client, "nadie-asi", "marca-secreta-en-contrasena")).Dispose();
        (await Post(client, "same-origin")).Dispose();
        Assert.DoesNotContain("marca-secreta", server.Web.Log, StringComparison.Ordinal);
        Assert.DoesNotContain("Mi <texto>", server.Web.Log, StringComparison.Ordinal);
    }

    internal static async Task<HttpResponseMessage> SignIn(HttpClient client, string user, string password, string returnTo = "")
    {
        var token = Token(await client.GetStringAsync("/entrar"));
        using var form = new FormUrlEncodedContent(
            [new("__RequestVerificationToken", token), new("usuario", user), new("contrasena", password), new("regreso", returnTo)]);
        return await client.PostAsync("/entrar", form);
    }

    private static async Task<HttpResponseMessage> Post(HttpClient client, string site)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/captura/cand-prueba-2024-000001/historia")
        {
            Content = new FormUrlEncodedContent([new("historia-profesional", "Mi <texto>"), new("operacion", "N"), new("version", "0")]),
        };
        request.Headers.Add("Sec-Fetch-Site", site);
        return await client.SendAsync(request);
    }

    private static string Token(string html) =>
        new HtmlParser().ParseDocument(html).QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
}
