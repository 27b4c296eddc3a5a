using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Conoceles.Deploy.Postgres;
using Conoceles.Web.Tests.Oversight;
using Npgsql;

namespace Conoceles.Web.Tests.Operations;

/// <summary>What an operator reads of every process and of the work that waits, with the cluster away.</summary>
public sealed class ClusterPageTests(ServerFixture server) : IClassFixture<ServerFixture>
{
    [Fact]
    public async Task Page_HasEachProcessAndItsBakes_AndTheQueues()
    {
        await using (var source = NpgsqlDataSource.Create(server.Connection(Roles.Curricular, Databases.Curricular)))
        {
            await using var rows = source.CreateCommand(
                $"""
                insert into oversight.candidacy (candidacy_id, election, state_version, status, opening, office, territory, character,
                  actor, responsible_party, display_name, sort_name, submitted_at)
                select 'cand-colas-' || n, '{Sample.Slug}', 1, 'Captured', 1, 'diputacion-mr', '', 'propietaria', 'rojo', 'rojo', 'x', 'x', '2024-04-25T09:00:00-07:00'
                from generate_series(1, 3) n
                """);
            Assert.Equal(3, await rows.ExecuteNonQueryAsync());
        }

        await server.AddAccount("operadora-prueba", ServerFixture.Password, "Operator", null);
        await using var citizens = await WebProcess.Start("public", new(server.Settings) { ["ConnectionStrings__Public"] = server.Connection(Roles.Public, Databases.Main) });
        await using var web = await WebProcess.Start("operations", server.Settings);
        using var browser = await SignedIn.To(web, "operadora-prueba");
        var text = "";
        // The capture web of the fixture, this one, and the citizens' one, each by what it wrote itself.
        await web.Until(async () =>
        {
            text = await Text(browser);
            return text.Contains("Páginas horneadas", StringComparison.Ordinal) && text.Contains("Funciones captura", StringComparison.Ordinal)
                && text.Contains("Funciones operación", StringComparison.Ordinal) && text.Contains("Funciones público", StringComparison.Ordinal);
        });
        Assert.Contains("Candidaturas por revisar 3 25 de abril de 2024", text, StringComparison.Ordinal);
        Assert.Contains("No hay conexión con ningún silo", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ausente", text, StringComparison.Ordinal);

        // Who is not heard is seen to be away, and its row stays.
        await using (var source = NpgsqlDataSource.Create(server.Connection(Roles.Silo, Databases.Main)))
        await using (var silo = source.CreateCommand("""select operations.report('silo-ausente', 'silo', '1.0', now(), '{"storageFailures": 2, "otherThing": 1}')"""))
            await silo.ExecuteNonQueryAsync();
        await using (var source = NpgsqlDataSource.Create(server.Connections.Administrator(Databases.Main)))
        await using (var late = source.CreateCommand("update operations.node set seen = now() - interval '1 minute' where name = 'silo-ausente'"))
            Assert.Equal(1, await late.ExecuteNonQueryAsync());
        text = await Text(browser);
        Assert.Contains("silo-ausente Ausente", text, StringComparison.Ordinal);
        Assert.Contains("Escrituras de estado fallidas desde el inicio 2", text, StringComparison.Ordinal);
        Assert.DoesNotContain("otherThing", text, StringComparison.Ordinal);
    }

    private static async Task<string> Text(HttpClient browser)
    {
        using var answer = await browser.GetAsync("/operacion");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: true);
        var main = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("main")!;
        // A term and what it says are two elements with nothing between.
        return string.Join(' ', string.Join(' ', main.Descendants<IText>().Select(t => t.Data)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }
}
