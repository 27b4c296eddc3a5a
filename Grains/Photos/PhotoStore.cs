using Conoceles.Grains.Projection;
using Npgsql;

namespace Conoceles.Grains.Photos;

/// <summary>
/// Table <c>photos.photo</c> of the curricular database: what was captured, by candidacy and SHA-256, which the table
/// itself checks against the bytes.
/// </summary>
public sealed class PhotoStore(ProjectionDatabases databases)
{
    /// <summary>
    /// Photographs that a candidacy keeps besides those its answers name: a page that was left open, or a conflict,
    /// may still come back to one of them.
    /// </summary>
    public const int Spare = 8;

    /// <summary>Adds one, once, and lets go the oldest that nothing names.</summary>
    public async Task Write(string candidacyId, string hash, byte[] jpeg, string[] inUse)
    {
        await using var connection = await databases.Curricular.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            insert into photos.photo (candidacy_id, sha256, content) values ($1, $2, $3)
            on conflict (candidacy_id, sha256) do update set stored_at = now()
            """)
        {
            Parameters = { new() { Value = candidacyId }, new() { Value = Convert.FromHexString(hash) }, new() { Value = jpeg } },
        });
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            """
            delete from photos.photo where candidacy_id = $1 and sha256 <> all($2) and sha256 not in (
              select sha256 from photos.photo where candidacy_id = $1 order by stored_at desc, sha256 limit $3)
            """)
        {
            Parameters =
            {
                new() { Value = candidacyId },
                new() { Value = inUse.Append(hash).Select(Convert.FromHexString).ToArray() },
                new() { Value = Spare },
            },
        });
        await batch.ExecuteNonQueryAsync();
    }

    /// <summary>Null when the candidacy has no such photograph, although another one may.</summary>
    public async Task<byte[]?> Read(string candidacyId, string hash)
    {
        await using var command = databases.Curricular.CreateCommand(
            "select content from photos.photo where candidacy_id = $1 and sha256 = $2");
        command.Parameters.Add(new() { Value = candidacyId });
        command.Parameters.Add(new() { Value = Convert.FromHexString(hash) });
        return await command.ExecuteScalarAsync() as byte[];
    }
}
