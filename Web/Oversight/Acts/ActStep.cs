using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Acts;

/// <summary><c>/ut/expediente/{id}/{act}</c>: one act of the catalogue, its form and its command.</summary>
internal static class ActStep
{
    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, ElectionReader elections, Act act, string id) =>
        await Find(context, queries, id) is { } view
            ? Page(act, view, await Election(context, elections), ActForm.Empty(), [])
            : Results.NotFound();

    public static async Task<IResult> Give(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, Act act, string id)
    {
        if (await Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var election = await Election(context, elections);
        var fields = act.Fields(view, election);
        var form = ActForm.Read(await context.Request.ReadFormAsync(context.RequestAborted), fields);
        // Done already by a first click, the page would offer nothing to choose: the command's own repeat decides.
        var errors = act.Offered(view, election) ? form.Errors(fields) : [];
        if (errors.Length > 0)
            return Page(act, view, election, form, errors);
        var outcome = await commands.Execute(
            id,
            act.Command(new ActInput(form.Values, form.Operation(act.Slug, id), ActorFactory.From(context.User), ReceivedAt.Of(context))),
            context.RequestAborted);
        if (outcome.Accepted)
            return Results.Redirect(Links.CaseFileAfter(id, act.Slug));
        return await Find(context, queries, id) is { } now
            ? Page(act, now, election, form, [new PageError(FieldOf(outcome.Code), outcome.Message)])
            : Results.NotFound();
    }

    /// <summary>Where a refusal that a field causes leads.</summary>
    private static string FieldOf(string code) =>
        code == Refusals.InvalidDate.Code ? ActFields.Until.Id
        : code == Refusals.AgreementMissing.Code ? ActFields.Agreement.Id
        : code == Refusals.ReasonMissing.Code || code == Refusals.NoteTooLong.Code ? ActFields.Reason.Id
        : code == Refusals.IdentityDateMissing.Code ? ActFields.IdentityUntil.Id
        : code == Refusals.AlreadyObserved.Code ? ActFields.Section.Id
        : "";

    private static Task<CandidacyView?> Find(HttpContext context, ClusterQueries queries, string id) =>
        queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted);

    private static async Task<ElectionDefinition> Election(HttpContext context, ElectionReader elections) =>
        await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();

    private static IResult Page(Act act, CandidacyView view, ElectionDefinition election, ActForm form, PageError[] errors) => Pages.Render<ActPage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(ActPage.Act), act),
        (nameof(ActPage.Candidacy), view),
        (nameof(ActPage.Election), election),
        (nameof(ActPage.Form), form),
        (nameof(ActPage.Errors), errors));
}
