using System.Net;

namespace Conoceles.Web.Tests.Capture;

/// <summary>The candidate's own account, over HTTP and a real PostgreSQL; no silo is up.</summary>
public sealed class OwnAccountTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    private const string Own = "cand-prueba-2024-000007";

    [Fact]
    public async Task SignIn_LandsOnItsOnlyCandidacy()
    {
        await server.AddAccount("candidata", ServerFixture.Password, "Candidate", null, Own);
        using var client = server.Web.NewClient();
        using var answer = await SignInTests.SignIn(client, "candidata", ServerFixture.Password);
        Assert.Equal($"/captura/{Own}", answer.Headers.Location!.OriginalString);
        using var list = await client.GetAsync("/captura");
        Assert.Equal(HttpStatusCode.Redirect, list.StatusCode);
        Assert.Equal($"/captura/{Own}", list.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Account_BoundAgain_HasOnlyTheNewCandidacy()
    {
        const string Other = "cand-prueba-2024-000008";
        await server.AddAccount("otra-candidata", ServerFixture.Password, "Candidate", null, Own);
        await server.AddAccount("otra-candidata", ServerFixture.Password, "Candidate", null, Other);
        using var client = server.Web.NewClient();
        using var answer = await SignInTests.SignIn(client, "otra-candidata", ServerFixture.Password);
        Assert.Equal($"/captura/{Other}", answer.Headers.Location!.OriginalString);
    }

    [Theory]
    [InlineData(ServerFixture.Password, Own, true)]
    [InlineData(ServerFixture.Password + " y más", Own, false)]
    [InlineData(ServerFixture.Password, "cand-prueba-2024-000009", false)]
    public async Task AddAccount_ThatIsAlreadySo_KeepsItsSessions_AndAnyChangeEndsThem(string password, string candidacy, bool isKept)
    {
        var user = "conectada-" + Guid.NewGuid().ToString("N")[..8];
        await server.AddAccount(user, ServerFixture.Password, "Candidate", null, Own);
        using var client = server.Web.NewClient();
        using var signedIn = await SignInTests.SignIn(client, user, ServerFixture.Password);
        await server.AddAccount(user, password, "Candidate", null, candidacy);
        using var page = await client.GetAsync("/captura");
        // With a session, her only candidacy; without one, the sign-in page.
        Assert.Equal(isKept, page.Headers.Location!.OriginalString == $"/captura/{Own}");
    }

    [Theory]
    [InlineData("Candidate", null)]
    [InlineData("Candidate", "otra cosa")]
    [InlineData("Capturist", Own)]
    [InlineData("Reviewer", Own)]
    public async Task AddAccount_WithoutItsCandidacyOrWithOneThatIsNotItsTo_IsRefused(string role, string? candidacy)
    {
        var line = System.Text.Json.JsonSerializer.Serialize(new { user = "mal-hecha", password = ServerFixture.Password, role, candidacy });
        var (code, _) = await WebProcess.Run(line, server.Settings, "accounts", "add");
        Assert.NotEqual(0, code);
    }

    [Fact]
    public async Task SeenNotice_IsKeptPerAccountAndCandidacy()
    {
        await server.AddAccount("lectora", ServerFixture.Password, "Capturist", "rojo");
        await using var source = Npgsql.NpgsqlDataSource.Create(server.Settings["ConnectionStrings__Web"]);
        var notices = new Conoceles.Web.Capture.Identity.SeenNotices(source);
        await using var find = source.CreateCommand("select id from accounts.users where user_name = 'lectora'");
        var account = (string)(await find.ExecuteScalarAsync())!;
        Assert.False(await notices.Seen(account, Own, default));
        await notices.Record(account, Own, default);
        await notices.Record(account, Own, default);
        Assert.True(await notices.Seen(account, Own, default));
        Assert.False(await notices.Seen(account, "cand-prueba-2024-000008", default));
        Assert.Equal(1, await server.Sql("delete from accounts.user_claims where claim_type = 'aviso-identidad'"));
    }
}
