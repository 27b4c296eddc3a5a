using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Postgres;

/// <summary>The server of somebody else, <c>CONOCELES_DB</c>: its administrator may create roles and databases, no more.</summary>
public sealed class BootstrapTests(ServerFixture server)
{
    [Fact]
    public async Task Bootstrap_ByAnAdministratorWhoIsNotASuperuser_BringsEverythingToTheSameState()
    {
        await using (var source = NpgsqlDataSource.Create(server.Connections.Administrator()))
        {
            await using var command = source.CreateCommand(
                "create role administrador_de_prueba createrole createdb; grant conoceles_owner to administrador_de_prueba");
            await command.ExecuteNonQueryAsync();
        }
        // The cluster's access file knows our roles alone: the superuser's session takes the other's place.
        var administrator = new NpgsqlConnectionStringBuilder(server.Connections.Administrator())
        {
            Options = "-c role=administrador_de_prueba",
        };
        await new Bootstrap(new Connections(administrator.ConnectionString, server.Secrets), server.Secrets).RunAsync();

        await using var connection = new NpgsqlConnection(server.Connections.For(Roles.Silo, Databases.Main));
        await connection.OpenAsync();
    }

    [Fact]
    public void Connections_OfATextThatIsNoConnectionString_AreRefusedAtOnce() =>
        Assert.Throws<ArgumentException>(() => new Connections("basura", server.Secrets));

    [Fact]
    public async Task Roles_HaveNoGreatAttribute()
    {
        await using var source = NpgsqlDataSource.Create(server.Connections.Administrator());
        await using var command = source.CreateCommand("""
            select count(*) from pg_roles where rolname like 'conoceles%'
              and not (rolsuper or rolcreaterole or rolcreatedb or rolreplication or rolbypassrls)
            """);
        Assert.Equal((long)Roles.All.Count, await command.ExecuteScalarAsync());
    }
}
