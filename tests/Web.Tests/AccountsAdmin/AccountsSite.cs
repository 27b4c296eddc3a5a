using System.Collections.Concurrent;
using System.Net;
using AngleSharp.Html.Dom;
using Conoceles.Candidacies;
using Conoceles.Deploy.Postgres;
using Conoceles.Elections;
using Conoceles.Web.Tests.After;
using Conoceles.Web.Tests.Photos;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Conoceles.Web.Tests.AccountsAdmin;

/// <summary>
/// Two webs of one installation with real accounts, sessions and oversight rows in a real PostgreSQL; only the election
/// is of this process. What they log is kept.
/// </summary>
public sealed class AccountsSite : IAsyncLifetime
{
    public const string Administrator = "administracion-uno";
    public const string OtherAdministrator = "administracion-dos";
    public const string NewPassword = "cuatro tazas moradas vuelan";
    private readonly ServerFixture _server = new();
    private readonly List<WebApplication> _apps = [];
    private readonly ConcurrentQueue<string> _log = new();
    private int _sequence;

    /// <summary>With a party, a coalition and independents.</summary>
    internal static ElectionDefinition Election { get; } = FakeGrains.Election with
    {
        Actors = [.. FakeGrains.Election.Actors, new PoliticalActor("solas", "IND", "Candidaturas independientes", ActorKind.Independent, [])],
    };

    public Uri First { get; private set; } = null!;

    public Uri Second { get; private set; } = null!;

    public string Log => string.Join('\n', _log);

    internal NpgsqlDataSource Main { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        Main = NpgsqlDataSource.Create(_server.Settings["ConnectionStrings__Web"]);
        await _server.AddAccount(Administrator, ServerFixture.Password, "UtAdministrator", null);
        await _server.AddAccount(OtherAdministrator, ServerFixture.Password, "UtAdministrator", null);
        First = await Start();
        Second = await Start();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in _apps)
            await app.DisposeAsync();
        await Main.DisposeAsync();
        await _server.DisposeAsync();
    }

    public async Task<string> AddAccount(string role, string? party = null, string? candidacy = null)
    {
        var user = "u" + Guid.NewGuid().ToString("N")[..10];
        await _server.AddAccount(user, ServerFixture.Password, role, party, candidacy);
        return user;
    }

    /// <summary>A candidacy in the oversight table.</summary>
    public async Task<string> AddCandidacy(string party, string name, string actor, string status = "Pending")
    {
        var id = CandidacyId.Create(Sample.Slug, 7000 + Interlocked.Increment(ref _sequence));
        await using var source = NpgsqlDataSource.Create(_server.Connection(Roles.Curricular, Databases.Curricular));
        await using var row = source.CreateCommand(
            """
            insert into oversight.candidacy (candidacy_id, election, state_version, status, opening, office, territory, character, actor,
              responsible_party, display_name, sort_name)
            values ($1, $2, 1, $3, 1, 'diputacion-mr', 'Distrito 6, Hermosillo', 'propietaria', $4, $5, $6, upper($6))
            """);
        foreach (var value in new[] { id, Sample.Slug, status, actor, party, name })
            row.Parameters.Add(new NpgsqlParameter { Value = value });
        Assert.Equal(1, await row.ExecuteNonQueryAsync());
        return id;
    }

    public async Task<T?> Scalar<T>(string sql, params object[] values)
    {
        await using var command = Main.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteScalarAsync() is T found ? found : default;
    }

    public Task<string?> IdOf(string user) => Scalar<string>("select id from accounts.users where user_name = $1", user);

    /// <summary>A browser without a session.</summary>
    public HttpClient Stranger(Uri? web = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = web ?? First };
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>A browser of somebody who signed in.</summary>
    public async Task<HttpClient> Browser(string user = Administrator, string password = ServerFixture.Password, Uri? web = null)
    {
        var client = Stranger(web);
        using var answer = await SignIn(client, user, password);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return client;
    }

    public static async Task<HttpResponseMessage> SignIn(HttpClient client, string user, string password)
    {
        var page = await PageForm.Open(client, "/entrar");
        return await new PageForm(page).Fill("usuario", user).Fill("contrasena", password).Send(client);
    }

    public static Task<HttpResponseMessage> Activate(HttpClient client, string user, string code, string password = NewPassword) =>
        Activate(client, user, code, password, password);

    public static async Task<HttpResponseMessage> Activate(HttpClient client, string user, string code, string password, string again)
    {
        var page = await PageForm.Open(client, "/activar");
        return await new PageForm(page).Fill("usuario", user).Fill("codigo", code).Fill("contrasena", password).Fill("repetida", again).Send(client);
    }

    /// <summary>Fills in the form of new accounts and reads the preview.</summary>
    internal static async Task<IHtmlDocument> Preview(HttpClient browser, params (string Name, string Value)[] fields)
    {
        var form = new PageForm(await PageForm.Open(browser, "/ut/cuentas/nuevas"), "form[action='/ut/cuentas/nuevas']");
        foreach (var (name, value) in fields)
            form.Fill(name, value);
        using var answer = await form.Send(browser);
        return await PageForm.Read(answer);
    }

    /// <summary>Confirms a preview; the address of the accounts that were created.</summary>
    internal static async Task<string> Confirm(HttpClient browser, IHtmlDocument preview)
    {
        using var answer = await new PageForm(preview, "form[action='/ut/cuentas/nuevas/confirmar']").Send(browser);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return answer.Headers.Location!.OriginalString;
    }

    /// <summary>New capturists of a party with their sheets: user and code.</summary>
    internal static async Task<List<(string User, string Code)>> Deliver(HttpClient browser, string party, int count)
    {
        var batch = await Confirm(browser, await Preview(browser, ("para", "partido"), ("partido", party), ("cuantas", $"{count}")));
        using var answer = await new PageForm(await PageForm.Open(browser, batch), $"form[action='{batch}/hojas']").Send(browser);
        return Sheets(await PageForm.Read(answer));
    }

    internal static List<(string User, string Code)> Sheets(IHtmlDocument page) =>
        [.. page.QuerySelectorAll(".hoja").Select(h => h.QuerySelectorAll(".clave.grande").Select(e => e.TextContent).ToArray()).Select(k => (k[0], k[1]))];

    private async Task<Uri> Start()
    {
        var settings = _server.Settings.ToDictionary(s => s.Key.Replace("__", ":", StringComparison.Ordinal), s => (string?)s.Value, StringComparer.Ordinal);
        settings["Limits:SignIns"] = "0";
        var grains = new FakeGrains();
        var app = await CaptureSite.Start(grains, settings, builder =>
        {
            builder.Logging.SetMinimumLevel(LogLevel.Trace).AddProvider(new Lines(_log));
            builder.Services.AddSingleton(Proxy.Of<IGrainFactory>((method, arguments) => method.ReturnType == typeof(IElectionGrain)
                ? Proxy.Of<IElectionGrain>((asked, _) => asked.Name == nameof(IElectionGrain.GetDefinition)
                    ? Task.FromResult<ElectionDefinition?>(Election)
                    : throw new NotSupportedException(asked.Name))
                : method.Invoke(grains.Factory, arguments)!));
        });
        _apps.Add(app);
        return app.Services.GetRequiredService<Configuration.WebSettings>().Url;
    }

    /// <summary>Every line that the webs log, at any level.</summary>
    private sealed class Lines(ConcurrentQueue<string> all) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            all.Enqueue($"{formatter(state, exception)} {exception}");

        public void Dispose()
        {
        }
    }
}
