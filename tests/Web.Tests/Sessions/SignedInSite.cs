using System.Net;
using Conoceles.Web.Tests.Drafts;
using Conoceles.Web.Tests.Photos;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Conoceles.Web.Tests.Sessions;

/// <summary>The capture with real accounts, sessions and keys in a real PostgreSQL, on grains of this process; two webs of it.</summary>
public sealed class SignedInSite : IAsyncLifetime
{
    public const string User = "captura-encino";
    public const string OtherUser = "captura-mezquite";
    private readonly ServerFixture _server = new();
    private readonly List<WebApplication> _apps = [];

    internal FakeGrains Grains { get; } = new();

    public Uri Url { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        await _server.AddAccount(User, ServerFixture.Password, "Capturist", "rojo");
        await _server.AddAccount(OtherUser, ServerFixture.Password, "Capturist", "rojo");
        Url = await Start();
    }

    /// <summary>Another process of the same installation, or the same one after a restart.</summary>
    public async Task<Uri> Start(params (string Name, string Value)[] settings)
    {
        var all = _server.Settings.ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value, StringComparer.Ordinal);
        foreach (var (name, value) in settings)
            all[name] = value;
        var app = await CaptureSite.Start(Grains, all);
        _apps.Add(app);
        return app.Services.GetRequiredService<Configuration.WebSettings>().Url;
    }

    public async Task<string> AddAccount(string role = "Capturist", string? party = "rojo")
    {
        var user = "u" + Guid.NewGuid().ToString("N")[..10];
        await _server.AddAccount(user, ServerFixture.Password, role, party);
        return user;
    }

    /// <summary>Moves a time of the sessions of an account: as if it were long ago.</summary>
    public async Task Age(string user, string change) => Assert.NotEqual(0, await _server.Sql(
        $"update accounts.session set {change} where account = (select id from accounts.users where user_name = '{user}')"));

    /// <summary>A browser without a session.</summary>
    public HttpClient Stranger(Uri? web = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = web ?? Url };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    public async Task<HttpClient> Browser(string user)
    {
        var client = Stranger();
        using var answer = await SignIn(client, user);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    /// <summary>In the browser of <paramref name="client"/>, as in another of its tabs.</summary>
    public static async Task<HttpResponseMessage> SignIn(HttpClient client, string user, string returnTo = "")
    {
        using var page = await client.GetAsync("/entrar?regreso=" + Uri.EscapeDataString(returnTo));
        return await DraftForm.Of(await CaptureSite.Page(page))
            .With(("usuario", user), ("contrasena", ServerFixture.Password)).Send(client);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
            await app.DisposeAsync();
        await _server.DisposeAsync();
    }
}
