using System.Runtime.CompilerServices;
using System.Text.Json;
using Conoceles.PublicRecord;
using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Public.Site;

/// <summary>Reads the public record with a role that can read nothing else.</summary>
public sealed class PublicRecordSource(NpgsqlDataSource database, WebSettings settings)
{
    private const int Batch = 500;

    /// <summary>Some 30 KB each.</summary>
    private const int PhotoBatch = 50;

    /// <summary>Id and version of every row: compared whole, because a transaction that commits late is in no sequence.</summary>
    public async Task<Dictionary<string, int>> Versions(CancellationToken cancellation)
    {
        await using var command = Command("select candidacy_id, state_version from public_record.candidacy where election = $1", settings.Election);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            versions[reader.GetString(0)] = reader.GetInt32(1);
        return versions;
    }

    public async Task<List<PublicRow>> Rows(IEnumerable<string> ids, CancellationToken cancellation)
    {
        var rows = new List<PublicRow>();
        foreach (var batch in ids.Chunk(Batch))
        {
            await using var command = Command(
                "select candidacy_id, state_version, document, withdrawal, closing from public_record.candidacy where candidacy_id = any($1)", batch);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                rows.Add(new PublicRow(
                    reader.GetString(0), reader.GetInt32(1),
                    Parse<PublicCandidacy>(reader, 2), Parse<PublicWithdrawal>(reader, 3), Parse<PublicClosing>(reader, 4)));
            }
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

    private static T? Parse<T>(NpgsqlDataReader reader, int column)
        where T : class => reader.IsDBNull(column) ? null : Parse<T>(reader.GetString(column));

    private static T Parse<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, PublicJson.Options)
        ?? throw new InvalidDataException($"A document of the public record is null: {typeof(T).Name}.");
}
