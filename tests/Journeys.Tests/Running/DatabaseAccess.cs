using Npgsql;

namespace Conoceles.Journeys.Tests.Running;

/// <summary>The installation's databases as their superuser sees them.</summary>
internal static class DatabaseAccess
{
    public static async Task<T?> Scalar<T>(RunFile run, string database, string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(Superuser(run, database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        return await command.ExecuteScalarAsync() is T value ? value : default;
    }

    public static async Task Execute(RunFile run, string database, string sql, params object[] parameters)
    {
        await using var connection = new NpgsqlConnection(Superuser(run, database));
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.AddWithValue(parameter);
        Assert.NotEqual(0, await command.ExecuteNonQueryAsync());
    }

    /// <summary>Everything that a thief of the disk or of the superuser could read, as SQL.</summary>
    public static async Task<byte[]> Dump(RunFile run, string database)
    {
        var binaries = Directory.GetDirectories("/usr/lib/postgresql").OrderByDescending(d => d, StringComparer.Ordinal).First();
        var (exitCode, output, error) = await Shell.Bytes(
            Path.Combine(binaries, "bin", "pg_dump"),
            ["--host", run.Postgres.Host, "--port", run.Postgres.Port.ToString(System.Globalization.CultureInfo.InvariantCulture),
             "--username", run.Postgres.Superuser, "--no-password", database],
            TimeSpan.FromMinutes(1));
        Assert.True(exitCode == 0, error);
        return output;
    }

    public static string Superuser(RunFile run, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = run.Postgres.Host,
        Port = run.Postgres.Port,
        Username = run.Postgres.Superuser,
        Database = database,
        Pooling = false,
    }.ConnectionString;
}
