using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Review;
using Conoceles.Web.Accounts;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;

namespace Conoceles.Web.Oversight.ReviewQueue;

/// <summary>
/// Who reviews what, asked of the current election's queue. Every call may be repeated: what somebody already holds is what
/// she is given again. Terms run on the real clock and are told as the legal one says them, which is what screens show.
/// </summary>
public sealed class ReviewLeases(IGrainFactory grains, ClusterQueries cluster, LegalClock clock, WebSettings settings)
{
    private IReviewQueueGrain Queue => grains.GetGrain<IReviewQueueGrain>(settings.Election);

    /// <summary>What the person of this request reviews next; null when nothing waits for her.</summary>
    public Task<ReviewLease?> TakeNext(HttpContext context) =>
        Ask(context, (actor, name) => Queue.TakeNext(actor, name));

    /// <summary>Her lease of a candidacy, taken or renewed; another person's when that person holds it.</summary>
    public Task<ReviewLease?> Take(HttpContext context, string candidacy) =>
        Ask(context, (actor, name) => Queue.Take(actor, name, candidacy));

    /// <summary>Ends her lease.</summary>
    /// <param name="context">Whose.</param>
    /// <param name="candidacy">Of what.</param>
    /// <param name="later">She put it off: the others go first.</param>
    public Task Release(HttpContext context, string candidacy, bool later) => cluster.Ask(
        async () =>
        {
            await Queue.Release(ActorFactory.From(context.User), candidacy, later);
            return true;
        },
        context.RequestAborted);

    /// <summary>Everybody's, the oldest first.</summary>
    public async Task<ImmutableArray<ReviewLease>> All(CancellationToken cancellation) =>
        [.. (await cluster.Ask(() => Queue.Leases(), cancellation)).Select(Shown)];

    private async Task<ReviewLease?> Ask(HttpContext context, Func<Actor, string, Task<ReviewLease?>> question)
    {
        var (actor, name) = (ActorFactory.From(context.User), ActorFactory.DisplayName(context.User));
        return await cluster.Ask(() => question(actor, name), context.RequestAborted) is { } lease ? Shown(lease) : null;
    }

    private ReviewLease Shown(ReviewLease lease) => lease with { Until = lease.Until + clock.Offset };
}
