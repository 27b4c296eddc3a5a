using System.Collections.Immutable;
using Conoceles.Candidacies;
using Orleans.Concurrency;

namespace Conoceles.Review;

/// <summary>
/// Who reviews which candidacy until when, so that two people of the UT never read the same form. The key is the
/// election's slug. Terms are minutes of real time: a lease that its holder forgot ends by itself.
/// </summary>
[Alias("IReviewQueueGrain")]
public interface IReviewQueueGrain : IGrainWithStringKey
{
    /// <summary>
    /// The candidacy that this person reviews next: one that she already holds; otherwise the one sent longest ago of
    /// those that nobody else holds, and of what she put off only when nothing else waits. Null when nothing waits for
    /// her, or her role does not review. A repeat gives the same one.
    /// </summary>
    /// <param name="reviewer">Who asks.</param>
    /// <param name="name">Her name as her colleagues read it.</param>
    [Alias("TakeNext")]
    Task<ReviewLease?> TakeNext(Actor reviewer, string name);

    /// <summary>
    /// Takes one candidacy, or renews the term of one that she holds. When another person holds it, that person's lease:
    /// nothing changed. Null when her role does not review or the candidacy is of another election.
    /// </summary>
    [Alias("Take")]
    Task<ReviewLease?> Take(Actor reviewer, string name, string candidacyId);

    /// <summary>
    /// Ends her lease of a candidacy; of another person's, nothing. With <paramref name="later"/> she put it off: she is
    /// given the others first.
    /// </summary>
    [Alias("Release")]
    Task Release(Actor reviewer, string candidacyId, bool later);

    /// <summary>Leases that have not ended, the oldest first.</summary>
    [ReadOnly, Alias("Leases")]
    Task<ImmutableArray<ReviewLease>> Leases();
}

/// <summary>A candidacy that somebody reviews.</summary>
/// <param name="CandidacyId">Which one.</param>
/// <param name="Account">Who holds it.</param>
/// <param name="Name">Her name when she took it.</param>
/// <param name="Until">Instant of the real clock after which anybody may take it.</param>
[GenerateSerializer, Immutable, Alias("ReviewLease")]
public sealed record ReviewLease(
    [property: Id(0)] string CandidacyId,
    [property: Id(1)] string Account,
    [property: Id(2)] string Name,
    [property: Id(3)] DateTimeOffset Until);
