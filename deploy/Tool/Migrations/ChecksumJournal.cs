using System.Data;
using DbUp.Engine;
using Npgsql;

namespace Conoceles.Deploy.Migrations;

/// <summary>
/// DbUp's record of what ran, with the checksum of each script: an edited migration is told from the one that was
/// applied. The row commits with its script.
/// </summary>
public sealed class ChecksumJournal(string connectionString, IReadOnlyDictionary<string, string> checksums) : IJournal
{
    private const string CreateSql = """
        create schema if not exists migrations;
        create table if not exists migrations.applied (
          script     text primary key,
          sha256     text not null,
          applied_at timestamptz not null default now()
        );
        """;

    /// <summary>Script → checksum of everything applied; makes the table of a new database.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(connectionString);
        await using (var create = source.CreateCommand(CreateSql))
            await create.ExecuteNonQueryAsync(cancellation);
        var applied = new Dictionary<string, string>(StringComparer.Ordinal);
        await using var select = source.CreateCommand("select script, sha256 from migrations.applied");
        await using var reader = await select.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            applied.Add(reader.GetString(0), reader.GetString(1));
        return applied;
    }

    /// <inheritdoc/>
    public string[] GetExecutedScripts() => [.. ReadAsync(CancellationToken.None).GetAwaiter().GetResult().Keys];

    /// <inheritdoc/>
    public void StoreExecutedScript(SqlScript script, Func<IDbCommand> dbCommandFactory)
    {
        using var command = (NpgsqlCommand)dbCommandFactory();
        command.CommandText = "insert into migrations.applied (script, sha256) values ($1, $2)";
        command.Parameters.Add(new() { Value = script.Name });
        command.Parameters.Add(new() { Value = checksums[script.Name] });
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public void EnsureTableExistsAndIsLatestVersion(Func<IDbCommand> dbCommandFactory)
    {
        // ReadAsync made it before DbUp began.
    }
}
