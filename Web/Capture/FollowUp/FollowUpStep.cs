using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Capture.FollowUp;

/// <summary><c>/captura/{id}</c> after the submission: how it stands, what comes next and when, and the two acts that are left.</summary>
internal static class FollowUpStep
{
    public static IResult Page(HttpContext context, WebSettings settings, CandidacyView view, ElectionDefinition election) => Pages.Render<FollowUpPage>(
        (nameof(FollowUpPage.Candidacy), view),
        (nameof(FollowUpPage.Election), election),
        (nameof(FollowUpPage.Post), $"{election.FindOffice(view.Entry.Office)?.Name ?? view.Entry.Office} · {PublicProfile.TerritoryName(view.Entry, election)}"),
        (nameof(FollowUpPage.Next), Next(view, election, ReceivedAt.Of(context)).ToArray()),
        (nameof(FollowUpPage.PublicAddress), IsPublic(view, election, ReceivedAt.Of(context))
            ? PublicAddress.Of(context, settings, "/candidaturas/" + view.Id)
            : null));

    private static bool IsPublic(CandidacyView view, ElectionDefinition election, DateTimeOffset now) =>
        view.Status is CandidacyStatus.Published or CandidacyStatus.Corrected && Window(view, election)?.Contains(now) == true;

    private static PublicationWindow? Window(CandidacyView view, ElectionDefinition election) => election.FindOffice(view.Entry.Office)?.Publication;

    private static IEnumerable<string> Next(CandidacyView view, ElectionDefinition election, DateTimeOffset now)
    {
        var window = Window(view, election);
        switch (view.Status)
        {
            case CandidacyStatus.Captured:
                yield return FollowUpMessages.Review;
                if (election.ReviewHours > 0 && Stage.Of(view)[0].At is { } sent)
                    yield return FollowUpMessages.ReviewEnds(sent.AddHours(election.ReviewHours));
                yield return Publication(window, now);
                break;
            case CandidacyStatus.Verified:
                yield return Publication(window, now);
                break;
            case CandidacyStatus.Withdrawn:
                if (view.Withdrawal is { } withdrawal)
                    yield return FollowUpMessages.Withdrawal(withdrawal);
                yield return FollowUpMessages.AfterWithdrawal;
                break;
            default:
                foreach (var line in Public(view, window, now))
                    yield return line;
                break;
        }
    }

    private static IEnumerable<string> Public(CandidacyView view, PublicationWindow? window, DateTimeOffset now)
    {
        var open = window?.Contains(now) == true;
        yield return open ? FollowUpMessages.IsPublic(window!.Closes) : FollowUpMessages.PublicationClosed;
        if (view.Correction is { } correction)
            yield return FollowUpMessages.CorrectionDue(correction.At, correction.Due, now);
        else if (view.Status is CandidacyStatus.Corrected)
            yield return FollowUpMessages.CorrectionUsed;
        else if (open)
            yield return FollowUpMessages.MayCorrect(window!.Closes);
        if (view.Rejection is { } rejection)
            yield return FollowUpMessages.Rejected(rejection);
    }

    private static string Publication(PublicationWindow? window, DateTimeOffset now) =>
        window is null || now > window.Closes ? FollowUpMessages.PublicationClosed
        : now < window.Opens ? FollowUpMessages.PublicationOpens(window.Opens)
        : FollowUpMessages.Soon;
}
