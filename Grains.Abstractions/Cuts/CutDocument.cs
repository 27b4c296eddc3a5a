using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conoceles.PublicRecord;
using Conoceles.Receipts;

namespace Conoceles.Cuts;

/// <summary>
/// What a cut keeps of a profile: the public document without anything that lasts as long as a consent (product §4), as
/// canonical JSON, so that who has the file proves it.
/// </summary>
public static class CutDocument
{
    /// <summary>Random bytes of the salt of each.</summary>
    public const int SaltBytes = 32;

    /// <summary>Members that no cut ever has, not even empty.</summary>
    private static readonly string[] _consented = ["consentedChips", "consentedDetails"];

    public static byte[] Bytes(PublicCandidacy candidacy)
    {
        var document = JsonSerializer.SerializeToNode(candidacy.WithoutConsented(), PublicJson.Options)!.AsObject();
        foreach (var member in _consented)
            document.Remove(member);
        return CanonicalJson.Bytes<JsonNode>(document);
    }

    public static PublicCandidacy Read(ReadOnlySpan<byte> document) =>
        JsonSerializer.Deserialize<PublicCandidacy>(document, PublicJson.Options) ?? throw new JsonException("A cut's document is null.");

    /// <summary>
    /// HMAC-SHA-256 under the salt. A bare hash of a document that could be known but for a few groups would say, when it is gone,
    /// which of them it named.
    /// </summary>
    public static byte[] Mac(ReadOnlySpan<byte> salt, ReadOnlySpan<byte> document) => HMACSHA256.HashData(salt, document);

    /// <summary>
    /// True when two documents show the same. The number of the version is not compared: it grows with every act on the
    /// candidacy, a revoked consent too, and a cut must not tell of those.
    /// </summary>
    public static bool ShowsTheSame(PublicCandidacy kept, PublicCandidacy now) =>
        Bytes(kept).AsSpan().SequenceEqual(Bytes(now with { Version = kept.Version }));
}
