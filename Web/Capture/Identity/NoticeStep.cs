using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Questionnaires;
using Conoceles.Web.Accounts;
using Conoceles.Web.Capture.Sections;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Capture.Identity;

/// <summary>
/// <c>/captura/{id}/antes-de-identidad</c>: read once per account and candidacy. What it asks is the declarations' own
/// question about the privacy notice, saved as that section's draft.
/// </summary>
internal static class NoticeStep
{
    public const string NextField = "rubro";

    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, ElectionReader elections, string id, string? rubro) =>
        await OwnCandidacy.Find(context, queries, id) is not { } view ? Results.NotFound()
        : IdentityGate.IsClosed(view, ActorFactory.From(context.User)) ? Results.Redirect(Links.Tasks(id))
        : Page(view, await elections.Questionnaires(context.RequestAborted), rubro);

    public static async Task<IResult> Continue(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, ISeenNotices notices, string id)
    {
        if (await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var questionnaires = await elections.Questionnaires(context.RequestAborted);
        var actor = ActorFactory.From(context.User);
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var next = Next(questionnaires, posted[NextField]);
        if (IdentityGate.NoticeSection(questionnaires) is { } notice && !IdentityGate.IsAcknowledged(view, questionnaires))
        {
            var form = SectionForm.Read(posted, notice) with { Finished = true };
            if (!QuestionnaireRules.IsComplete(notice, form.Values))
                return Page(view, questionnaires, next, form.Values, new PageError(notice.Fields[0].Id, NoticeMessages.NotAcknowledged));
            var outcome = await commands.Execute(
                id,
                new SaveDraft
                {
                    OperationId = form.Operation(id, notice.Id),
                    Actor = actor,
                    ReceivedAt = ReceivedAt.Of(context),
                    Section = notice.Id,
                    SeenSectionVersion = form.SeenVersion,
                    Values = form.Values,
                    Finished = true,
                },
                context.RequestAborted);
            if (outcome.Code == Refusals.NotFound.Code)
                return Results.NotFound();
            // Somebody else saved the section meanwhile: the page is asked again with what it says now.
            if (!outcome.Accepted)
            {
                return await OwnCandidacy.Find(context, queries, id) is { } now && outcome.Code == Refusals.StaleSection.Code && IdentityGate.IsAcknowledged(now, questionnaires)
                    ? await GoOn()
                    : Page(view, questionnaires, next, form.Values, new PageError("", outcome.Message));
            }
        }

        return await GoOn();

        async Task<IResult> GoOn()
        {
            await notices.Record(actor.AccountId, id, context.RequestAborted);
            return Results.Redirect(Links.Section(id, next));
        }
    }

    // Only a section of the questionnaire: an address in the form would lead anywhere.
    private static string Next(QuestionnaireSet questionnaires, string? asked) =>
        (questionnaires.Identity.Find(asked ?? "") ?? questionnaires.Identity.Sections[0]).Id;

    private static IResult Page(
        CandidacyView view, QuestionnaireSet questionnaires, string? next, IReadOnlyDictionary<string, string>? values = null, PageError? error = null) =>
        Pages.Render<NoticePage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(NoticePage.Candidacy), view),
            (nameof(NoticePage.Questionnaires), questionnaires),
            (nameof(NoticePage.Next), Next(questionnaires, next)),
            (nameof(NoticePage.Nonce), OperationId.NewNonce()),
            (nameof(NoticePage.Values), values ?? new Dictionary<string, string>()),
            (nameof(NoticePage.Errors), error is null ? Array.Empty<PageError>() : [error]));
}
