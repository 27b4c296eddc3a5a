using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>The one correction after publication (plan §8; product §3).</summary>
internal static class CorrectionRules
{
    public static Decision Decide(CandidacyState state, RequestCorrection command, Circumstances circumstances)
    {
        if (command.SeenVersion != state.Version)
            return Decision.Refuse(Refusals.StaleVersion);
        if (state.Correction is not null)
            return Decision.Refuse(Refusals.CorrectionPending);
        var byMail = command.Actor.Role == Role.UtAdministrator;
        if (byMail && (command.Mail is not { } mail || Notes.Reference(mail.Reference) is null || mail.ReceivedAt > command.ReceivedAt))
            return Decision.Refuse(Refusals.EvidenceMissing);
        // A mail counts from its arrival: one of the last evening may be registered the next morning.
        var at = byMail ? command.Mail!.ReceivedAt : command.ReceivedAt;
        if (!PublishRules.IsOpen(state, at, circumstances.Calendar))
            return Decision.Refuse(Refusals.PublicationClosed);
        if (ContentChanges.Apply(state, command.Changes, command.ReceivedAt, circumstances.Questionnaires, out _) is { } refusal)
            return Decision.Refuse(refusal);
        var next = state with
        {
            Correction = new CorrectionRequest(
                at, command.Actor.AccountId, byMail ? Notes.Reference(command.Mail!.Reference) : null, command.Changes),
            Rejection = null,
            Version = state.Version + 1,
        };
        return CandidacyRules.Accept(AuditChain.Append(next, command), command);
    }

    public static Decision Decide(CandidacyState state, ApplyCorrection command, Circumstances circumstances)
    {
        if (command.SeenVersion != state.Version)
            return Decision.Refuse(Refusals.StaleVersion);
        if (state.Correction is not { } request)
            return Decision.Refuse(Refusals.NoCorrectionRequested);
        var questionnaires = circumstances.Questionnaires;
        if (ContentChanges.Apply(state, request.Changes, command.ReceivedAt, questionnaires, out var sections) is { } refusal)
            return Decision.Refuse(refusal);
        var next = state with
        {
            Status = CandidacyStatus.Corrected,
            CorrectedAt = command.ReceivedAt,
            Sections = sections,
            Correction = null,
            Version = state.Version + 1,
        };
        var (proved, folio) = Receipting.Prove(
            PublicContent.Remember(next, command, questionnaires), command, ReceiptKind.Correction,
            PublicContent.Bytes(next, questionnaires), circumstances);
        return CandidacyRules.Accept(proved, command, folio);
    }

    public static Decision Decide(CandidacyState state, RejectCorrection command, Circumstances circumstances)
    {
        if (command.SeenVersion != state.Version)
            return Decision.Refuse(Refusals.StaleVersion);
        if (state.Correction is not { } request)
            return Decision.Refuse(Refusals.NoCorrectionRequested);
        if (circumstances.Calendar.RejectionGrounds.FirstOrDefault(g => g.Id == command.Ground) is not { } ground)
            return Decision.Refuse(Refusals.UnknownGround);
        var next = state with
        {
            Correction = null,
            Rejection = new RejectedCorrection(request.At, command.ReceivedAt, ground.Id, ground.Text, ground.Norm),
            Version = state.Version + 1,
        };
        return CandidacyRules.Accept(AuditChain.Append(next, command, subject: command.Ground), command);
    }
}
