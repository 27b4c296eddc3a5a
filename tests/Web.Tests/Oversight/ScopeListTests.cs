using AngleSharp.Html.Parser;
using Conoceles.Deploy.Postgres;
using Conoceles.Web.Public.Site;
using Npgsql;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>Lists of the institute, of the party and of citizens: who an agreement left out is never counted as omitted.</summary>
public sealed class ScopeListTests(ScopeListTests.Site site) : IClassFixture<ScopeListTests.Site>
{
    /// <summary>Two pending candidacies whose window closed, one of them left out, and one that was sent.</summary>
    public sealed class Site : IAsyncLifetime
    {
        private readonly ServerFixture _server = new();

        internal WebProcess Oversight { get; private set; } = null!;

        internal WebProcess Capture => _server.Web;

        public async ValueTask InitializeAsync()
        {
            await _server.InitializeAsync();
            await _server.AddAccount("ut-prueba", ServerFixture.Password, "UtAdministrator", null);
            await using var source = NpgsqlDataSource.Create(_server.Connection(Roles.Curricular, Databases.Curricular));
            await using var rows = source.CreateCommand(
                $"""
                insert into oversight.candidacy (candidacy_id, election, state_version, status, opening, office, territory, character,
                  actor, responsible_party, display_name, sort_name, capture_closes, in_scope)
                select 'cand-prueba-2024-00000' || n, '{Sample.Slug}', 1, status, 1, 'diputacion-mr', 'Distrito 6, Hermosillo', 'propietaria',
                  'rojo', 'rojo', name, lower(name), '2024-05-05T23:59:59.999-07:00', in_scope
                from (values (1, 'Pending', 'Omisa Ejemplo', true), (2, 'Pending', 'Exenta Ejemplo', false), (3, 'Captured', 'Enviada Ejemplo', false))
                  as r (n, status, name, in_scope)
                """);
            Assert.Equal(3, await rows.ExecuteNonQueryAsync());
            Oversight = await WebProcess.Start("oversight", _server.Settings);
        }

        public async ValueTask DisposeAsync()
        {
            if (Oversight is not null)
                await Oversight.DisposeAsync();
            await _server.DisposeAsync();
        }
    }

    [Theory]
    [InlineData("/ut/candidaturas", "Omisa Ejemplo", "Exenta Ejemplo", "Enviada Ejemplo")]
    [InlineData("/ut/candidaturas?estado=omisas", "Omisa Ejemplo")]
    [InlineData("/ut/candidaturas?estado=fuera-del-alcance", "Exenta Ejemplo")]
    [InlineData("/ut/candidaturas?estado=por-revisar", "Enviada Ejemplo")]
    public async Task List_NeverCountsWhoIsLeftOutAsOmitted(string address, params string[] names)
    {
        using var client = await SignedIn.To(site.Oversight, "ut-prueba");
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync(address));
        Assert.Equal(names.Order(StringComparer.Ordinal), page.QuerySelectorAll("tbody th a").Select(a => a.TextContent).Order(StringComparer.Ordinal));
        Assert.Equal(
            ["Todas 3", "Omisas 1", "Por revisar 1", "Fuera del alcance 1"],
            page.QuerySelectorAll(".estados a").Select(a => a.TextContent.Trim()));
        Assert.Equal(names.Count(n => n == "Omisa Ejemplo"), page.QuerySelectorAll("tbody .mal").Length);
        Assert.All(page.QuerySelectorAll("tbody tr"), row => Assert.Equal(
            row.QuerySelector("th a")!.TextContent == "Exenta Ejemplo", row.TextContent.Contains("Fuera del alcance", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task PartyList_SaysThatItIsLeftOut()
    {
        using var client = await SignedIn.To(site.Capture, ServerFixture.User);
        var page = new HtmlParser().ParseDocument(await client.GetStringAsync("/captura"));
        var states = page.QuerySelectorAll("tbody tr").ToDictionary(
            r => r.QuerySelector("th a")!.TextContent, r => r.QuerySelector("td .est")!.TextContent, StringComparer.Ordinal);
        Assert.Equal("Fuera del alcance", states["Exenta Ejemplo"]);
        Assert.Equal("El plazo terminó sin envío", states["Omisa Ejemplo"]);
        Assert.Equal("Enviada, en revisión", states["Enviada Ejemplo"]);
        page = new HtmlParser().ParseDocument(await client.GetStringAsync("/captura?estado=sin-enviar"));
        Assert.Equal("Omisa Ejemplo", Assert.Single(page.QuerySelectorAll("tbody th a")).TextContent);
    }

    [Fact]
    public async Task Citizens_ReadTheAgreement()
    {
        using var folder = new Folder();
        new DiskCopy(folder.Path).Save(Sample.Snapshot(new PublicRecord.PublicRow(Sample.LeftOut.Id, 8, Sample.LeftOut)));
        await using var web = await WebProcess.Start("public", new() { ["Web__PublicCopy"] = folder.Path });
        await web.Until(async () => (await web.Ready()).Status == System.Net.HttpStatusCode.OK);
        var profile = new HtmlParser().ParseDocument(await web.Client.GetStringAsync($"/candidaturas/{Sample.LeftOut.Id}"));
        var text = profile.QuerySelector("article")!.TextContent;
        Assert.Contains("Fuera del alcance: el acuerdo CG/77/2024", text, StringComparison.Ordinal);
        Assert.DoesNotContain("No se capturó", text, StringComparison.Ordinal);
        var list = new HtmlParser().ParseDocument(await web.Client.GetStringAsync("/candidaturas?q=biznaga"));
        Assert.Equal("Fuera del alcance", Assert.Single(list.QuerySelectorAll(".tarjetas .tag")).TextContent);
    }
}
