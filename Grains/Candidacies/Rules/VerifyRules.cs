using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>
/// The UT decided every section of the version that it read (art. 9): conforming, or observed. When its term passes
/// unreviewed the system verifies «sin observaciones en plazo»; observing stays possible later.
/// </summary>
internal static class VerifyRules
{
    private const string WithoutReview = "sin observaciones en plazo";

    /// <summary>Somebody observed a section and did not end the review: to say that nobody did would not be true.</summary>
    private const string Unfinished = "revisión sin concluir en plazo";

    public static Decision Decide(CandidacyState state, Verify command, Circumstances circumstances)
    {
        var bySystem = command.Actor.Role == Role.System;
        if (bySystem && !TermPassed(state, command, circumstances))
            return Decision.Refuse(Refusals.ReviewTermRunning);
        if (command.SeenVersion != state.Version)
            return Decision.Refuse(Refusals.StaleVersion);
        var sections = circumstances.Questionnaires.Curricular.Sections;
        if (!bySystem && sections.Any(s => !command.ConformingSections.Contains(s.Id) && state.Observations.All(o => o.Section != s.Id)))
            return Decision.Refuse(Refusals.SectionUndecided);
        var next = state with
        {
            Status = CandidacyStatus.Verified,
            VerifiedAt = command.ReceivedAt,
            VerifiedBySystem = bySystem,
            Version = state.Version + 1,
        };
        var (proved, folio) = Receipting.Prove(
            next, command, ReceiptKind.Verification, PublicContent.Bytes(next, circumstances.Questionnaires), circumstances);
        // A second entry says how it was verified: the first one names the receipt.
        return CandidacyRules.Accept(bySystem ? AuditChain.Append(proved, command, state.Observations.IsEmpty ? WithoutReview : Unfinished) : proved, command, folio);
    }

    private static bool TermPassed(CandidacyState state, Verify command, Circumstances circumstances) =>
        circumstances.Calendar.ReviewHours is > 0 and var hours
        && state.SubmittedAt is { } submitted && command.ReceivedAt >= submitted.AddHours(hours);
}
