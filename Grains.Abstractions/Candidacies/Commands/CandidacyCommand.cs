namespace Conoceles.Candidacies.Commands;

/// <summary>
/// What every command carries. <see cref="OperationId"/> makes a repeat harmless: the same id gets the first
/// outcome. <see cref="ReceivedAt"/> is the legal clock when the web had read the request's headers; rules use it
/// as «now», so a request that arrived at 23:59:59.999 counts even if the disk was slow.
/// </summary>
[GenerateSerializer, Immutable, Alias("CandidacyCommand")]
public abstract record CandidacyCommand
{
    [Id(0)]
    public required Guid OperationId { get; init; }

    [Id(1)]
    public required Actor Actor { get; init; }

    [Id(2)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The command's name in the transition table, the audit and the logs.</summary>
    public abstract CommandName Name { get; }
}

/// <summary>
/// The commands of a candidacy (product §3), as the transition table, the audit and the logs name them. Stored entries
/// carry the names: one may be added at the end, none changes.
/// </summary>
[GenerateSerializer, Alias("CommandName")]
public enum CommandName
{
    Register,
    SaveDraft,
    Submit,
    Verify,
    Publish,
    GiveConsent,
    RevokeConsent,
    RequestCorrection,
    ApplyCorrection,
    RejectCorrection,
    ProposeInstitutionFix,
    FixInstitutionError,
    Observe,
    Withhold,
    Release,
    ReopenByAgreement,
    Withdraw,
    Reinstate,
    ConfirmAffirmativeActions,
    OpenIdentity,
    AttachEvidence,
    RecordDelivery,
    Suppress,
    CertifySuppression,
}
