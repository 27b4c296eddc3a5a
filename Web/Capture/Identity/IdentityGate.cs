using Conoceles.Candidacies;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Capture.Identity;

/// <summary>
/// What stands before a section of the identity questionnaire: the candidate's own account closes it to her party, and
/// whoever answers it reads first what is public of it. Saving is not stopped here: the grain decides it, and a text
/// that was written is never lost to a notice.
/// </summary>
internal static class IdentityGate
{
    /// <summary>The candidate answers it with her own account and this one is not it.</summary>
    public static bool IsClosed(CandidacyView view, Actor actor) => view.IdentityByCandidate && actor.Role is not Role.Candidate;

    /// <summary>The declarations' section that asks whether the privacy notice was read; null when there is none.</summary>
    public static Section? NoticeSection(QuestionnaireSet questionnaires) =>
        questionnaires.Declarations.Sections.FirstOrDefault(s => s.Fields.Any(f => f is { Kind: FieldKind.Check, Required: true }));

    /// <summary>The titular's reading of the privacy notice is already an answer.</summary>
    public static bool IsAcknowledged(CandidacyView view, QuestionnaireSet questionnaires) =>
        NoticeSection(questionnaires) is not { } section || view.Sections.GetValueOrDefault(section.Id) is { Complete: true };

    /// <summary>The page that is shown instead of an identity section; null when the section may be shown.</summary>
    public static async Task<IResult?> Before(
        HttpContext context, ISeenNotices notices, CandidacyView view, QuestionnaireSet questionnaires, Section section)
    {
        var actor = ActorFactory.From(context.User);
        if (IsClosed(view, actor))
        {
            return Pages.Render<ClosedPage>(
                (nameof(ClosedPage.Candidacy), view),
                (nameof(ClosedPage.Section), section));
        }

        // What can only be read needs no notice.
        return !view.CanCapture
            || (IsAcknowledged(view, questionnaires) && await notices.Seen(actor.AccountId, view.Id, context.RequestAborted))
            ? null
            : Results.Redirect(Links.IdentityNotice(view.Id, section.Id));
    }
}
