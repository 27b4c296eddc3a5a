using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Acts;

/// <summary>
/// <c>/ut/expediente/{id}/retirar</c>: cause, extent and agreement → whom it reaches → each one's own withdrawal. Every one
/// is an act of its own with its own operation id: who presses again after a failure withdraws those that were left.
/// </summary>
internal static class WithdrawalStep
{
    public const string Slug = "retirar";
    public const string StepField = "paso";
    public const string Review = "revisar";
    public const string Confirm = "confirmar";

    /// <summary>Each of those that the preview showed: nobody else is withdrawn by it.</summary>
    public const string SeenField = "visto";

    public static async Task<IResult> Show(
        HttpContext context, ClusterQueries queries, ElectionReader elections, IFellows fellows, string id) =>
        await Find(context, queries, elections, fellows, id) is var (reach, election)
            ? Fields(reach, election, ActForm.Empty(), [])
            : Results.NotFound();

    public static async Task<IResult> Post(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, IFellows fellows, string id)
    {
        if (await Find(context, queries, elections, fellows, id) is not var (reach, election))
            return Results.NotFound();
        var posted = await context.Request.ReadFormAsync(context.RequestAborted);
        var acknowledge = ActFields.Acknowledge(ActMessages.WithdrawAcknowledge);
        var form = ActForm.Read(posted, [.. reach.Fields, acknowledge]);
        if (form.Errors(reach.Fields) is { Length: > 0 } missing)
            return Fields(reach, election, form, missing);
        if (posted[StepField] == Review)
            return Preview(reach, election, form, []);
        if (posted[StepField] != Confirm)
            return Fields(reach, election, form, []);
        if (!posted[SeenField].ToHashSet(StringComparer.Ordinal).SetEquals(reach.Within(Extent(form)).Select(f => f.Id)))
            return Preview(reach, election, form, [new PageError("", ActMessages.ReachChanged)]);
        return form.Errors([acknowledge]) is { Length: > 0 } unsure
            ? Preview(reach, election, form, unsure)
            : await Give(context, queries, elections, commands, fellows, reach, election, form);
    }

    /// <summary>How far a withdrawal of several is, each asked to its own grain.</summary>
    public static async Task<IResult> Progress(
        HttpContext context, ClusterQueries queries, ElectionReader elections, IFellows fellows, string id, string? alcance)
    {
        if (await Find(context, queries, elections, fellows, id) is not var (reach, election))
            return Results.NotFound();
        var now = new List<Fellow>();
        foreach (var fellow in reach.Within(alcance ?? WithdrawalReach.One))
        {
            now.Add(await queries.Candidacy(fellow.Id, ActorFactory.From(context.User), context.RequestAborted) is { } view
                ? fellow with { Status = view.Status }
                : fellow);
        }

        return Pages.Render<WithdrawalProgressPage>(
            (nameof(WithdrawalProgressPage.Candidacy), reach.Candidacy),
            (nameof(WithdrawalProgressPage.Election), election),
            (nameof(WithdrawalProgressPage.People), now));
    }

    private static async Task<IResult> Give(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, IFellows fellows,
        WithdrawalReach reach, ElectionDefinition election, ActForm form)
    {
        var id = reach.Candidacy.Id;
        var extent = Extent(form);
        foreach (var fellow in reach.Within(extent))
        {
            var outcome = await commands.Execute(
                fellow.Id,
                new Withdraw
                {
                    OperationId = form.Operation(Slug, fellow.Id),
                    Actor = ActorFactory.From(context.User),
                    ReceivedAt = ReceivedAt.Of(context),
                    Cause = Enum.Parse<WithdrawalCause>(form.Values[ActFields.Cause.Id]),
                    Agreement = form.Values[ActFields.Agreement.Id],
                },
                context.RequestAborted);
            // Withdrawn before, by another act: it is what was wanted, and the others go on.
            if (outcome.Accepted || (outcome.Code == Refusals.WrongStatus.Code && fellow.Id != id))
                continue;
            return await Find(context, queries, elections, fellows, id) is var (now, _)
                ? Preview(now, election, form, [new PageError("", outcome.Message)])
                : Results.NotFound();
        }

        return Results.Redirect(extent == WithdrawalReach.One ? Links.CaseFileAfter(id, Slug) : Links.WithdrawalProgress(id, extent));
    }

    /// <summary>What was chosen; with nothing to choose, only her.</summary>
    public static string Extent(ActForm form) => form.Values.GetValueOrDefault(ActFields.Extent.Id, "") is { Length: > 0 } chosen ? chosen : WithdrawalReach.One;

    private static async Task<(WithdrawalReach Reach, ElectionDefinition Election)?> Find(
        HttpContext context, ClusterQueries queries, ElectionReader elections, IFellows fellows, string id)
    {
        if (await queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted) is not { } view)
            return null;
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        var independent = election.FindActor(view.Entry.PoliticalActor)?.Kind is ActorKind.Independent;
        return (new WithdrawalReach(view, await fellows.Of(id, independent, context.RequestAborted)), election);
    }

    private static IResult Fields(WithdrawalReach reach, ElectionDefinition election, ActForm form, PageError[] errors) => Pages.Render<WithdrawalPage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(WithdrawalPage.Reach), reach),
        (nameof(WithdrawalPage.Election), election),
        (nameof(WithdrawalPage.Form), form),
        (nameof(WithdrawalPage.Errors), errors));

    private static IResult Preview(WithdrawalReach reach, ElectionDefinition election, ActForm form, PageError[] errors) => Pages.Render<WithdrawalReviewPage>(
        errors.Length == 0 ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        (nameof(WithdrawalReviewPage.Reach), reach),
        (nameof(WithdrawalReviewPage.Election), election),
        (nameof(WithdrawalReviewPage.Form), form),
        (nameof(WithdrawalReviewPage.Errors), errors));
}
