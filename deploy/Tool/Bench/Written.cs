using System.Text.Json.Serialization;
using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Deploy.Bench;

/// <summary>
/// What the server itself says that acts wrote: commits, by the transaction ids that it gave (a transaction that only
/// reads gets none), and bytes of its log. It is what says that a base does as much as what it is the base of.
/// </summary>
internal sealed class Written
{
    private const string Sql = "select (pg_snapshot_xmax(pg_current_snapshot())::text)::bigint, (pg_current_wal_insert_lsn() - '0/0')::bigint";
    private readonly string _connection;
    private long _commits, _bytes, _acts;

    public Written(BenchInstallation bench) => _connection = bench.Connections.For(Roles.Owner, Databases.Main);

    /// <summary>Of one act; heartbeats of the installation are in it, a few hundredths of a commit.</summary>
    [JsonPropertyName("commits")]
    public double Commits => Math.Round((double)_commits / _acts, 2);

    /// <summary>Of one act, in the write-ahead log.</summary>
    [JsonPropertyName("log_bytes")]
    public long LogBytes => _bytes / _acts;

    /// <summary>Runs as many acts and adds what was written meanwhile.</summary>
    public async Task<double> CountAsync(int acts, Func<Task<double>> run, CancellationToken cancellation)
    {
        var (commits, bytes) = await NowAsync(cancellation);
        var result = await run();
        var after = await NowAsync(cancellation);
        (_commits, _bytes, _acts) = (_commits + after.Commits - commits, _bytes + after.Bytes - bytes, _acts + acts);
        return result;
    }

    private async Task<(long Commits, long Bytes)> NowAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(_connection);
        await using var command = source.CreateCommand(Sql);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.GetInt64(0), reader.GetInt64(1));
    }
}
