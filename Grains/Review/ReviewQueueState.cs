using System.Collections.Immutable;
using Conoceles.Review;

namespace Conoceles.Grains.Review;

/// <summary>Leases of one election. What ended leaves with the next write: the state is as large as the UT's staff.</summary>
public sealed record ReviewQueueState
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>The oldest first; of a candidacy at most one.</summary>
    public ImmutableArray<ReviewLease> Leases { get; init; } = [];

    /// <summary>What people left for later, the oldest first.</summary>
    public ImmutableArray<PutOffReview> PutOff { get; init; } = [];
}

/// <param name="CandidacyId">Which one.</param>
/// <param name="Account">Who put it off: the others are given it as any other.</param>
/// <param name="Until">Instant of the real clock after which she is given it as any other.</param>
public sealed record PutOffReview(string CandidacyId, string Account, DateTimeOffset Until);
