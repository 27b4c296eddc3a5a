using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Postgres;

public sealed class LegalClockRowTests(ServerFixture server)
{
    [Fact]
    public async Task Offset_WhenMoved_IsNotifiedWithAnEmptyHint()
    {
        await using var listener = await server.Source(Roles.Silo, Databases.Main).OpenConnectionAsync();
        var heard = new List<string>();
        listener.Notification += (_, e) => heard.Add(e.Payload);
        await using (var listen = new NpgsqlCommand("listen legal_clock", listener))
            await listen.ExecuteNonQueryAsync();
        await using (var move = server.Source(Roles.Owner, Databases.Main)
            .CreateCommand("update clock.legal_clock set offset_ms = offset_ms + 1"))
            await move.ExecuteNonQueryAsync();
        Assert.True(await listener.WaitAsync(TimeSpan.FromSeconds(10)));
        Assert.Equal("", Assert.Single(heard));
    }

    [Fact]
    public async Task SecondRow_IsRefused()
    {
        foreach (var value in new[] { "true", "false", "null" })
        {
            await using var insert = server.Source(Roles.Owner, Databases.Main)
                .CreateCommand($"insert into clock.legal_clock (only_row) values ({value})");
            await Assert.ThrowsAsync<PostgresException>(() => insert.ExecuteNonQueryAsync());
        }
    }
}
