using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;

namespace Conoceles.Grains.Candidacies;

/// <summary>End of the candidacy's audit chain.</summary>
/// <param name="Seq">Number of the last entry; 0 when there is none.</param>
/// <param name="Hash">Its hash, hex; zeros when there is none.</param>
public sealed record AuditHead(long Seq, string Hash)
{
    public static readonly AuditHead Start = new(0, new string('0', 64));
}

/// <summary>One entry (asiento) of the chain: who did what when, a commitment to the content, never the content.</summary>
public sealed record AuditEntry
{
    public required string CandidacyId { get; init; }

    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Account { get; init; }

    public required Role Role { get; init; }

    public required CommandName Action { get; init; }

    /// <summary>Section, for drafts.</summary>
    public string? Subject { get; init; }

    public required int Version { get; init; }

    /// <summary>SHA-256 of content and salt, hex; null when the act has no content.</summary>
    public string? Commitment { get; init; }

    public required string PreviousHash { get; init; }

    public required string Hash { get; init; }
}
