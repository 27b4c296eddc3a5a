using Conoceles.Evidence;

namespace Conoceles.Candidacies.Commands;

/// <summary>
/// The UT attaches to the candidacy a document that is already kept (product rule: every agreement, sentence, mail and signed
/// form can be shown). Possible in every state. Nothing that anybody reviewed changes by it, so that the version stays: a
/// submission or a verification on its way is not refused because of a scan.
/// </summary>
[GenerateSerializer, Immutable, Alias("AttachEvidence")]
public sealed record AttachEvidence : CandidacyCommand
{
    /// <summary>What <see cref="IEvidenceGrain.Keep"/> answered.</summary>
    [Id(0)]
    public required KeptEvidence Kept { get; init; }

    [Id(1)]
    public required EvidenceKind Kind { get; init; }

    /// <summary>Number of the agreement or sentence, folio of the form, subject of the mail.</summary>
    [Id(2)]
    public required string Reference { get; init; }

    public override CommandName Name => CommandName.AttachEvidence;
}
