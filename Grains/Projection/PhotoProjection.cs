using Conoceles.Grains.Photos;
using Conoceles.PublicRecord;
using Npgsql;

namespace Conoceles.Grains.Projection;

/// <summary>
/// Copies to the public record the photographs that published documents show, and takes away those that none shows any
/// more. A document and its photograph are written in one transaction: no public node ever reads one without the other.
/// </summary>
public sealed class PhotoProjection(ProjectionDatabases databases, PhotoStore photos)
{
    private const string Unreferenced =
        """
        from public_record.photo p where not exists (
          select from public_record.candidacy c where c.document ->> 'photo' = encode(p.sha256, 'hex'))
        """;

    /// <summary>
    /// The document as it can be shown, and what has to be written with it. A photograph that this candidacy does not
    /// keep is not shown, whoever else's it is: a hash in an answer is not a right.
    /// </summary>
    public async Task<(PublicCandidacy? Document, NpgsqlBatchCommand? Copy)> WithPhoto(PublicCandidacy? document)
    {
        if (document?.Photo is not { } hash)
            return (document, null);
        return await photos.Read(document.Id, hash) is { } jpeg
            ? (document, Insert(hash, jpeg))
            : (document with { Photo = null }, null);
    }

    /// <summary>Deletes photographs that no document shows: corrected, withdrawn or after the publication; how many.</summary>
    public async Task<int> Sweep(CancellationToken cancellation)
    {
        await using var connection = await databases.Main.OpenConnectionAsync(cancellation);
        await using (var look = new NpgsqlCommand("select exists (select " + Unreferenced + ")", connection))
        {
            if (await look.ExecuteScalarAsync(cancellation) is not true)
                return 0;
        }

        // Nobody adds one between the look and the deletion: the copy of a document on its way would be lost.
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using (var alone = new NpgsqlCommand("lock table public_record.photo in share row exclusive mode", connection, transaction))
            await alone.ExecuteNonQueryAsync(cancellation);
        await using var delete = new NpgsqlCommand("delete " + Unreferenced, connection, transaction);
        var gone = await delete.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return gone;
    }

    private static NpgsqlBatchCommand Insert(string hash, byte[] jpeg) => new(
        "insert into public_record.photo (sha256, content) values ($1, $2) on conflict (sha256) do nothing")
    {
        Parameters = { new() { Value = Convert.FromHexString(hash) }, new() { Value = jpeg } },
    };
}
