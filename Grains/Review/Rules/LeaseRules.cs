using Conoceles.Candidacies;
using Conoceles.Review;

namespace Conoceles.Grains.Review.Rules;

/// <summary>Who may hold what. Pure: «now» is an instant of the real clock that the grain read.</summary>
internal static class LeaseRules
{
    /// <summary>A form is read in a few minutes; who went for a coffee keeps hers.</summary>
    public static readonly TimeSpan Term = TimeSpan.FromMinutes(20);

    /// <summary>Half a working day.</summary>
    public static readonly TimeSpan PutOffTerm = TimeSpan.FromHours(4);

    /// <summary>Roles that verify.</summary>
    public static bool Reviews(Actor actor) => actor.Role is Role.Reviewer or Role.UtAdministrator;

    /// <summary>The state without what ended.</summary>
    public static ReviewQueueState Current(ReviewQueueState state, DateTimeOffset now) => state with
    {
        Leases = state.Leases.RemoveAll(l => l.Until <= now),
        PutOff = state.PutOff.RemoveAll(p => p.Until <= now),
    };

    /// <summary>Who holds a candidacy; null when nobody does.</summary>
    public static ReviewLease? HolderOf(ReviewQueueState state, string candidacyId, DateTimeOffset now) =>
        state.Leases.FirstOrDefault(l => l.CandidacyId == candidacyId && l.Until > now);

    /// <summary>
    /// What a person may be given, in order: what she holds, what nobody holds and she did not put off in the order in
    /// which it waits, and what she put off, the oldest first.
    /// </summary>
    /// <param name="state">Leases; those that ended count for nothing.</param>
    /// <param name="account">Who asks.</param>
    /// <param name="waiting">What waits for review, the oldest submission first.</param>
    /// <param name="now">Real instant.</param>
    public static IEnumerable<string> InOrder(ReviewQueueState state, string account, IReadOnlyList<string> waiting, DateTimeOffset now)
    {
        var current = Current(state, now);
        var held = current.Leases.Select(l => l.CandidacyId).ToHashSet(StringComparer.Ordinal);
        var later = current.PutOff.Where(p => p.Account == account).Select(p => p.CandidacyId).ToArray();
        return
        [
            .. current.Leases.Where(l => l.Account == account).Select(l => l.CandidacyId),
            .. waiting.Where(w => !held.Contains(w) && !later.Contains(w)),
            .. later.Where(p => !held.Contains(p) && waiting.Contains(p)),
        ];
    }

    /// <summary>The state with her lease of a candidacy from now on. Not to be asked of one that another holds.</summary>
    public static ReviewQueueState Give(ReviewQueueState state, string account, string name, string candidacyId, DateTimeOffset now)
    {
        var current = Current(state, now);
        return current with
        {
            Leases = current.Leases.RemoveAll(l => l.CandidacyId == candidacyId).Add(new ReviewLease(candidacyId, account, name, now + Term)),
            PutOff = current.PutOff.RemoveAll(p => p.CandidacyId == candidacyId && p.Account == account),
        };
    }

    /// <summary>The state without her lease of a candidacy; another person's stays.</summary>
    public static ReviewQueueState Release(ReviewQueueState state, string account, string candidacyId, bool later, DateTimeOffset now)
    {
        var current = Current(state, now);
        var without = current with { Leases = current.Leases.RemoveAll(l => l.CandidacyId == candidacyId && l.Account == account) };
        return !later
            ? without
            : without with
            {
                PutOff = without.PutOff.RemoveAll(p => p.CandidacyId == candidacyId && p.Account == account)
                    .Add(new PutOffReview(candidacyId, account, now + PutOffTerm)),
            };
    }
}
