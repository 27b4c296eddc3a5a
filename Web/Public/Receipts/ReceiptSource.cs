using Conoceles.Receipts;
using Conoceles.Web.Public.Site;
using Npgsql;

namespace Conoceles.Web.Public.Receipts;

/// <summary>What a folio proves: these three facts when the signature holds, nothing when it does not.</summary>
/// <param name="Folio">As it is written.</param>
/// <param name="Valid">The signature is of exactly this folio, kind and instant.</param>
public sealed record VerifiedReceipt(string Folio, bool Valid, ReceiptKind Kind, DateTimeOffset At);

/// <summary>
/// Looks receipts up in the database and verifies each before anything is said of it: whoever can write in a table
/// still cannot sign.
/// </summary>
public sealed class ReceiptSource(NpgsqlDataSource database, DatabaseTurns turns)
{
    private const int CommandSeconds = 5;

    /// <summary>Null when there is no receipt with that folio.</summary>
    public Task<VerifiedReceipt?> Find(string folio, CancellationToken cancellation) => turns.Take(async () =>
    {
        await using var command = database.CreateCommand(
            """
            select r.kind, r.at, r.digest, r.signature, r.key_id, k.x, k.y, k.valid_from, k.valid_until
            from public_record.receipt r left join public_record.receipt_key k using (key_id) where r.folio = $1
            """);
        command.CommandTimeout = CommandSeconds;
        command.Parameters.AddWithValue(folio);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Verify(folio, reader) : null;
    }, cancellation);

    /// <summary>Every key that ever signed.</summary>
    public Task<PublicKeyHistory> Keys(CancellationToken cancellation) => turns.Take(async () =>
    {
        await using var command = database.CreateCommand(
            "select key_id, x, y, valid_from, valid_until from public_record.receipt_key order by valid_from nulls first, key_id");
        command.CommandTimeout = CommandSeconds;
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var keys = new List<PublicReceiptKey>();
        while (await reader.ReadAsync(cancellation))
            keys.Add(Key(reader, 0));
        return new PublicKeyHistory([.. keys]);
    }, cancellation);

    private static VerifiedReceipt Verify(string folio, NpgsqlDataReader row)
    {
        var at = row.GetFieldValue<DateTimeOffset>(1);
        // The name itself: a number would be read as a kind too.
        if (!Enum.TryParse<ReceiptKind>(row.GetString(0), out var kind) || kind.ToString() != row.GetString(0) || row.IsDBNull(5))
            return new VerifiedReceipt(folio, false, default, at);
        var statement = new ReceiptStatement(folio, kind, at, Convert.ToHexStringLower(row.GetFieldValue<byte[]>(2)));
        var signature = System.Buffers.Text.Base64Url.EncodeToString(row.GetFieldValue<byte[]>(3));
        return new VerifiedReceipt(folio, Key(row, 4).Verifies(statement, signature), kind, at);
    }

    private static PublicReceiptKey Key(NpgsqlDataReader row, int first) => new(
        row.GetString(first), row.GetString(first + 1), row.GetString(first + 2), Instant(row, first + 3), Instant(row, first + 4));

    private static DateTimeOffset? Instant(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : row.GetFieldValue<DateTimeOffset>(column);
}
