using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies;

/// <summary>
/// What the curricular database keeps of a candidacy. Identity answers are never here: only the seal's id, which
/// sections are complete and a salted HMAC.
/// </summary>
public sealed record CandidacyState
{
    /// <summary>The newest schema that this code reads. A stored one above it refuses activation.</summary>
    public const int CurrentSchema = 4;

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

    /// <summary>Section id → draft. After the submission they are what was submitted, and later what was corrected.</summary>
    public ImmutableDictionary<string, SectionDraft> Sections { get; init; } = ImmutableDictionary<string, SectionDraft>.Empty;

    public IdentitySeal? Identity { get; init; }

    /// <summary>The candidate's own account answers the identity questionnaire: her party sees only what is complete.</summary>
    public bool IdentityByCandidate { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    public DateTimeOffset? VerifiedAt { get; init; }

    /// <summary>«Sin observaciones en plazo»: nobody reviewed it within the term.</summary>
    public bool VerifiedBySystem { get; init; }

    public DateTimeOffset? PublishedAt { get; init; }

    public DateTimeOffset? CorrectedAt { get; init; }

    /// <summary>The window of an opening above the first; null in the first.</summary>
    public Reopening? Reopening { get; init; }

    /// <summary>Subject (<see cref="ConsentSubject"/>) → the last thing that was said of it.</summary>
    public ImmutableDictionary<string, Consent> Consents { get; init; } = ImmutableDictionary<string, Consent>.Empty;

    /// <summary>Affirmative actions that the UT confirmed, as <see cref="RegistryEntry.AffirmativeActions"/> writes them.</summary>
    public string ConfirmedActions { get; init; } = "";

    /// <summary>Observations of this opening.</summary>
    public ImmutableArray<Observation> Observations { get; init; } = [];

    /// <summary>Sections that are not shown.</summary>
    public ImmutableDictionary<string, WithheldSection> Withheld { get; init; } = ImmutableDictionary<string, WithheldSection>.Empty;

    /// <summary>The correction that waits for the UT.</summary>
    public CorrectionRequest? Correction { get; init; }

    /// <summary>The last request, when it was rejected and no other one was made.</summary>
    public RejectedCorrection? Rejection { get; init; }

    /// <summary>The fix that waits for a second administrator.</summary>
    public InstitutionFix? Fix { get; init; }

    public Withdrawal? Withdrawal { get; init; }

    /// <summary>The withdrawn person's sensitive data were forgotten here; null while they are blocked, or she is not withdrawn.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>
    /// The window of the identity questionnaire alone, whose answers were destroyed before a sentence gave the candidacy back; null
    /// when there is none, or once it was submitted.
    /// </summary>
    public Reopening? IdentityReopening { get; init; }

    /// <summary>Documents of the UT, oldest first; at most <see cref="Conoceles.Evidence.EvidenceRules.MaxFiles"/>.</summary>
    public ImmutableArray<AttachedEvidence> Evidence { get; init; } = [];

    /// <summary>Receipt of the account by an act of the UT; null until then, or when only the registry says it.</summary>
    public AccountReceipt? Delivery { get; init; }

    /// <summary>Receipts of every opening, oldest first; signed when the state is saved.</summary>
    public ImmutableArray<Receipt> Receipts { get; init; } = [];

    /// <summary>The last operations and their outcomes, oldest first; bounded.</summary>
    public ImmutableArray<PastOperation> Operations { get; init; } = [];

    public AuditHead Audit { get; init; } = AuditHead.Start;

    /// <summary>Entries committed with the state and not yet known to be in the audit table.</summary>
    public ImmutableArray<AuditEntry> PendingAudit { get; init; } = [];

    /// <summary>Content versions committed with the state and not yet known to be in the history table.</summary>
    public ImmutableArray<ContentVersion> PendingVersions { get; init; } = [];

    [JsonIgnore]
    public bool Exists => Entry is not null;
}

/// <summary>That the account was received.</summary>
/// <param name="Delivery">Id of the delivery act, which has the evidence.</param>
/// <param name="ReceivedAt">Legal instant.</param>
/// <param name="Account">Who registered it.</param>
public sealed record AccountReceipt(string Delivery, DateTimeOffset ReceivedAt, string Account);

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

/// <summary>An operation that was answered, so that a repeat gets the same answer.</summary>
public sealed record PastOperation(Guid Id, Outcome Outcome);
