using Conoceles.Candidacies;
using Conoceles.Deploy.Postgres;
using Conoceles.Elections;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Tests.After;
using Conoceles.Web.Tests.Photos;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Conoceles.Web.Tests.Oversight.Review;

/// <summary>The review over HTTP: the product's pipeline, a real oversight table, and grains of this process.</summary>
public sealed class ReviewSite : IAsyncLifetime
{
    private readonly Folder _folder = new();
    private readonly ServerFixture _server = new();
    private WebApplication _app = null!;
    private int _sequence;

    internal FakeGrains Grains { get; } = new()
    {
        Define = e => e with { Grounds = e.Grounds.Add(new Ground("propaganda", "Propaganda", "Plan, 1.5", "CTSCCC/00/2024", true)) },
    };

    internal CaptureSite.KnownTwins Twins { get; } = new();

    public Uri Url { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _server.InitializeAsync();
        _app = await CaptureSite.Start(
            Grains,
            new()
            {
                ["Web:DataProtectionCertificate"] = WebProcess.KeyCertificate(_folder),
                ["ConnectionStrings:Oversight"] = _server.Settings["ConnectionStrings__Oversight"],
            },
            builder =>
            {
                builder.Services.AddDataProtection().UseEphemeralDataProtectionProvider();
                builder.Services.AddSingleton<ITextTwins>(Twins);
                builder.Services.AddAuthentication(CaptureSite.ByHeader.Name).AddScheme<AuthenticationSchemeOptions, CaptureSite.ByHeader>(CaptureSite.ByHeader.Name, null);
            });
        Url = _app.Services.GetRequiredService<WebSettings>().Url;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>A browser of somebody of the institute; her account is <c>cuenta-</c> and who she is.</summary>
    public HttpClient Browser(string who, string role = "Reviewer")
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = true }) { BaseAddress = Url };
        client.DefaultRequestHeaders.Add(CaptureSite.ByHeader.Party, who);
        client.DefaultRequestHeaders.Add(CaptureSite.ByHeader.Role, role);
        client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
        return client;
    }

    /// <summary>A candidacy that was sent and waits; the first ones were sent before.</summary>
    public async Task<string> Captured(string name = "Nopalina Ejemplo", bool listed = true)
    {
        var number = Interlocked.Increment(ref _sequence);
        var id = CandidacyId.Create(Sample.Slug, 7000 + number);
        Grains.Told[id] = view => Stories.Captured(view) with { Entry = view.Entry with { GivenNames = name, FirstSurname = "De Prueba", SecondSurname = "" } };
        if (!listed)
            return id;
        Grains.Reviews.Waiting.Add(id);
        await Row(
            """
            insert into oversight.candidacy (candidacy_id, election, state_version, status, opening, office, territory, character, actor,
              responsible_party, display_name, sort_name, submitted_at)
            values ($1, $2, 1, 'Captured', 1, 'diputacion-mr', 'Distrito 6, Hermosillo', 'propietaria', 'rojo', 'rojo', $3, lower($3), $4)
            """,
            id, Sample.Slug, name, Stories.Sent.AddMinutes(number).ToUniversalTime());
        return id;
    }

    /// <summary>It waits no more.</summary>
    public async Task Leave(string id)
    {
        Grains.Reviews.Waiting.Remove(id);
        await Row("update oversight.candidacy set status = 'Published' where candidacy_id = $1", id);
    }

    private async Task Row(string sql, params object[] values)
    {
        await using var source = NpgsqlDataSource.Create(_server.Connection(Roles.Curricular, Databases.Curricular));
        await using var row = source.CreateCommand(sql);
        foreach (var value in values)
            row.Parameters.Add(new NpgsqlParameter { Value = value });
        await row.ExecuteNonQueryAsync();
    }
}
