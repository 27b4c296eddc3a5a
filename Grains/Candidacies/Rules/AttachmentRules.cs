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
        var kept = command.Kept;
        if (!Enum.IsDefined(command.Kind))
            return Decision.Refuse(EvidenceRefusals.UnknownKind);
        if (Notes.Reference(command.Reference) is not { } reference)
            return Decision.Refuse(EvidenceRefusals.ReferenceMissing);
        if (!EvidenceRules.IsWellFormed(kept))
            return Decision.Refuse(EvidenceRefusals.NotKept);
        if (state.Evidence.Any(e => e.Id == kept.Id || e.Sha256 == kept.Sha256))
            return Decision.Refuse(EvidenceRefusals.AlreadyAttached);
        if (state.Evidence.Length >= EvidenceRules.MaxFiles)
            return Decision.Refuse(EvidenceRefusals.TooMany);
        var next = state with
        {
            Evidence = state.Evidence.Add(new AttachedEvidence(
                kept.Id, command.Kind, reference, command.ReceivedAt, command.Actor.AccountId, kept.Sha256, kept.Bytes, kept.Media)),
        };
        return CandidacyRules.Accept(AuditChain.Append(next, command, kept.Id.ToString(), kept.Sha256), command);
    }
}
