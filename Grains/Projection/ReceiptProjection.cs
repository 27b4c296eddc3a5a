using System.Buffers.Text;
using Conoceles.Receipts;
using Npgsql;
using NpgsqlTypes;

namespace Conoceles.Grains.Projection;

/// <summary>Writes what the public can verify receipts with: the signed statement of each, and the keys' public halves.</summary>
public static class ReceiptProjection
{
    /// <summary>
    /// Rows of a candidacy's receipts. Written once: the same receipt again does nothing. One that is not signed (from
    /// before receipts were) has nothing to verify and gets no row.
    /// </summary>
    public static IEnumerable<NpgsqlBatchCommand> Commands(IEnumerable<Receipt> receipts) =>
        receipts.Where(r => r.Signature.Length > 0).Select(Insert);

    /// <summary>
    /// Publishes the keys, before anything is signed with the newest. A retired key stays retired whatever an older
    /// file says.
    /// </summary>
    /// <exception cref="InvalidOperationException">An id is published with another key: receipts would stop being valid.</exception>
    public static async Task Publish(NpgsqlDataSource main, PublicKeyHistory history, CancellationToken cancellation)
    {
        foreach (var key in history.Keys)
        {
            await using var command = main.CreateCommand(
                """
                insert into public_record.receipt_key (key_id, x, y, valid_from, valid_until) values ($1, $2, $3, $4, $5)
                on conflict (key_id) do update set valid_until = coalesce(receipt_key.valid_until, excluded.valid_until)
                where receipt_key.x = excluded.x and receipt_key.y = excluded.y
                """);
            command.Parameters.AddWithValue(key.KeyId);
            command.Parameters.AddWithValue(key.X);
            command.Parameters.AddWithValue(key.Y);
            command.Parameters.Add(Instant(key.From));
            command.Parameters.Add(Instant(key.Until));
            if (await command.ExecuteNonQueryAsync(cancellation) != 1)
                throw new InvalidOperationException($"receipt-key-changed: {key.KeyId} is already published with another key.");
        }
    }

    private static NpgsqlBatchCommand Insert(Receipt receipt)
    {
        var statement = ReceiptDocument.Statement(receipt);
        return new NpgsqlBatchCommand(
            """
            insert into public_record.receipt (folio, kind, at, key_id, digest, signature) values ($1, $2, $3, $4, $5, $6)
            on conflict (folio) do nothing
            """)
        {
            Parameters =
            {
                new() { Value = statement.Folio },
                new() { Value = statement.Kind.ToString() },
                Instant(statement.At),
                new() { Value = receipt.KeyId },
                new() { Value = Convert.FromHexString(statement.Digest) },
                new() { Value = Base64Url.DecodeFromChars(receipt.Signature) },
            },
        };
    }

    /// <summary>Cut to the millisecond, as it is signed: the column would keep more, and round.</summary>
    private static NpgsqlParameter Instant(DateTimeOffset? at) => new()
    {
        NpgsqlDbType = NpgsqlDbType.TimestampTz,
        Value = at is { } instant ? DateTimeOffset.FromUnixTimeMilliseconds(instant.ToUnixTimeMilliseconds()) : DBNull.Value,
    };
}
