using Conoceles.Evidence;
using Npgsql;

namespace Conoceles.Grains.Identity;

/// <summary>Table <c>evidence.file</c> of the identity database: encrypted documents by owner and id. It has no key.</summary>
public sealed class EvidenceStore(NpgsqlDataSource identity)
{
    /// <summary>How long a file may wait for its owner to name it, in days.</summary>
    public const int OrphanDays = 1;

    /// <summary>True when the owner has exactly this file.</summary>
    public async Task<bool> Holds(string owner, KeptEvidence kept)
    {
        await using var command = identity.CreateCommand(
            "select exists (select from evidence.file where owner = $1 and evidence_id = $2 and sha256 = $3 and bytes = $4 and media = $5)");
        command.Parameters.AddWithValue(owner);
        command.Parameters.AddWithValue(kept.Id);
        command.Parameters.AddWithValue(Convert.FromHexString(kept.Sha256));
        command.Parameters.AddWithValue(kept.Bytes);
        command.Parameters.AddWithValue(kept.Media.ToString());
        return await command.ExecuteScalarAsync() is true;
    }

    /// <summary>
    /// Writes a file, or counts the day of one with its id anew, and lets go of those that the owner has not named in time.
    /// </summary>
    /// <returns>False when the id is another file's.</returns>
    internal async Task<bool> Write(string owner, SealedFile file, Guid[] named)
    {
        await using var connection = await identity.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(Insert(owner, file));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(
            "delete from evidence.file where owner = $1 and evidence_id <> all($2) and stored_at < now() - make_interval(days => $3)")
        {
            Parameters = { new() { Value = owner }, new() { Value = named }, new() { Value = OrphanDays } },
        });
        return await batch.ExecuteScalarAsync() is byte[] hash && Convert.ToHexStringLower(hash) == file.Kept.Sha256;
    }

    /// <summary>Deletes some of an owner's files, and those that it never named in time.</summary>
    public async Task Destroy(string owner, Guid[] files, Guid[] named)
    {
        await using var command = identity.CreateCommand(
            """
            delete from evidence.file where owner = $1
              and (evidence_id = any($2) or (evidence_id <> all($3) and stored_at < now() - make_interval(days => $4)))
            """);
        command.Parameters.AddWithValue(owner);
        command.Parameters.AddWithValue(files);
        command.Parameters.AddWithValue(named);
        command.Parameters.AddWithValue(OrphanDays);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Null when there is no such file.</summary>
    internal async Task<SealedFile?> Read(string owner, Guid id)
    {
        await using var command = identity.CreateCommand(
            "select sha256, bytes, media, vault_key, key_nonce, wrapped_key, nonce, content from evidence.file where owner = $1 and evidence_id = $2");
        command.Parameters.AddWithValue(owner);
        command.Parameters.AddWithValue(id);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync()
            ? new SealedFile(
                new KeptEvidence(id, Convert.ToHexStringLower(Bytes(0)), reader.GetInt32(1), Enum.Parse<EvidenceMedia>(reader.GetString(2))),
                new WrappedKey(reader.GetString(3), Bytes(4), Bytes(5)), Bytes(6), Bytes(7))
            : null;

        byte[] Bytes(int column) => reader.GetFieldValue<byte[]>(column);
    }

    private static NpgsqlBatchCommand Insert(string owner, SealedFile file) => new(
        """
        insert into evidence.file (owner, evidence_id, sha256, bytes, media, vault_key, key_nonce, wrapped_key, nonce, content)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
        on conflict (owner, evidence_id) do update set stored_at = now()
        returning sha256
        """)
    {
        Parameters =
        {
            new() { Value = owner },
            new() { Value = file.Kept.Id },
            new() { Value = Convert.FromHexString(file.Kept.Sha256) },
            new() { Value = file.Kept.Bytes },
            new() { Value = file.Kept.Media.ToString() },
            new() { Value = file.Key.VaultKeyId },
            new() { Value = file.Key.Nonce },
            new() { Value = file.Key.Ciphertext },
            new() { Value = file.Nonce },
            new() { Value = file.Ciphertext },
        },
    };
}
