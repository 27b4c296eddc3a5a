using System.Security.Cryptography;

namespace Conoceles.Receipts;

/// <summary>A receipt as bytes: what is hashed, what is signed and the file that a person keeps (docs/acuses.md).</summary>
public static class ReceiptDocument
{
    /// <summary>Name in JOSE of ECDSA on P-256 with SHA-256, two integers of 32 bytes one after the other.</summary>
    public const string Algorithm = "ES256";

    /// <summary>Canonical JSON of everything that the receipt says, its salt included.</summary>
    public static byte[] Body(Receipt receipt) => CanonicalJson.Bytes(Content(receipt));

    /// <summary>What is signed of a receipt.</summary>
    public static ReceiptStatement Statement(Receipt receipt) => new(
        receipt.Folio, receipt.Kind, receipt.At, Convert.ToHexStringLower(SHA256.HashData(Body(receipt))));

    /// <summary>The file: body, signed statement, key, algorithm and signature, as canonical JSON.</summary>
    public static byte[] Json(Receipt receipt) => CanonicalJson.Bytes(new
    {
        algorithm = Algorithm,
        body = Content(receipt),
        keyId = receipt.KeyId,
        signature = receipt.Signature,
        statement = Statement(receipt).Content(),
    });

    private static object Content(Receipt receipt) => new
    {
        format = ReceiptStatement.Format,
        folio = receipt.Folio,
        kind = receipt.Kind.ToString(),
        at = ReceiptStatement.Instant(receipt.At),
        election = receipt.Election,
        candidacy = receipt.Candidacy,
        opening = receipt.Opening,
        version = receipt.Version,
        account = receipt.Account,
        contentHash = receipt.ContentHash,
        identityHmac = receipt.IdentityHmac,
        salt = receipt.Salt,
    };
}
