using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>What an agreement of the Consejo General or a sentence does to a candidacy (product §3).</summary>
internal static class AgreementRules
{
    public static Decision Decide(CandidacyState state, ReopenByAgreement command, Circumstances circumstances)
    {
        if (Notes.Reference(command.Agreement) is not { } agreement)
            return Decision.Refuse(Refusals.AgreementMissing);
        if (Notes.Text(command.Reason) is not { } reason)
            return Decision.Refuse(command.Reason.Length > Notes.MaxText ? Refusals.NoteTooLong : Refusals.ReasonMissing);
        if (command.Until < Deadlines.LocalDate(command.ReceivedAt) || command.Until > circumstances.Calendar.ElectionDay)
            return Decision.Refuse(Refusals.InvalidDate);
        var next = state with
        {
            Status = CandidacyStatus.Pending,
            Opening = state.Opening + 1,
            Reopening = new Reopening(agreement, command.ReceivedAt, Deadlines.EndOf(command.Until)),
            SubmittedAt = null,
            VerifiedAt = null,
            VerifiedBySystem = false,
            Observations = [],
            Withheld = state.Withheld.Clear(),
            Version = state.Version + 1,
        };
        return CandidacyRules.Accept(AuditChain.Append(next, command, $"{agreement}: {reason}"), command);
    }

    public static Decision Decide(CandidacyState state, Withdraw command, Circumstances circumstances)
    {
        if (Notes.Reference(command.Agreement) is not { } agreement)
            return Decision.Refuse(Refusals.AgreementMissing);
        if (command.Substitute is { } substitute && (substitute == state.Id || !CandidacyId.IsWellFormed(substitute)))
            return Decision.Refuse(Refusals.NotFound);
        var next = state with
        {
            Status = CandidacyStatus.Withdrawn,
            Withdrawal = new Withdrawal(command.ReceivedAt, command.Cause, agreement, command.Substitute, state.Status),
            Version = state.Version + 1,
        };
        var (proved, folio) = Receipting.Prove(next, command, ReceiptKind.Withdrawal, null, circumstances);
        return CandidacyRules.Accept(proved, command, folio);
    }

    public static Decision Decide(CandidacyState state, Reinstate command)
    {
        if (Notes.Reference(command.Agreement) is not { } agreement)
            return Decision.Refuse(Refusals.AgreementMissing);
        if (Notes.Text(command.Reason) is not { } reason)
            return Decision.Refuse(command.Reason.Length > Notes.MaxText ? Refusals.NoteTooLong : Refusals.ReasonMissing);
        var next = state with
        {
            Status = state.Withdrawal!.Before,
            Withdrawal = null,
            Version = state.Version + 1,
        };
        return CandidacyRules.Accept(AuditChain.Append(next, command, $"{agreement}: {reason}"), command);
    }
}
