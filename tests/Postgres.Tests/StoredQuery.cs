using System.Data;
using Npgsql;

namespace Conoceles.Postgres;

/// <summary>
/// Runs a query of the provider contract as Orleans does: its text from the unqualified OrleansQuery, its parameters
/// by name, with the types of the provider (a null still has one).
/// </summary>
public sealed class StoredQuery(NpgsqlDataSource source)
{
    public async Task<List<Dictionary<string, object?>>> ReadAsync(
        string key, params (string Name, object? Value, DbType Type)[] parameters)
    {
        var text = await TextAsync(key);
        await using var connection = await source.OpenConnectionAsync();
        return await RunAsync(connection, text, parameters);
    }

    /// <summary>The server's plan, with scans of whole tables made unattractive as in a big one.</summary>
    public async Task<IEnumerable<string>> ExplainAsync(
        string key, params (string Name, object? Value, DbType Type)[] parameters)
    {
        var text = await TextAsync(key);
        await using var connection = await source.OpenConnectionAsync();
        await using (var setting = new NpgsqlCommand("set enable_seqscan = off; set enable_bitmapscan = off", connection))
            await setting.ExecuteNonQueryAsync();
        var rows = await RunAsync(connection, "explain (costs off) " + text, parameters);
        return rows.Select(r => (string)Assert.Single(r.Values)!);
    }

    private static async Task<List<Dictionary<string, object?>>> RunAsync(
        NpgsqlConnection connection, string sql, (string Name, object? Value, DbType Type)[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var (name, value, type) in parameters)
            command.Parameters.Add(new NpgsqlParameter(name, type) { Value = value ?? DBNull.Value });
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Dictionary<string, object?>>();
        while (await reader.ReadAsync())
        {
            rows.Add(Enumerable.Range(0, reader.FieldCount).ToDictionary(
                reader.GetName, i => reader.IsDBNull(i) ? null : reader.GetValue(i), StringComparer.OrdinalIgnoreCase));
        }
        return rows;
    }

    /// <summary>The contract's "boolean-like": one row of one column.</summary>
    public async Task<bool> IsTrueAsync(string key, params (string Name, object? Value, DbType Type)[] parameters) =>
        Convert.ToBoolean(
            Assert.Single(Assert.Single(await ReadAsync(key, parameters)).Values),
            System.Globalization.CultureInfo.InvariantCulture);

    private async Task<string> TextAsync(string key)
    {
        await using var command = source.CreateCommand("SELECT QueryText FROM OrleansQuery WHERE QueryKey = $1");
        command.Parameters.Add(new() { Value = key });
        return (string?)await command.ExecuteScalarAsync() ?? throw new InvalidOperationException(key);
    }
}
