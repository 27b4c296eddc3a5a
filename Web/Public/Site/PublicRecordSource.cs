using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Conoceles.PublicRecord;
using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Public.Site;

/// <summary>Of the database's record at one moment.</summary>
/// <param name="Rows">How many it has.</param>
/// <param name="Print">Of their ids and versions, 64 bits that the database computes and nobody else.</param>
public readonly record struct RecordPrint(long Rows, long Print);

/// <summary>Reads the public record with a role that can read nothing else.</summary>
public sealed class PublicRecordSource(NpgsqlDataSource database, WebSettings settings)
{
    private const int Batch = 500;

    /// <summary>Some 30 KB each.</summary>
    private const int PhotoBatch = 50;

    /// <summary>
    /// One number for every row and its version together, which is another when any of them is: no newest instant would tell, because a
    /// transaction that commits late is in no sequence. The database looks at the rows and a node at none.
    /// </summary>
    public async Task<RecordPrint> Print(CancellationToken cancellation)
    {
        await using var command = Command(
            "select count(*), coalesce(bit_xor(hashtextextended(candidacy_id, state_version)), 0) from public_record.candidacy where election = $1", settings.Election);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new RecordPrint(reader.GetInt64(0), reader.GetInt64(1));
    }

    /// <summary>Id and version of every row.</summary>
    public Task<Dictionary<string, int>> Versions(CancellationToken cancellation) =>
        Versions("select candidacy_id, state_version from public_record.candidacy where election = $1", cancellation);

    /// <summary>The same of those that were written in the last minutes: what a hint is about, unless it was long on its way.</summary>
    public Task<Dictionary<string, int>> RecentVersions(CancellationToken cancellation) =>
        Versions("select candidacy_id, state_version from public_record.candidacy where election = $1 and updated_at > now() - interval '2 minutes'", cancellation);

    private async Task<Dictionary<string, int>> Versions(string sql, CancellationToken cancellation)
    {
        await using var command = Command(sql, settings.Election);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            versions[reader.GetString(0)] = reader.GetInt32(1);
        return versions;
    }

    /// <summary>Rows as a node holds them: whole, all of them at once would take more than the node.</summary>
    public async Task<List<HeldRow>> Rows(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var rows = new List<HeldRow>();
        foreach (var batch in ids.Chunk(Batch))
        {
            await using var command = Command(
                "select candidacy_id, state_version, document, withdrawal, closing from public_record.candidacy where candidacy_id = any($1)", batch);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var read = new List<(string Id, int Version, string? Candidacy, string? Withdrawal, string? Closing)>(Batch);
            while (await reader.ReadAsync(cancellation))
                read.Add((reader.GetString(0), reader.GetInt32(1), Text(reader, 2), Text(reader, 3), Text(reader, 4)));
            rows.AddRange(read.AsParallel().Select(r =>
                HeldRow.Of(new PublicRow(r.Id, r.Version, Parse<PublicCandidacy>(r.Candidacy), Parse<PublicWithdrawal>(r.Withdrawal), Parse<PublicClosing>(r.Closing)))));
        }

        return rows;
    }

    /// <summary>The photographs that are there, of those asked for.</summary>
    public async IAsyncEnumerable<(string Hash, byte[] Jpeg)> Photos(
        IEnumerable<string> hashes, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var batch in hashes.Chunk(PhotoBatch))
        {
            await using var command = Command(
                "select sha256, content from public_record.photo where sha256 = any($1)", batch.Select(Convert.FromHexString).ToArray());
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                yield return (Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(0)), reader.GetFieldValue<byte[]>(1));
        }
    }

    public async Task<ElectionRow?> Election(CancellationToken cancellation)
    {
        await using var command = Command("select state_version, document from public_record.election where slug = $1", settings.Election);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new ElectionRow(reader.GetInt32(0), Parse<PublicElection>(reader.GetString(1)))
            : null;
    }

    /// <summary>Waits on the empty hints of the projection; ends only by cancellation or when the connection breaks.</summary>
    public async Task Listen(Action hint, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        connection.Notification += (_, _) => hint();
        await using (var listen = new NpgsqlCommand("listen public_record", connection))
            await listen.ExecuteNonQueryAsync(cancellation);
        // What changed between the last comparison and now sent its hint to nobody.
        hint();
        while (true)
            await connection.WaitAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, object value)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);

    [return: NotNullIfNotNull(nameof(json))]
    private static T? Parse<T>(string? json)
        where T : class => json is null ? null
        : JsonSerializer.Deserialize<T>(json, PublicJson.Options) ?? throw new InvalidDataException($"A document of the public record is null: {typeof(T).Name}.");
}
