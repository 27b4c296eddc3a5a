using Conoceles.Candidacies;
using Conoceles.Deploy.Postgres;
using Conoceles.Web.Tests.After;
using Npgsql;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>Until when the sensitive data of the withdrawn stay blocked, over HTTP.</summary>
public sealed class SuppressionPageTests(OversightSite site) : IClassFixture<OversightSite>
{
    private readonly DateTimeOffset _now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task TheList_SaysWhoIsBlocked_WhoIsBeingSuppressed_AndWhoWas()
    {
        using var browser = site.Browser(Role.Commission);
        Assert.Contains("Ninguna candidatura se ha retirado.", (await PageForm.Open(browser, "/ut/supresiones")).Body!.TextContent, StringComparison.Ordinal);

        await Withdrawn("Ana Bloqueada", TimeSpan.FromDays(30), null);
        await Withdrawn("Bea <Pendiente>", TimeSpan.FromHours(-1), null);
        await Withdrawn("Cora Suprimida", TimeSpan.FromDays(-10), TimeSpan.FromDays(-9));
        var page = await PageForm.Open(browser, "/ut/supresiones");
        // Who is still blocked first, by the end of the term.
        Assert.Equal(
            [("Bea <Pendiente>", "En destrucción"), ("Ana Bloqueada", "Bloqueados"), ("Cora Suprimida", "Suprimidos")],
            page.QuerySelectorAll("tbody tr").Select(r => (r.QuerySelector("th")!.TextContent.Trim(), r.QuerySelector(".est")!.TextContent)));
        Assert.Equal("3 candidaturas retiradas", page.QuerySelector(".entrada")!.TextContent);
    }

    private async Task Withdrawn(string name, TimeSpan due, TimeSpan? suppressed)
    {
        var id = await site.WithoutAccount("sauce", name, "CG/1/2024", new DateOnly(2024, 4, 19));
        await using var source = site.Source(Roles.Curricular, Databases.Curricular);
        await using var command = source.CreateCommand(
            """
            update oversight.candidacy set status = 'Withdrawn', withdrawn_at = $2, suppression_due = $3, suppressed_at = $4 where candidacy_id = $1
            """);
        command.Parameters.AddWithValue(id);
        command.Parameters.AddWithValue(_now.AddDays(-90).ToUniversalTime());
        command.Parameters.AddWithValue((_now + due).ToUniversalTime());
        command.Parameters.Add(new NpgsqlParameter { Value = suppressed is { } at ? (_now + at).ToUniversalTime() : DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.TimestampTz });
        Assert.Equal(1, await command.ExecuteNonQueryAsync());
    }
}
