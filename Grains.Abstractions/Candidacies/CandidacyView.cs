using System.Collections.Immutable;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.Receipts;

namespace Conoceles.Candidacies;

/// <summary>
/// What the people who work on a candidacy see: the capturist of its party and the institute. Identity answers are
/// never here, only which of its sections are complete.
/// </summary>
[GenerateSerializer, Immutable, Alias("CandidacyView")]
public sealed record CandidacyView
{
    [Id(0)]
    public required string Id { get; init; }

    [Id(1)]
    public required string Election { get; init; }

    [Id(2)]
    public required RegistryEntry Entry { get; init; }

    [Id(3)]
    public required CandidacyStatus Status { get; init; }

    /// <summary>Grows by one with every committed command.</summary>
    [Id(4)]
    public required int Version { get; init; }

    [Id(5)]
    public required int Opening { get; init; }

    /// <summary>Section id → its draft, both questionnaires; identity sections carry no values.</summary>
    [Id(6)]
    public required ImmutableDictionary<string, SectionView> Sections { get; init; }

    /// <summary>The deadline of the capture; null when no account delivery was recorded.</summary>
    [Id(28)]
    public required Deadline? CaptureDeadline { get; init; }

    /// <summary>When the capture window closes.</summary>
    public DateTimeOffset? CaptureCloses => CaptureDeadline?.Ends;

    /// <summary>True when a draft received at the reader's instant would be accepted by the clock and the state.</summary>
    [Id(8)]
    public required bool CanCapture { get; init; }

    [Id(9)]
    public required ImmutableArray<ReceiptView> Receipts { get; init; }

    /// <summary>What the legal minimum still lacks, both questionnaires; field, code and Spanish sentence.</summary>
    [Id(10)]
    public required ImmutableArray<Conoceles.Questionnaires.Finding> Missing { get; init; }

    [Id(11)]
    public required ImmutableArray<ConsentView> Consents { get; init; }

    /// <summary>Of this opening.</summary>
    [Id(12)]
    public required ImmutableArray<ObservationView> Observations { get; init; }

    [Id(13)]
    public required ImmutableArray<WithheldView> Withheld { get; init; }

    /// <summary>The correction that waits for the UT; null when there is none.</summary>
    [Id(14)]
    public CorrectionView? Correction { get; init; }

    /// <summary>The fix that waits for a second administrator; only the UT sees it.</summary>
    [Id(15)]
    public FixView? Fix { get; init; }

    /// <summary>Legal instant of the one correction; null while it is available.</summary>
    [Id(16)]
    public DateTimeOffset? CorrectedAt { get; init; }

    [Id(17)]
    public WithdrawalView? Withdrawal { get; init; }

    /// <summary>Affirmative actions that the UT confirmed, as the registry's entry writes them.</summary>
    [Id(18)]
    public required string ConfirmedActions { get; init; }

    /// <summary>The candidate's own account answers identity: for her party those sections can be neither read nor saved.</summary>
    [Id(19)]
    public required bool IdentityByCandidate { get; init; }

    /// <summary>The system verified it: nobody reviewed it within the term.</summary>
    [Id(20)]
    public required bool VerifiedBySystem { get; init; }

    /// <summary>The last request of a correction was rejected; null once another one is made.</summary>
    [Id(25)]
    public RejectionView? Rejection { get; init; }

    /// <summary>The reader is the titular: what she says of a consent counts, with no other evidence.</summary>
    [Id(26)]
    public bool ReaderIsTitular { get; init; }

    /// <summary>
    /// Documents that the UT attached, oldest first: only for the institute, and signed forms of consent only for the UT's
    /// administrator.
    /// </summary>
    [Id(27)]
    public ImmutableArray<EvidenceView> Evidence { get; init; } = [];

    /// <summary>
    /// Of what was submitted, only the identity questionnaire and the declarations are open: they were destroyed, and a sentence
    /// gave the candidacy back.
    /// </summary>
    [Id(29)]
    public bool OnlyIdentity { get; init; }

    /// <summary>What becomes of the sensitive data of who was withdrawn; null otherwise, and for who is not of the institute.</summary>
    [Id(30)]
    public SuppressionView? Suppression { get; init; }

    /// <summary>The publication of its office closed: its content stays as it is.</summary>
    [Id(31)]
    public bool Frozen { get; init; }

    /// <summary>Withdrawn: no sensitive datum of the person is in this view, and none is given.</summary>
    public bool Blocked => Status is CandidacyStatus.Withdrawn;

    /// <summary>True when a draft of the questionnaire's sections would be accepted by the clock and the state.</summary>
    public bool CanSave(Conoceles.Questionnaires.Questionnaire questionnaire) => CanCapture && !(OnlyIdentity && questionnaire.IsCurricular);
}

/// <summary>One section's draft as its people see it.</summary>
/// <param name="Version">Grows by one with each save; 0 when never saved.</param>
/// <param name="Values">Field id → text; empty for identity sections.</param>
/// <param name="Complete">Everything that the legal minimum asks of the section is answered.</param>
/// <param name="Finished">The person said that she finished it.</param>
/// <param name="SavedAt">Legal instant of the last save.</param>
/// <param name="SavedHere">The last save came from the reader's own session: on a conflict, her other tab.</param>
[GenerateSerializer, Immutable, Alias("SectionView")]
public sealed record SectionView(
    [property: Id(0)] int Version,
    [property: Id(1)] ImmutableDictionary<string, string> Values,
    [property: Id(2)] bool Complete,
    [property: Id(3)] bool Finished,
    [property: Id(4)] DateTimeOffset? SavedAt,
    [property: Id(5)] bool SavedHere = false);
