using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Questionnaires;
using Conoceles.Review;
using Conoceles.Web.Accounts;
using Conoceles.Web.Oversight.ReviewQueue;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Review;

/// <summary>
/// <c>/ut/revision/{id}</c>: what was captured, section by section, and its verification. Drafts are the party's own
/// until they are sent; of the identity questionnaire only completeness is here.
/// </summary>
internal static class ReviewStep
{
    public const string VersionField = "version";

    /// <summary>Name of the buttons; what they say follows.</summary>
    public const string ActField = "acto";
    public const string AllConforming = "todo-conforme";
    public const string VerifyOnly = "verificar";
    public const string VerifyAndNext = "verificar-y-siguiente";

    public static async Task<IResult> Show(
        HttpContext context, ClusterQueries queries, ReviewScreen screen, string id, string? verificada, string? anterior, string? pausa)
    {
        if (await queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted) is not { } view)
            return Results.NotFound();
        return await screen.Show(
            context, view,
            verified: await ReviewQueueStep.VerifiedName(context, queries, verificada is null ? anterior : id),
            done: PauseStep.Said(pausa));
    }

    public static async Task<IResult> Verify(
        HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, ReviewLeases leases, ReviewScreen screen, string id)
    {
        var actor = ActorFactory.From(context.User);
        if (await queries.Candidacy(id, actor, context.RequestAborted) is not { } view)
            return Results.NotFound();
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        var curricular = election.Questionnaires.Curricular;
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var decisions = DecisionForm.Read(form, curricular);
        if (form[ActField] == AllConforming)
            return await screen.Show(context, view, decisions.WithTheRestConforming(view, curricular));

        var waits = view.Status is CandidacyStatus.Captured;
        if (waits && await leases.Take(context, id) is { } lease && lease.Account != actor.AccountId)
            return await screen.Show(context, view, decisions, [NotYours(lease)]);
        if (decisions.Errors(view, curricular, election.Grounds) is { Length: > 0 } errors)
            return await screen.Show(context, view, decisions, waits ? errors : [new PageError("", ReviewMessages.AlreadyDecided(0))]);
        // A repeat of what was done goes on to its first answer, although nobody holds it any more.
        if (await Give(context, commands, id, form, decisions, curricular) is { } error)
            return await queries.Candidacy(id, actor, context.RequestAborted) is { } now
                ? await screen.Show(context, now, decisions, [error])
                : Results.NotFound();
        await leases.Release(context, id, later: false);
        return form[ActField] == VerifyAndNext
            ? await ReviewQueueStep.TakeNext(context, leases, verified: id)
            : Results.Redirect(Links.Verified(id));
    }

    /// <summary>Why somebody else's review is not touched, with whose it is.</summary>
    public static PageError NotYours(ReviewLease lease) =>
        new("", ReviewMessages.NotYours(ReviewQueueMessages.HeldBy(lease.Name, lease.Until)));

    public static int SeenVersion(IFormCollection form) =>
        int.TryParse(form[VersionField], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;

    public static string Nonce(IFormCollection form) =>
        form[OperationId.Field] is { Count: 1 } posted ? posted.ToString() : OperationId.NewNonce();

    /// <summary>
    /// Each observation and then the verification, every one with an id of its own that follows from the form: whatever
    /// breaks in between, the same form again does what is left and repeats nothing.
    /// </summary>
    /// <returns>What was refused; null when it is verified.</returns>
    private static async Task<PageError?> Give(
        HttpContext context, CandidacyCommands commands, string id, IFormCollection form, DecisionForm decisions, Questionnaire curricular)
    {
        var (actor, received, nonce) = (ActorFactory.From(context.User), ReceivedAt.Of(context), Nonce(form));
        // Each observation is one version more than the one that was read; anything else that changed it is refused below.
        var version = SeenVersion(form);
        var observed = 0;
        foreach (var (section, decision) in decisions.New(curricular))
        {
            var outcome = await commands.Execute(
                id,
                new Observe
                {
                    OperationId = OperationId.Derive(nonce, "observe", id, section.Id, decision.Ground, decision.Note),
                    Actor = actor,
                    ReceivedAt = received,
                    Section = section.Id,
                    Ground = decision.Ground,
                    Note = decision.Note,
                },
                context.RequestAborted);
            if (outcome.Accepted)
                observed++;
            else if (outcome.Code != Refusals.AlreadyObserved.Code)
                return new PageError(DecisionForm.GroundField(section.Id), ReviewMessages.OfSection(section.Title, outcome.Message));
        }

        var conforming = decisions.ConformingSections;
        version += observed;
        var verified = await commands.Execute(
            id,
            new Verify
            {
                OperationId = OperationId.Derive(
                    nonce, ["verify", id, version.ToString(CultureInfo.InvariantCulture), .. conforming.Order(StringComparer.Ordinal)]),
                Actor = actor,
                ReceivedAt = received,
                SeenVersion = version,
                ConformingSections = conforming,
            },
            context.RequestAborted);
        return verified.Accepted ? null
            : verified.Code == Refusals.WrongStatus.Code ? new PageError("", ReviewMessages.AlreadyDecided(observed))
            : new PageError("", verified.Message);
    }
}
