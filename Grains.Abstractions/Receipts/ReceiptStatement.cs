using System.Globalization;

namespace Conoceles.Receipts;

/// <summary>
/// What is signed: everything that the public page says of a receipt, and the digest of all the rest. So a public node
/// proves each word that it shows, and has nothing by which the rest could be guessed.
/// </summary>
/// <param name="Folio">Of the receipt.</param>
/// <param name="Kind">What it proves.</param>
/// <param name="At">Legal instant, to the millisecond.</param>
/// <param name="Digest">SHA-256 (hex) of <see cref="ReceiptDocument.Body"/>.</param>
public sealed record ReceiptStatement(string Folio, ReceiptKind Kind, DateTimeOffset At, string Digest)
{
    /// <summary>Name of this form; another form would have another name, and nothing else that we sign has it.</summary>
    public const string Format = "conoceles-acuse/1";

    /// <summary>Canonical bytes: what the signature covers.</summary>
    public byte[] Bytes() => CanonicalJson.Bytes(Content());

    /// <summary>ISO 8601 in UTC with three decimals, the rest cut off.</summary>
    public static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    internal object Content() => new { format = Format, folio = Folio, kind = Kind.ToString(), at = Instant(At), digest = Digest };
}
