using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Evidence;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>
/// Attaching a document leaves it in the list and an entry that commits to its bytes. Not even the version grows: nobody's
/// text changed, and whoever is about to submit or to verify reviewed the same thing.
/// </summary>
internal static class AttachmentRules
{
    public static Decision Decide(CandidacyState state, AttachEvidence command)
    {
        if (Refuse(state.Evidence, command) is { } refusal)
            return Decision.Refuse(refusal);
        // It would come after what destroys it.
        if (state.Status == CandidacyStatus.Withdrawn && EvidenceRules.IsSensitive(command.Kind))
            return Decision.Refuse(Refusals.Blocked);
        var next = state with { Evidence = state.Evidence.Add(Of(command)) };
        return CandidacyRules.Accept(AuditChain.Append(next, command, command.Kept.Id.ToString(), command.Kept.Sha256), command);
    }

    /// <summary>Why an owner that has these documents does not take one more; null when it does.</summary>
    public static Refusal? Refuse(ImmutableArray<AttachedEvidence> attached, AttachEvidence command) =>
        !Enum.IsDefined(command.Kind) ? EvidenceRefusals.UnknownKind
        : Notes.Reference(command.Reference) is null ? EvidenceRefusals.ReferenceMissing
        : !EvidenceRules.IsWellFormed(command.Kept) ? EvidenceRefusals.NotKept
        : attached.Any(e => e.Id == command.Kept.Id || e.Sha256 == command.Kept.Sha256) ? EvidenceRefusals.AlreadyAttached
        : attached.Length >= EvidenceRules.MaxFiles ? EvidenceRefusals.TooMany
        : null;

    /// <summary>The document, as its owner's state has it.</summary>
    public static AttachedEvidence Of(AttachEvidence command) => new(
        command.Kept.Id, command.Kind, Notes.Reference(command.Reference)!, command.ReceivedAt, command.Actor.AccountId,
        command.Kept.Sha256, command.Kept.Bytes, command.Kept.Media);
}
