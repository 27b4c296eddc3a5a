using System.Text;

namespace Conoceles.Receipts;

/// <summary>A receipt as those who work on its candidacy see it.</summary>
/// <param name="Folio">As <see cref="Receipts.Folio"/> writes it.</param>
/// <param name="Kind">What it proves.</param>
/// <param name="At">Legal instant of the act.</param>
/// <param name="Account">Account that acted.</param>
/// <param name="Opening">Opening of the capture, from 1.</param>
/// <param name="ContentHash">SHA-256 (hex) of the curricular content as canonical JSON; null when the act has none.</param>
/// <param name="KeyId">Receipt key that signed.</param>
/// <param name="Document">
/// The file with salt and signature, for the side that captured; null for anybody else. With the salt, guesses at the
/// content can be tried against the public digest: it is for whoever knows the content already.
/// </param>
[GenerateSerializer, Immutable, Alias("ReceiptView")]
public sealed record ReceiptView(
    [property: Id(0)] string Folio,
    [property: Id(1)] ReceiptKind Kind,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] string Account,
    [property: Id(4)] int Opening,
    [property: Id(5)] string? ContentHash,
    [property: Id(6)] string KeyId,
    [property: Id(7)] string? Document)
{
    /// <summary>What is shown of a signed receipt; <paramref name="captured"/> when the reader is of the capturing side.</summary>
    public static ReceiptView Of(Receipt receipt, bool captured) => new(
        receipt.Folio, receipt.Kind, receipt.At, receipt.Account, receipt.Opening, receipt.ContentHash, receipt.KeyId,
        captured && receipt.Signature.Length > 0 ? Encoding.UTF8.GetString(ReceiptDocument.Json(receipt)) : null);
}
