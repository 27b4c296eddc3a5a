using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Postgres;

public sealed class ServerLogTests(ServerFixture server)
{
    [Fact]
    public async Task StatementThatFails_LeavesNoValueInTheServersLog()
    {
        var marker = "marcador-" + Guid.NewGuid().ToString("N");
        var source = server.Source(Roles.Silo, Databases.Main);
        // The key is quoted in DETAIL; the cast's value would be in the statement and its parameters.
        await FailAsync(source, "insert into public_record.candidacy (candidacy_id, election, state_version) values ($1, 'e', 1), ($1, 'e', 1)", marker);
        await FailAsync(source, "select 1 / length($1) - 1 / (length($1) - length($1))", marker);
        await FailAsync(source, $"select '{marker}', 1 / 0 from (select 1) as x", null);

        var log = await File.ReadAllTextAsync(server.Cluster.LogFile);
        // The failures themselves must be there: an empty log would prove nothing.
        Assert.Contains("duplicate key value", log, StringComparison.Ordinal);
        Assert.Contains("division by zero", log, StringComparison.Ordinal);
        Assert.DoesNotContain(marker, log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Passwords_AreStoredAsScram_AndNeverLogged()
    {
        await using var source = NpgsqlDataSource.Create(server.Connections.Administrator());
        await using var command = source.CreateCommand(
            "select count(*) from pg_authid where rolname like 'conoceles%' and rolpassword like 'SCRAM-SHA-256$%'");
        Assert.Equal((long)Roles.All.Count, await command.ExecuteScalarAsync());
        Assert.DoesNotContain("SCRAM", await File.ReadAllTextAsync(server.Cluster.LogFile), StringComparison.Ordinal);
    }

    private static async Task FailAsync(NpgsqlDataSource source, string sql, string? value)
    {
        await using var command = source.CreateCommand(sql);
        if (value is not null)
            command.Parameters.Add(new() { Value = value });
        await Assert.ThrowsAsync<PostgresException>(() => command.ExecuteScalarAsync());
    }
}
