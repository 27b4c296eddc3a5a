using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Receipts;
using Calendar = Conoceles.Elections.Calendar;

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
            IdentityReopening = null,
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

    public static Decision Decide(CandidacyState state, Reinstate command, Circumstances circumstances)
    {
        if (state.Suppression is { CertifiedAt: null })
            return Decision.Refuse(Refusals.SuppressionRunning);
        if (Notes.Reference(command.Agreement) is not { } agreement)
            return Decision.Refuse(Refusals.AgreementMissing);
        if (Notes.Text(command.Reason) is not { } reason)
            return Decision.Refuse(command.Reason.Length > Notes.MaxText ? Refusals.NoteTooLong : Refusals.ReasonMissing);
        if (IdentityWindow(state, command, circumstances.Calendar, out var window) is { } refusal)
            return Decision.Refuse(refusal);
        var next = state with
        {
            Status = state.Withdrawal!.Before,
            Withdrawal = null,
            Suppression = null,
            IdentityReopening = window is { } until ? new Reopening(agreement, command.ReceivedAt, Deadlines.EndOf(until)) : state.IdentityReopening,
            Version = state.Version + 1,
        };
        return CandidacyRules.Accept(AuditChain.Append(next, command, $"{agreement}: {reason}"), command);
    }

    /// <summary>
    /// The last day of the window in which destroyed answers are given again: asked only of who had submitted, while it can
    /// still be. Who had not submitted has the capture's own window.
    /// </summary>
    private static Refusal? IdentityWindow(CandidacyState state, Reinstate command, Calendar calendar, out DateOnly? until)
    {
        var today = Deadlines.LocalDate(command.ReceivedAt);
        until = state.Suppression is not null && state.Withdrawal!.Before != CandidacyStatus.Pending && today <= calendar.ElectionDay
            ? command.IdentityUntil ?? DateOnly.MinValue
            : null;
        return until is { } last && (last < today || last > calendar.ElectionDay) ? Refusals.IdentityDateMissing : null;
    }
}
