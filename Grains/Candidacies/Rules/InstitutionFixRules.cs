using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>What the institute got wrong is mended by two administrators and never consumes the correction.</summary>
internal static class InstitutionFixRules
{
    public static Decision Decide(CandidacyState state, ProposeInstitutionFix command, Circumstances circumstances)
    {
        if (command.SeenVersion != state.Version)
            return Decision.Refuse(Refusals.StaleVersion);
        if (Notes.Text(command.Reason) is not { } reason)
            return Decision.Refuse(command.Reason.Length > Notes.MaxText ? Refusals.NoteTooLong : Refusals.ReasonMissing);
        if (ContentChanges.Apply(state, command.Changes, command.ReceivedAt, circumstances.Questionnaires, out _) is { } refusal)
            return Decision.Refuse(refusal);
        var next = state with
        {
            Fix = new InstitutionFix(command.ReceivedAt, command.Actor.AccountId, reason, command.Changes),
            Version = state.Version + 1,
        };
        return CandidacyRules.Accept(AuditChain.Append(next, command, subject: reason), command);
    }

    public static Decision Decide(CandidacyState state, FixInstitutionError command, Circumstances circumstances)
    {
        if (state.Fix is not { } fix)
            return Decision.Refuse(Refusals.NoProposal);
        if (fix.Account == command.Actor.AccountId)
            return Decision.Refuse(Refusals.SameAdministrator);
        if (command.SeenVersion != state.Version)
            return Decision.Refuse(Refusals.StaleVersion);
        var questionnaires = circumstances.Questionnaires;
        if (ContentChanges.Apply(state, fix.Changes, command.ReceivedAt, questionnaires, out var sections) is { } refusal)
            return Decision.Refuse(refusal);
        var next = state with { Sections = sections, Fix = null, Version = state.Version + 1 };
        var (proved, folio) = Receipting.Prove(
            PublicContent.Remember(next, command, questionnaires), command, ReceiptKind.Correction,
            PublicContent.Bytes(next, questionnaires), circumstances);
        return CandidacyRules.Accept(proved, command, folio);
    }
}
