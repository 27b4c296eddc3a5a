using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;

namespace Conoceles.Grains.Candidacies;

/// <summary>
/// What the curricular database keeps of a candidacy. Identity answers are never here: only the seal's id, which
/// sections are complete and a salted HMAC.
/// </summary>
public sealed record CandidacyState
{
    /// <summary>The schema that this code writes. A stored one above it refuses activation.</summary>
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    public string Id { get; init; } = "";

    public string Election { get; init; } = "";

    /// <summary>Null until the registry's import made the candidacy.</summary>
    public RegistryEntry? Entry { get; init; }

    public CandidacyStatus Status { get; init; }

    /// <summary>Grows by one with each committed command.</summary>
    public int Version { get; init; }

    /// <summary>From 1; grows when an agreement reopens the capture.</summary>
    public int Opening { get; init; } = 1;

    /// <summary>Section id → draft. After the submission they are what was submitted.</summary>
    public ImmutableDictionary<string, SectionDraft> Sections { get; init; } = ImmutableDictionary<string, SectionDraft>.Empty;

    public IdentitySeal? Identity { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? VerifiedAt { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public ImmutableArray<Receipt> Receipts { get; init; } = [];

    /// <summary>The last operations and their outcomes, oldest first; bounded.</summary>
    public ImmutableArray<PastOperation> Operations { get; init; } = [];

    public AuditHead Audit { get; init; } = AuditHead.Start;

    /// <summary>Entries committed with the state and not yet known to be in the audit table.</summary>
    public ImmutableArray<AuditEntry> PendingAudit { get; init; } = [];

    [JsonIgnore]
    public bool Exists => Entry is not null;
}

/// <summary>A section as last saved.</summary>
public sealed record SectionDraft
{
    public int Version { get; init; }

    /// <summary>Field id → text; empty for identity sections, whose answers are sealed.</summary>
    public ImmutableDictionary<string, string> Values { get; init; } = ImmutableDictionary<string, string>.Empty;

    public bool Finished { get; init; }

    public DateTimeOffset SavedAt { get; init; }

    /// <summary>Session of the last save: a new sitting is an audit entry, an autosave in it is not.</summary>
    public string Session { get; init; } = "";
}

/// <summary>The vault's answer, as the commit point names it.</summary>
/// <param name="SealId">The sealed version that counts.</param>
/// <param name="CompleteSections">Identity sections with everything answered.</param>
/// <param name="Hmac">HMAC-SHA-256 of the answers under the person's own salt, hex.</param>
[GenerateSerializer, Immutable, Alias("IdentitySeal")]
public sealed record IdentitySeal([property: Id(0)] Guid SealId, [property: Id(1)] ImmutableArray<string> CompleteSections, [property: Id(2)] string Hmac);

/// <summary>Proof of an act, kept with the state that it proves.</summary>
/// <param name="Folio">Written on the receipt.</param>
/// <param name="Act">What it proves.</param>
/// <param name="At">Legal instant at which the act was received.</param>
/// <param name="Account">Who acted.</param>
/// <param name="ContentHash">SHA-256 of the canonical content, hex.</param>
/// <param name="Salt">Random, hex: with it and the content the audit commitment can be opened.</param>
public sealed record Receipt(
    string Folio, CommandName Act, DateTimeOffset At, string Account, string ContentHash, string Salt);

/// <summary>An operation that was answered, so that a repeat gets the same answer.</summary>
public sealed record PastOperation(Guid Id, Outcome Outcome);

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
