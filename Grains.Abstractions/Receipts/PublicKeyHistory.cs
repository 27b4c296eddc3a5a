using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace Conoceles.Receipts;

/// <summary>Every receipt key that ever signed, public halves only: what anybody needs to verify a receipt.</summary>
public sealed record PublicKeyHistory(ImmutableArray<PublicReceiptKey> Keys)
{
    /// <summary>The key with that id; null when it is none of ours.</summary>
    public PublicReceiptKey? Find(string keyId) => Keys.FirstOrDefault(k => k.KeyId == keyId);

    /// <summary>JWK set (RFC 7517), as canonical JSON.</summary>
    public byte[] Json() => CanonicalJson.Bytes(new { keys = Keys.Select(k => k.Jwk) });

    /// <summary>Reads a JWK set; keys of another kind are not ours and are left out.</summary>
    /// <exception cref="JsonException">It is not a JWK set.</exception>
    public static PublicKeyHistory Parse(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        if (document.RootElement is not { ValueKind: JsonValueKind.Object } root
            || !root.TryGetProperty("keys", out var keys) || keys.ValueKind != JsonValueKind.Array)
            throw new JsonException("A JWK set has an array «keys».");
        return new PublicKeyHistory([.. keys.EnumerateArray().Select(Key).OfType<PublicReceiptKey>()]);
    }

    private static PublicReceiptKey? Key(JsonElement jwk)
    {
        return jwk.ValueKind == JsonValueKind.Object && Text("kty") == "EC" && Text("crv") == "P-256"
            && Text("kid") is { } id && Text("x") is { } x && Text("y") is { } y
            ? new PublicReceiptKey(id, x, y, Instant("from"), Instant("until"))
            : null;

        string? Text(string name) =>
            jwk.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        DateTimeOffset? Instant(string name) => Text(name) is not { } text ? null
            : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at
            : throw new JsonException($"«{name}» of a key is not an instant.");
    }
}
