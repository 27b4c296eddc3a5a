using Conoceles.Receipts;

namespace Conoceles.Cuts;

/// <summary>A profile that held in a cut.</summary>
/// <param name="Candidacy">Its id.</param>
/// <param name="Mac">HMAC-SHA-256 (hex) of its document, under a salt that goes with the document.</param>
public sealed record CutPrint(string Candidacy, string Mac);

/// <summary>
/// Everything that a cut fixes, by digests alone: it can stay when documents go. It names the manifest of the cut before,
/// so that none can be put between two or taken out.
/// </summary>
public sealed record CutManifest
{
    /// <summary>Name of this form.</summary>
    public const string Format = "conoceles-manifiesto/1";

    public required string Election { get; init; }

    public required int Number { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>SHA-256 (hex) of the manifest before; null of the first.</summary>
    public required string? Previous { get; init; }

    /// <summary>SHA-256 (hex) of the election's document.</summary>
    public required string ElectionDigest { get; init; }

    /// <summary>SHA-256 (hex) of the list of changes.</summary>
    public required string ChangesDigest { get; init; }

    /// <summary>SHA-256 (hex) of the statistics; null of a cut of before there were any, whose manifest has no such member.</summary>
    public string? StatisticsDigest { get; init; }

    /// <summary>What held; written in the order of the ids, whatever this one is.</summary>
    public required IReadOnlyList<CutPrint> Documents { get; init; }

    /// <summary>Canonical JSON (RFC 8785).</summary>
    public byte[] Bytes()
    {
        var members = new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["format"] = Format,
            ["election"] = Election,
            ["number"] = Number,
            ["at"] = ReceiptStatement.Instant(At),
            ["previous"] = Previous,
            ["electionDigest"] = ElectionDigest,
            ["changesDigest"] = ChangesDigest,
            ["candidacies"] = Documents.Count,
            ["documents"] = Documents.OrderBy(d => d.Candidacy, StringComparer.Ordinal).Select(d => new { id = d.Candidacy, mac = d.Mac }),
        };
        if (StatisticsDigest is { } statistics)
            members["statisticsDigest"] = statistics;
        return CanonicalJson.Bytes(members);
    }
}
