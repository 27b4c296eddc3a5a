using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Conoceles.Receipts;

/// <summary>
/// The public half of a receipt key. It stays for ever: what it signed must always be verifiable.
/// </summary>
/// <param name="KeyId">Written on the receipt.</param>
/// <param name="X">Coordinate of the point on P-256, base64url of 32 bytes.</param>
/// <param name="Y">The other one.</param>
/// <param name="From">Legal instant since which it signs; null for the first. It informs: acts may be older than their record.</param>
/// <param name="Until">Legal instant after which no act is dated with it; null while it signs.</param>
public sealed record PublicReceiptKey(string KeyId, string X, string Y, DateTimeOffset? From, DateTimeOffset? Until)
{
    private const int CoordinateBytes = 32;

    /// <summary>The public half of a key; the private one, if it is there, is not touched.</summary>
    /// <exception cref="CryptographicException">It is not on P-256.</exception>
    public static PublicReceiptKey Of(string keyId, ECDsa key, DateTimeOffset? from, DateTimeOffset? until)
    {
        var point = key.ExportParameters(includePrivateParameters: false);
        if (point.Curve.Oid.Value != ECCurve.NamedCurves.nistP256.Oid.Value)
            throw new CryptographicException("A receipt key is on P-256.");
        return new PublicReceiptKey(keyId, Base64Url.EncodeToString(point.Q.X), Base64Url.EncodeToString(point.Q.Y), from, until);
    }

    /// <summary>This key as a member of a JWK set (RFC 7517), with its dates.</summary>
    internal object Jwk => new
    {
        kty = "EC",
        crv = "P-256",
        x = X,
        y = Y,
        kid = KeyId,
        alg = ReceiptDocument.Algorithm,
        use = "sig",
        from = From is { } from ? ReceiptStatement.Instant(from) : null,
        until = Until is { } until ? ReceiptStatement.Instant(until) : null,
    };

    /// <summary>True when this key signed exactly this statement, while it might.</summary>
    public bool Verifies(ReceiptStatement statement, string signature) => Verifies(statement.At, statement.Bytes(), signature);

    /// <summary>The same of any statement that this key signs, given its instant and its bytes.</summary>
    public bool Verifies(DateTimeOffset at, byte[] statement, string signature)
    {
        if (Until < at || Bytes(signature, 2 * CoordinateBytes) is not { } bytes
            || Bytes(X, CoordinateBytes) is not { } x || Bytes(Y, CoordinateBytes) is not { } y)
            return false;
        try
        {
            using var key = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP256, Q = new ECPoint { X = x, Y = y } });
            return key.VerifyData(statement, bytes, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        }
        catch (CryptographicException)
        {
            // The coordinates are no point of the curve: nothing was signed with that.
            return false;
        }
    }

    /// <summary>
    /// The bytes of their only text in base64url: decoders forgive the last character's spare bits, and a receipt with
    /// one character changed would still be valid.
    /// </summary>
    private static byte[]? Bytes(string text, int length)
    {
        var bytes = new byte[length];
        return Base64Url.IsValid(text) && Base64Url.TryDecodeFromUtf8(Encoding.UTF8.GetBytes(text), bytes, out var written)
            && written == length && Base64Url.EncodeToString(bytes) == text ? bytes : null;
    }
}
