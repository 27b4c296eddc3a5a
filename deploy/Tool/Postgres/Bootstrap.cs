using System.Globalization;
using Npgsql;

namespace Conoceles.Deploy.Postgres;

/// <summary>
/// Makes the roles and the three databases, with nothing left to PUBLIC. What exists already is brought to the same
/// state, so it may run at every start.
/// </summary>
public sealed class Bootstrap(Connections connections, SecretsFile secrets)
{
    // Any constant will do: two starts on one server wait for each other.
    private const long Lock = 0x436f6e6f63656c01;

    public async Task RunAsync(CancellationToken cancellation = default)
    {
        await using var server = NpgsqlDataSource.Create(connections.Administrator());
        await using var connection = await server.OpenConnectionAsync(cancellation);
        await ExecuteAsync(connection, string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_lock({Lock})"), cancellation);
        try
        {
            foreach (var role in Roles.All)
                await MakeRoleAsync(connection, role, cancellation);
            // An administrator who is not a superuser may only give what she belongs to.
            await ExecuteAsync(connection, $"grant {Roles.Owner} to current_user", cancellation);
            foreach (var database in Databases.All)
                await MakeDatabaseAsync(connection, database, cancellation);
            foreach (var (role, database, setting, value) in Roles.Settings)
                await ExecuteAsync(connection, $"alter role {role} in database {database} set {setting} = {value}", cancellation);
        }
        finally
        {
            await ExecuteAsync(
                connection, string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_unlock({Lock})"), CancellationToken.None);
        }
        foreach (var database in Databases.All)
            await CloseToPublicAsync(database, cancellation);
    }

    private async Task MakeRoleAsync(NpgsqlConnection connection, string role, CancellationToken cancellation)
    {
        var password = ScramVerifier.Of(secrets.Of(role));
        // A new role has none of the great attributes. To deny them again one must be a superuser, which the
        // administrator of CONOCELES_DB need not be.
        var statement = await ExistsAsync(connection, "pg_roles where rolname", role, cancellation)
            ? $"alter role {role} login password '{password}'"
            : $"create role {role} login password '{password}'";
        await ExecuteAsync(connection, statement, cancellation);
    }

    private static async Task MakeDatabaseAsync(NpgsqlConnection connection, string database, CancellationToken cancellation)
    {
        if (!await ExistsAsync(connection, "pg_database where datname", database, cancellation))
        {
            await ExecuteAsync(
                connection, $"create database {database} owner {Roles.Owner} encoding 'UTF8' template template0", cancellation);
        }
        await ExecuteAsync(connection, $"revoke all on database {database} from public", cancellation);
        foreach (var role in Roles.All)
        {
            var verb = Databases.Connect[database].Contains(role)
                ? $"grant connect on database {database} to"
                : $"revoke all on database {database} from";
            await ExecuteAsync(connection, $"{verb} {role}", cancellation);
        }
    }

    private async Task CloseToPublicAsync(string database, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connections.Administrator(database));
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await ExecuteAsync(connection, "revoke all on schema public from public", cancellation);
        await ExecuteAsync(
            connection, $"alter default privileges for role {Roles.Owner} revoke execute on functions from public", cancellation);
    }

    private static async Task<bool> ExistsAsync(
        NpgsqlConnection connection, string where, string name, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"select exists (select from {where} = $1)", connection)
        {
            Parameters = { new() { Value = name } },
        };
        return (bool)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static async Task ExecuteAsync(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
