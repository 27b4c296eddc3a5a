using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Questionnaires;
using Conoceles.Receipts;

namespace Conoceles.Web.Oversight.Acts;

/// <summary>
/// The acts of one form (product §3): observing, reopening, reinstating. Withdrawing may take a whole formula or slate, and has
/// pages of its own; a section is withheld where it is read, in the review.
/// </summary>
public static class ActCatalogue
{
    public static readonly Act Observe = new()
    {
        Slug = "observar",
        Title = ActMessages.ObserveTitle,
        Intro = ActMessages.ObserveIntro,
        Warning = ActMessages.ObserveWarning,
        Button = ActMessages.ObserveButton,
        Done = ActMessages.ObserveDone,
        ByReviewers = true,
        Offered = (candidacy, election) => IsAfterCapture(candidacy) && !candidacy.Frozen && election.Grounds.Length > 0,
        Fields = (candidacy, election) =>
            [ActFields.SectionOf(election, s => ActFields.IsAnswered(candidacy, s)), ActFields.GroundOf(election.Grounds), ActFields.Note],
        Command = input => new Observe
        {
            OperationId = input.OperationId,
            Actor = input.Actor,
            ReceivedAt = input.ReceivedAt,
            Section = input[ActFields.Section],
            Ground = input[ActFields.Ground],
            Note = input[ActFields.Note],
        },
    };

    public static readonly Act Reopen = new()
    {
        Slug = "reabrir",
        Title = ActMessages.ReopenTitle,
        Intro = ActMessages.ReopenIntro,
        Warning = ActMessages.ReopenWarning,
        Button = ActMessages.ReopenButton,
        Done = ActMessages.ReopenDone,
        Offered = (candidacy, _) => candidacy.Status is CandidacyStatus.Captured or CandidacyStatus.Verified,
        Fields = (_, _) => [ActFields.Agreement, ActFields.Reason, ActFields.Until, ActFields.Acknowledge(ActMessages.ReopenAcknowledge)],
        Command = input => new ReopenByAgreement
        {
            OperationId = input.OperationId,
            Actor = input.Actor,
            ReceivedAt = input.ReceivedAt,
            Agreement = input[ActFields.Agreement],
            Reason = input[ActFields.Reason],
            Until = input.Day(ActFields.Until),
        },
    };

    public static readonly Act Reinstate = new()
    {
        Slug = "reinstalar",
        Title = ActMessages.ReinstateTitle,
        Intro = ActMessages.ReinstateIntro,
        Warning = ActMessages.ReinstateWarning,
        Button = ActMessages.ReinstateButton,
        Done = ActMessages.ReinstateDone,
        Offered = (candidacy, _) => candidacy.Status is CandidacyStatus.Withdrawn,
        Fields = (candidacy, _) =>
        [
            ActFields.Agreement, ActFields.Reason,
            .. AsksForIdentity(candidacy) ? [ActFields.IdentityUntil] : Array.Empty<Field>(),
            ActFields.Acknowledge(ActMessages.ReinstateAcknowledge),
        ],
        Command = input => new Reinstate
        {
            OperationId = input.OperationId,
            Actor = input.Actor,
            ReceivedAt = input.ReceivedAt,
            Agreement = input[ActFields.Agreement],
            Reason = input[ActFields.Reason],
            IdentityUntil = input[ActFields.IdentityUntil].Length > 0 ? input.Day(ActFields.IdentityUntil) : null,
        },
    };

    /// <summary>In the order in which they are listed.</summary>
    public static readonly IReadOnlyList<Act> All = [Observe, Reopen, Reinstate];

    /// <summary>Its answers were destroyed after a submission, which left a receipt.</summary>
    private static bool AsksForIdentity(CandidacyView candidacy) =>
        candidacy.Suppression is { At: not null } && candidacy.Receipts.Any(r => r.Kind == ReceiptKind.Submission && r.Opening == candidacy.Opening);

    private static bool IsAfterCapture(CandidacyView candidacy) =>
        candidacy.Status is CandidacyStatus.Captured or CandidacyStatus.Verified or CandidacyStatus.Published or CandidacyStatus.Corrected;
}
