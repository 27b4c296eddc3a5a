using System.Collections.Immutable;
using Conoceles.Receipts;
using Conoceles.Statistics;

namespace Conoceles.Cuts;

/// <summary>What made a cut be made.</summary>
public enum CutOrigin
{
    /// <summary>The daily hour, or the eve of a closing.</summary>
    Scheduled,

    /// <summary>The Unidad de Transparencia.</summary>
    Requested,
}

/// <summary>A cut as public nodes list it: everything of it but its documents.</summary>
public sealed record PublicCut
{
    public required string Election { get; init; }

    public required int Number { get; init; }

    /// <summary>Legal instant.</summary>
    public required DateTimeOffset At { get; init; }

    public required CutOrigin Origin { get; init; }

    /// <summary>Why the UT asked for it; null of a scheduled one.</summary>
    public string? Reason { get; init; }

    /// <summary>Profiles that held.</summary>
    public required int Candidacies { get; init; }

    /// <summary>Kind → how many changes since the cut before.</summary>
    public required ImmutableSortedDictionary<CutChangeKind, int> Counts { get; init; }

    public required string ElectionDigest { get; init; }

    public required string ChangesDigest { get; init; }

    /// <summary>SHA-256 (hex) of its statistics; null of a cut of before there were any.</summary>
    public string? StatisticsDigest { get; init; }

    /// <summary>Its statistics; of the newest cut alone, which are what pages show.</summary>
    public CutStatistics? Statistics { get; init; }

    /// <summary>SHA-256 (hex) of the manifest before; null of the first.</summary>
    public string? Previous { get; init; }

    /// <summary>SHA-256 (hex) of its manifest.</summary>
    public required string Manifest { get; init; }

    public required string KeyId { get; init; }

    /// <summary>ECDSA P-256 with SHA-256 of <see cref="Statement"/>, base64url.</summary>
    public required string Signature { get; init; }

    /// <summary>Changes of every kind.</summary>
    [System.Text.Json.Serialization.JsonIgnore]
    public int Changes => Counts.Values.Sum();

    /// <summary>What was signed.</summary>
    public CutStatement Statement() => new(Election, Number, At, Manifest);

    /// <summary>Its manifest, given what held.</summary>
    public CutManifest ManifestOf(IReadOnlyList<CutPrint> documents) => new()
    {
        Election = Election,
        Number = Number,
        At = At,
        Previous = Previous,
        ElectionDigest = ElectionDigest,
        ChangesDigest = ChangesDigest,
        StatisticsDigest = StatisticsDigest,
        Documents = documents,
    };

    /// <summary>The file with the statement and its signature: with it and the keys nobody needs this site.</summary>
    public byte[] SignatureFile() => CanonicalJson.Bytes(new
    {
        algorithm = ReceiptDocument.Algorithm,
        keyId = KeyId,
        signature = Signature,
        statement = Statement().Content(),
    });
}
