using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Conoceles.Receipts;

namespace Conoceles.Grains.Receipts;

/// <summary>
/// The keys that sign receipts, from a file that only silos read and that is not the vault's nor the webs':
/// <c>{"current":"r2","keys":{"r2":{"private":"base64 PKCS#8","from":"…"},"r1":{"public":"base64 SPKI","until":"…"}}}</c>.
/// Only the current one has its private half; the others stay because what they signed must always be verifiable.
/// </summary>
public sealed class ReceiptKeys
{
    private readonly string _current;
    private readonly byte[] _private;

    /// <summary>
    /// Grains sign on many threads and the platform's key object is not for sharing; importing it takes longer than
    /// signing. As many live as ever signed at once.
    /// </summary>
    private readonly ConcurrentBag<ECDsa> _signers = [];

    private ReceiptKeys(string current, byte[] privateKey, PublicKeyHistory history) =>
        (_current, _private, History) = (current, privateKey, history);

    /// <summary>Public halves of every key, which are published.</summary>
    public PublicKeyHistory History { get; }

    /// <summary>Reads the file; says which file and what is wrong, never a key.</summary>
    /// <exception cref="InvalidDataException">The file is not as described.</exception>
    public static ReceiptKeys Load(string path)
    {
        try
        {
            using var file = JsonDocument.Parse(File.ReadAllBytes(path));
            var current = file.RootElement.GetProperty("current").GetString() ?? "";
            var keys = file.RootElement.GetProperty("keys");
            return new ReceiptKeys(
                current,
                keys.GetProperty(current).GetProperty("private").GetBytesFromBase64(),
                new PublicKeyHistory([.. keys.EnumerateObject().Select(Public)]));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or KeyNotFoundException or FormatException or CryptographicException)
        {
            throw new InvalidDataException(
                $"receipt-key-file: {path} needs P-256 keys and, among them, a current one with its private half ({e.GetType().Name}).");
        }
    }

    /// <summary>One fresh key, for tests.</summary>
    public static ReceiptKeys CreateEphemeral()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return new ReceiptKeys("r1", key.ExportPkcs8PrivateKey(), new PublicKeyHistory([PublicReceiptKey.Of("r1", key, null, null)]));
    }

    /// <summary>The receipt with its signature; one that is signed already stays as it is.</summary>
    public Receipt Sign(Receipt receipt)
    {
        if (receipt.Signature.Length > 0)
            return receipt;
        var (keyId, signature) = Sign(ReceiptDocument.Statement(receipt).Bytes());
        return receipt with { KeyId = keyId, Signature = signature };
    }

    /// <summary>
    /// Signature of the bytes of a statement, base64url, and the id of the key that made it. A statement says its own format, so
    /// that what is signed as one thing is never another.
    /// </summary>
    public (string KeyId, string Signature) Sign(byte[] statement)
    {
        var key = _signers.TryTake(out var idle) ? idle : Signer();
        var signature = key.SignData(statement, HashAlgorithmName.SHA256, DSASignatureFormat.IeeeP1363FixedFieldConcatenation);
        _signers.Add(key);
        return (_current, Base64Url.EncodeToString(signature));
    }

    private ECDsa Signer()
    {
        var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(_private, out _);
        return key;
    }

    /// <summary>Signs those that are not signed yet: between deciding and saving.</summary>
    public ImmutableArray<Receipt> Sign(ImmutableArray<Receipt> receipts) =>
        receipts.All(r => r.Signature.Length > 0) ? receipts : [.. receipts.Select(Sign)];

    private static PublicReceiptKey Public(JsonProperty member)
    {
        using var key = ECDsa.Create();
        if (member.Value.TryGetProperty("private", out var whole))
            key.ImportPkcs8PrivateKey(whole.GetBytesFromBase64(), out _);
        else
            key.ImportSubjectPublicKeyInfo(member.Value.GetProperty("public").GetBytesFromBase64(), out _);
        return PublicReceiptKey.Of(member.Name, key, Instant(member.Value, "from"), Instant(member.Value, "until"));
    }

    private static DateTimeOffset? Instant(JsonElement key, string name) =>
        key.TryGetProperty(name, out var text) && text.ValueKind != JsonValueKind.Null
            ? DateTimeOffset.Parse(text.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal)
            : null;
}
