using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using System.Text.Encodings.Web;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.TestData;
using Conoceles.Web.Accounts;
using Conoceles.Web.Capture;
using Conoceles.Web.Capture.Identity;
using Conoceles.Web.Configuration;
using Conoceles.Web.Operations;
using Conoceles.Web.Oversight;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Oversight.Evidence;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Oversight;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Conoceles.Web.Tests.Photos;

/// <summary>The capture over HTTP with the product's own pipeline and limits, on grains of this process.</summary>
public sealed class CaptureSite : IAsyncLifetime
{
    public const string Candidacy = "cand-prueba-2024-000001";
    public const string OtherCandidacy = "cand-prueba-2024-000002";

    private readonly Folder _folder = new();
    private WebApplication _app = null!;

    internal FakeGrains Grains { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Grains = new FakeGrains();
        _app = await Start(Grains, new() { ["Web:DataProtectionCertificate"] = WebProcess.KeyCertificate(_folder) }, builder =>
        {
            builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
            builder.Services.AddSingleton<ISeenNotices>(new SeenInMemory()).AddSingleton<ITextTwins>(Twins).AddSingleton<IFellows>(Fellows)
                .AddSingleton<IAccountNames>(new NamedPersons());
            builder.Services.AddAuthentication(ByHeader.Name).AddScheme<AuthenticationSchemeOptions, ByHeader>(ByHeader.Name, null);
        });
        Url = _app.Services.GetRequiredService<WebSettings>().Url;
    }

    /// <summary>The program's own composition on grains of this process.</summary>
    /// <param name="more">Settings besides the usual.</param>
    /// <param name="replace">Puts something else in place of what is outside of the process.</param>
    internal static async Task<WebApplication> Start(FakeGrains grains, Dictionary<string, string?> more, Action<WebApplicationBuilder>? replace = null)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Conoceles.Web", ContentRootPath = AppContext.BaseDirectory });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Web:Roles"] = "capture,oversight,operations",
            ["Web:Demo"] = "true",
            ["Web:Url"] = $"http://localhost:{FreePort.Take()}",
            ["Election:Current"] = Sample.Slug,
            ["ConnectionStrings:Web"] = "Host=none",
            ["ConnectionStrings:Oversight"] = "Host=none",
        });
        builder.Configuration.AddInMemoryCollection(more);
        var settings = WebSettings.Read(builder.Configuration);
        builder.AddListening(settings);
        builder.AddShared(settings);
        builder.AddPrivate(settings);
        builder.Logging.ClearProviders();
        builder.WebHost.UseStaticWebAssets();
        builder.Services.RemoveAll<IHostedService>();
        var link = new ClusterLink();
        link.NotifyGatewayCountChanged(1, 0, connectionRecovered: false);
        builder.Services.AddSingleton(link).AddSingleton(grains.Factory);
        replace?.Invoke(builder);
        var app = builder.Build();
        app.UsePipeline(settings);
        app.MapStaticAssets();
        app.MapAccounts();
        app.MapCapture();
        app.MapOversight();
        app.MapOperations();
        await app.StartAsync();
        app.Services.GetRequiredService<LegalClock>().Offset =
            new DateTimeOffset(2024, 4, 25, 17, 0, 0, TimeSpan.Zero) - DateTimeOffset.UtcNow;
        return app;
    }

    public Uri Url { get; private set; } = null!;

    /// <summary>What other captures of a party say, as oversight would find it.</summary>
    internal KnownTwins Twins { get; } = new();

    /// <summary>Who contends with whom, as oversight would find it.</summary>
    internal KnownFellows Fellows { get; } = new();

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>Every address of the private roles, as it is mapped.</summary>
    internal IEnumerable<RouteEndpoint> Endpoints => _app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null);

    /// <summary>A browser of nobody.</summary>
    public HttpClient Stranger()
    {
        var client = Browser();
        client.DefaultRequestHeaders.Remove(ByHeader.Party);
        return client;
    }

    /// <summary>A browser of a person of a party.</summary>
    public HttpClient Browser(string party = "rojo")
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Url };
        client.DefaultRequestHeaders.Add(ByHeader.Party, party);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>A browser of somebody of the institute.</summary>
    public HttpClient Institute(string role, string who = "instituto")
    {
        var client = Browser(who);
        client.DefaultRequestHeaders.Add(ByHeader.Role, role);
        return client;
    }

    /// <summary>A browser of a candidate with her own account.</summary>
    public HttpClient CandidatesBrowser(string candidacy)
    {
        var client = Browser("");
        client.DefaultRequestHeaders.Remove(ByHeader.Party);
        client.DefaultRequestHeaders.Add(ByHeader.Candidacy, candidacy);
        return client;
    }

    /// <summary>Reads a page.</summary>
    public static async Task<IHtmlDocument> Page(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());

    /// <summary>
    /// Fills in a section's form as it is on the page and sends it, as a browser does: every field that the page has,
    /// and an empty part for a file input without a file.
    /// </summary>
    public static async Task<HttpResponseMessage> Send(
        HttpClient browser, IHtmlDocument page, byte[]? file = null, params (string Name, string Value)[] filled)
    {
        var form = page.QuerySelector<IHtmlFormElement>("main form")!;
        Assert.Equal("multipart/form-data", form.GetAttribute("enctype"));
        var fields = form.QuerySelectorAll<IHtmlInputElement>("input[type=hidden], input[type=text]")
            .ToDictionary(i => i.Name!, i => i.Value, StringComparer.Ordinal);
        foreach (var (name, value) in filled)
        {
            // A day is typed in three parts.
            if (DateAnswer.InputIds(name).All(fields.ContainsKey))
                (fields[name + "-dia"], fields[name + "-mes"], fields[name + "-anio"]) = DateAnswer.Split(value);
            else
                fields[name] = value;
        }

        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), $"\"{name}\"");
        if (file is null)
            content.Add(new ByteArrayContent([]), "\"foto\"", "\"\"");
        else
            content.Add(new ByteArrayContent(file), "\"foto\"", "\"retrato.jpg\"");
        return await browser.PostAsync(form.GetAttribute("action"), content);
    }

    /// <summary>The day that the three parts of a field on a page say.</summary>
    public static string Day(IHtmlDocument page, string field) => DateAnswer.Normalise(
        string.Join('/', DateAnswer.InputIds(field).Select(id => page.QuerySelector<IHtmlInputElement>($"[name={id}]")!.Value)));

    public static async Task<IHtmlDocument> Open(HttpClient browser, string candidacy = Candidacy, string query = "")
    {
        using var answer = await browser.GetAsync($"/captura/{candidacy}/fotografia{query}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: true);
        return await Page(answer);
    }

    internal sealed class KnownTwins : ITextTwins
    {
        /// <summary>Party → its other candidacies.</summary>
        public ConcurrentDictionary<string, TextTwin[]> OfParty { get; } = new(StringComparer.Ordinal);

        public Task<List<TextTwin>> Twins(string party, string candidacy, string[] prints, CancellationToken cancellation) =>
            Task.FromResult(OfParty.GetValueOrDefault(party, []).Where(t => t.Prints.Intersect(prints).Any()).ToList());
    }

    internal sealed class KnownFellows : IFellows
    {
        /// <summary>Candidacy → she and hers.</summary>
        public ConcurrentDictionary<string, Fellow[]> Of { get; } = new(StringComparer.Ordinal);

        Task<IReadOnlyList<Fellow>> IFellows.Of(string candidacy, bool independent, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyList<Fellow>>(Of.GetValueOrDefault(candidacy, []));
    }

    private sealed class NamedPersons : IAccountNames
    {
        public Task<IReadOnlyDictionary<string, string>> Of(string[] accounts, CancellationToken cancellation) =>
            Task.FromResult<IReadOnlyDictionary<string, string>>(accounts.ToDictionary(a => a, a => a.Replace("cuenta-", "Persona ", StringComparison.Ordinal)));
    }

    private sealed class SeenInMemory : ISeenNotices
    {
        private readonly ConcurrentDictionary<(string, string), bool> _seen = new();

        public Task<bool> Seen(string account, string candidacy, CancellationToken cancellation) => Task.FromResult(_seen.ContainsKey((account, candidacy)));

        public Task Record(string account, string candidacy, CancellationToken cancellation)
        {
            _seen[(account, candidacy)] = true;
            return Task.CompletedTask;
        }
    }

    /// <summary>Signs in whoever the header says, or the cookie of that name.</summary>
    internal sealed class ByHeader(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
    {
        public const string Name = "encabezado";
        public const string Party = "X-Party";
        public const string Role = "X-Role";
        public const string Candidacy = "X-Candidacy";

        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            var (kind, role) = Request.Headers.ContainsKey(Candidacy) ? (Candidacy, "Candidate") : (Party, "Capturist");
            // A browser's last requests, from a page that is gone, carry cookies and no added header.
            if ((Request.Headers.TryGetValue(kind, out var header) ? header.ToString() : Request.Cookies[kind]) is not { Length: > 0 } owner)
                return Task.FromResult(AuthenticateResult.NoResult());
            if (Request.Headers[Role].ToString() is { Length: > 0 } named)
                role = named;
            var identity = new ClaimsIdentity(
                [
                    new(SessionClaims.Account, "cuenta-" + owner), new(SessionClaims.Session, "sesion"), new(SessionClaims.Role, role),
                    new(ClaimTypes.NameIdentifier, "cuenta-" + owner), new(SessionClaims.Name, "Persona " + owner),
                ], Scheme.Name);
            if (role is "Capturist" or "Candidate")
                identity.AddClaim(new Claim(kind == Party ? SessionClaims.Party : SessionClaims.Candidacy, owner));
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
