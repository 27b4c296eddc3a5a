using Conoceles.Candidacies;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.ReviewQueue;

/// <summary><c>/ut/revision</c>: what waits and who reviews what; taking one, and leaving it for later.</summary>
internal static class ReviewQueueStep
{
    /// <summary>What came before: a candidacy's id, or why there is nothing to take.</summary>
    public const string NothingLeft = "nada";
    public const string PutOff = "despues";

    private const int Shown = 50;

    public static async Task<IResult> Show(
        HttpContext context, WaitingReader waiting, ReviewLeases leases, ClusterQueries queries, ElectionReader elections, string? anterior, string? aviso)
    {
        var cancellation = context.RequestAborted;
        var all = await leases.All(cancellation);
        var held = all.Select(l => l.CandidacyId).ToArray();
        var rows = (await waiting.Of(held, cancellation)).ToDictionary(r => r.Id, StringComparer.Ordinal);
        return Pages.Render<ReviewQueuePage>(
            (nameof(ReviewQueuePage.Held), all.Where(l => rows.ContainsKey(l.CandidacyId)).Select(l => new HeldRow(rows[l.CandidacyId], l)).ToArray()),
            (nameof(ReviewQueuePage.Free), await waiting.Free(held, Shown, cancellation)),
            (nameof(ReviewQueuePage.Total), await waiting.Count(cancellation)),
            (nameof(ReviewQueuePage.Election), await elections.CurrentOrNull(cancellation)),
            (nameof(ReviewQueuePage.Notice), aviso switch
            {
                NothingLeft => ReviewQueueMessages.NothingForYou,
                PutOff => ReviewQueueMessages.Later,
                _ => null,
            }),
            (nameof(ReviewQueuePage.Verified), await VerifiedName(context, queries, anterior)),
            (nameof(ReviewQueuePage.Now), ReceivedAt.Of(context)));
    }

    /// <summary>Gives her the next one, or says that there is none.</summary>
    public static Task<IResult> TakeNext(HttpContext context, ReviewLeases leases) => TakeNext(context, leases, verified: null);

    /// <param name="context">Who asks.</param>
    /// <param name="leases">Who has what.</param>
    /// <param name="verified">What she has just verified: the next page says so.</param>
    public static async Task<IResult> TakeNext(HttpContext context, ReviewLeases leases, string? verified) =>
        Results.Redirect(await leases.TakeNext(context) is { } lease
            ? Links.ReviewAfter(lease.CandidacyId, verified)
            : Links.NothingToReview(verified));

    /// <summary>Takes one by itself, whatever its turn.</summary>
    public static async Task<IResult> Take(HttpContext context, ReviewLeases leases, ClusterQueries queries, string id)
    {
        if (await queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted) is not { } view)
            return Results.NotFound();
        if (view.Status is CandidacyStatus.Captured)
            await leases.Take(context, id);
        // Whoever has it, its page says so.
        return Results.Redirect(Links.Review(id));
    }

    public static async Task<IResult> Leave(HttpContext context, ReviewLeases leases, ClusterQueries queries, string id)
    {
        if (await queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted) is null)
            return Results.NotFound();
        await leases.Release(context, id, later: true);
        return Results.Redirect(Links.ReviewQueueNotice(PutOff));
    }

    /// <summary>Name of a candidacy that was reviewed a moment ago; null when the address does not say one that was.</summary>
    public static async Task<string?> VerifiedName(HttpContext context, ClusterQueries queries, string? id) =>
        id is not null && await queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted) is
        { Status: CandidacyStatus.Verified or CandidacyStatus.Published or CandidacyStatus.Corrected } view
            ? view.Entry.FullName
            : null;
}

/// <summary>A candidacy that somebody reviews.</summary>
public sealed record HeldRow(WaitingRow Row, Conoceles.Review.ReviewLease Lease);
