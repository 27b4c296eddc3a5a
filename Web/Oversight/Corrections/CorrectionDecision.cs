using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Corrections;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Corrections;

/// <summary><c>/ut/ajustes/{id}</c>: what is asked to change, and the administrator's decision.</summary>
internal static class CorrectionDecision
{
    public const string VersionField = "version";
    public const string GroundField = "motivo";
    public const string Applied = "aplicado";
    public const string Rejected = "rechazado";

    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, ElectionReader elections, string id, string? resuelto) =>
        await Find(context, queries, id) is { } view ? await Page(context, elections, view, null, resuelto) : Results.NotFound();

    public static Task<IResult> Apply(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, string id) =>
        Decide(context, queries, elections, commands, id, Applied, (form, seen, nonce) => new ApplyCorrection
        {
            OperationId = OperationId.Derive(nonce, "apply-correction", id, seen.ToString(CultureInfo.InvariantCulture)),
            Actor = ActorFactory.From(context.User),
            ReceivedAt = ReceivedAt.Of(context),
            SeenVersion = seen,
        });

    public static Task<IResult> Reject(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, string id) =>
        Decide(context, queries, elections, commands, id, Rejected, (form, seen, nonce) => form[GroundField].ToString() is { Length: > 0 } ground
            ? new RejectCorrection
            {
                OperationId = OperationId.Derive(nonce, "reject-correction", id, seen.ToString(CultureInfo.InvariantCulture), ground),
                Actor = ActorFactory.From(context.User),
                ReceivedAt = ReceivedAt.Of(context),
                SeenVersion = seen,
                Ground = ground,
            }
            : null);

    /// <summary>Element id of a ground's radio; an error leads to the first.</summary>
    public static string GroundId(int number) => number == 0 ? GroundField : string.Create(CultureInfo.InvariantCulture, $"{GroundField}-{number}");

    private static async Task<IResult> Decide(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, string id, string decision,
        Func<IFormCollection, int, string, CandidacyCommand?> command)
    {
        if (await Find(context, queries, id) is not { } view)
            return Results.NotFound();
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var seen = int.TryParse(form[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        var nonce = form[OperationId.Field] is { Count: 1 } posted ? posted.ToString() : OperationId.NewNonce();
        if (command(form, seen, nonce) is not { } given)
            return await Page(context, elections, view, new PageError(GroundField, CorrectionMessages.GroundMissing), null);
        var outcome = await commands.Execute(id, given, context.RequestAborted);
        if (outcome.Accepted)
            return Results.Redirect(Links.Decided(id, decision));
        return await Find(context, queries, id) is { } now
            ? await Page(context, elections, now, new PageError("", outcome.Message), null)
            : Results.NotFound();
    }

    private static Task<CandidacyView?> Find(HttpContext context, ClusterQueries queries, string id) =>
        queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted);

    private static async Task<IResult> Page(HttpContext context, ElectionReader elections, CandidacyView view, PageError? error, string? decided)
    {
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        return Pages.Render<CorrectionDecisionPage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(CorrectionDecisionPage.Candidacy), view),
            (nameof(CorrectionDecisionPage.Election), election),
            (nameof(CorrectionDecisionPage.Changes), ChangeLine.Of(view.Correction?.Changes ?? [], election.Questionnaires.Curricular)),
            (nameof(CorrectionDecisionPage.Errors), error is null ? Array.Empty<PageError>() : [error]),
            (nameof(CorrectionDecisionPage.Decided), decided switch
            {
                Applied when view.CorrectedAt is not null => CorrectionMessages.Applied,
                Rejected when view.Rejection is not null => CorrectionMessages.Rejected,
                _ => null,
            }),
            (nameof(CorrectionDecisionPage.Nonce), OperationId.NewNonce()),
            (nameof(CorrectionDecisionPage.Now), ReceivedAt.Of(context)));
    }
}
