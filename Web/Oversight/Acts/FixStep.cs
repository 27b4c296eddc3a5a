using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Corrections;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Acts;

/// <summary><c>/ut/expediente/{id}/aplicar-correccion</c>: the second administrator reads what the first proposed, and applies it.</summary>
internal static class FixStep
{
    public const string Slug = "aplicar-correccion";
    public const string Applied = "correccion-aplicada";
    public const string VersionField = "version";

    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, ElectionReader elections, string id) =>
        await Find(context, queries, id) is { } view ? await Page(context, elections, view, null) : Results.NotFound();

    public static async Task<IResult> Apply(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, string id)
    {
        if (await Find(context, queries, id) is null)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var seen = int.TryParse(form[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        var nonce = form[OperationId.Field] is { Count: 1 } posted ? posted.ToString() : OperationId.NewNonce();
        var outcome = await commands.Execute(
            id,
            new FixInstitutionError
            {
                OperationId = OperationId.Derive(nonce, Slug, id, seen.ToString(CultureInfo.InvariantCulture)),
                Actor = ActorFactory.From(context.User),
                ReceivedAt = ReceivedAt.Of(context),
                SeenVersion = seen,
            },
            context.RequestAborted);
        if (outcome.Accepted)
            return Results.Redirect(Links.CaseFileAfter(id, Applied));
        return await Find(context, queries, id) is { } now
            ? await Page(context, elections, now, new PageError("", outcome.Message))
            : Results.NotFound();
    }

    private static Task<CandidacyView?> Find(HttpContext context, ClusterQueries queries, string id) =>
        queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted);

    private static async Task<IResult> Page(HttpContext context, ElectionReader elections, CandidacyView view, PageError? error)
    {
        var questionnaires = await elections.Questionnaires(context.RequestAborted);
        return Pages.Render<FixPage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(FixPage.Candidacy), view),
            (nameof(FixPage.Changes), ChangeLine.Of(view.Fix?.Changes ?? [], questionnaires.Curricular)),
            (nameof(FixPage.Own), view.Fix?.Account == ActorFactory.From(context.User).AccountId),
            (nameof(FixPage.Errors), error is null ? Array.Empty<PageError>() : [error]),
            (nameof(FixPage.Nonce), OperationId.NewNonce()));
    }
}
