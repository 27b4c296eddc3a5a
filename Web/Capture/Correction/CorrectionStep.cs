using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Receipts;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Corrections;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Photos;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Capture.Correction;

/// <summary>
/// <c>/captura/{id}/ajuste</c>: the one correction. Fields → difference → request; then the same address says how it
/// stands.
/// </summary>
internal static class CorrectionStep
{
    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, ElectionReader elections, string id)
    {
        if (await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        return MayAsk(context, view, election)
            ? Fields(context, view, election, CorrectionForm.Of(view, election.Questionnaires), [])
            : State(context, view, election);
    }

    public static async Task<IResult> Post(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, PhotoForm photos, string id)
    {
        if (await OwnCandidacy.Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        // Asked already, from another tab or by a second click: the page that says so is what both want to see.
        if (view.Correction is not null || view.Status is not CandidacyStatus.Published)
            return Results.Redirect(Links.Correction(id));
        var form = await CorrectionForm.Read(context, view, election.Questionnaires, photos);
        if (form.Step == CorrectionForm.Edit)
            return Fields(context, view, election, form, []);
        var errors = form.Errors(view, election.Questionnaires);
        if (errors.Length == 0 && form.Changes(view).IsEmpty)
            errors = [new PageError("", CorrectionMessages.NothingChanged)];
        if (errors.Length > 0)
            return Fields(context, view, election, form, errors);
        return form.Step != CorrectionForm.Ask ? Review(view, election, form, null)
            : !form.Acknowledged ? Review(view, election, form, new PageError(CorrectionForm.AcknowledgeField, CorrectionMessages.NotAcknowledged))
            : await Ask(context, queries, commands, view, election, form);
    }

    private static async Task<IResult> Ask(
        HttpContext context, ClusterQueries queries, CandidacyCommands commands, CandidacyView view, ElectionDefinition election, CorrectionForm form)
    {
        var outcome = await commands.Execute(
            view.Id,
            new RequestCorrection
            {
                OperationId = form.Operation(view),
                Actor = ActorFactory.From(context.User),
                ReceivedAt = ReceivedAt.Of(context),
                SeenVersion = form.SeenVersion,
                Changes = form.Changes(view),
            },
            context.RequestAborted);
        if (outcome.Accepted || outcome.Code == Refusals.CorrectionPending.Code)
            return Results.Redirect(Links.Correction(view.Id));
        // What changed meanwhile is in the difference now, against the version that she reads next.
        return await OwnCandidacy.Find(context, queries, view.Id) is { } now
            ? Review(now, election, form with { SeenVersion = now.Version }, new PageError("", outcome.Message))
            : Results.NotFound();
    }

    private static bool MayAsk(HttpContext context, CandidacyView view, ElectionDefinition election) =>
        view is { Status: CandidacyStatus.Published, Correction: null } && Window(view, election)?.Contains(ReceivedAt.Of(context)) == true;

    private static PublicationWindow? Window(CandidacyView view, ElectionDefinition election) => election.FindOffice(view.Entry.Office)?.Publication;

    private static IResult Fields(HttpContext context, CandidacyView view, ElectionDefinition election, CorrectionForm form, PageError[] errors) =>
        Pages.Render<CorrectionPage>(
            errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(CorrectionPage.Candidacy), view),
            (nameof(CorrectionPage.Curricular), election.Questionnaires.Curricular),
            (nameof(CorrectionPage.Form), form),
            (nameof(CorrectionPage.Errors), errors),
            (nameof(CorrectionPage.Closes), Window(view, election)?.Closes),
            (nameof(CorrectionPage.Now), ReceivedAt.Of(context)));

    private static IResult Review(CandidacyView view, ElectionDefinition election, CorrectionForm form, PageError? error) =>
        Pages.Render<CorrectionReviewPage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(CorrectionReviewPage.Candidacy), view),
            (nameof(CorrectionReviewPage.Curricular), election.Questionnaires.Curricular),
            (nameof(CorrectionReviewPage.Form), form),
            (nameof(CorrectionReviewPage.Changes), ChangeLine.Of(form.Difference(view), election.Questionnaires.Curricular)),
            (nameof(CorrectionReviewPage.Errors), error is null ? Array.Empty<PageError>() : [error]));

    private static IResult State(HttpContext context, CandidacyView view, ElectionDefinition election) => Pages.Render<CorrectionStatePage>(
        (nameof(CorrectionStatePage.Candidacy), view),
        (nameof(CorrectionStatePage.Changes), ChangeLine.Of(view.Correction?.Changes ?? [], election.Questionnaires.Curricular)),
        (nameof(CorrectionStatePage.Receipt), view.CorrectedAt is { } at
            ? view.Receipts.FirstOrDefault(r => r.Kind == ReceiptKind.Correction && r.At == at)?.Folio
            : null),
        (nameof(CorrectionStatePage.Now), ReceivedAt.Of(context)));
}
