using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Review;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.Oversight.Review;

/// <summary>The queue as the pages see it; its rules are tested with the real grain.</summary>
internal sealed class FakeReviewQueue
{
    private readonly object _gate = new();
    private readonly Dictionary<string, ReviewLease> _leases = new(StringComparer.Ordinal);

    /// <summary>What waits, in order.</summary>
    public List<string> Waiting { get; } = [];

    /// <summary>What people left for later.</summary>
    public List<(string Account, string Candidacy)> Later { get; } = [];

    public object Grain => Proxy.Of<IReviewQueueGrain>((method, a) => method.Name switch
    {
        nameof(IReviewQueueGrain.TakeNext) => Task.FromResult(Next((Actor)a[0]!, (string)a[1]!)),
        nameof(IReviewQueueGrain.Take) => Task.FromResult<ReviewLease?>(Take((Actor)a[0]!, (string)a[1]!, (string)a[2]!)),
        nameof(IReviewQueueGrain.Release) => Release((Actor)a[0]!, (string)a[1]!, (bool)a[2]!),
        nameof(IReviewQueueGrain.Leases) => Task.FromResult(All()),
        _ => throw new NotSupportedException(method.Name),
    });

    /// <summary>Somebody holds a candidacy.</summary>
    public void Hold(string candidacy, string account, string name)
    {
        lock (_gate)
            _leases[candidacy] = new ReviewLease(candidacy, account, name, DateTimeOffset.UtcNow.AddMinutes(20));
    }

    /// <summary>A lease's term ends.</summary>
    public void End(string candidacy)
    {
        lock (_gate)
            _leases.Remove(candidacy);
    }

    public string? HolderOf(string candidacy)
    {
        lock (_gate)
            return _leases.GetValueOrDefault(candidacy)?.Account;
    }

    private ReviewLease? Next(Actor actor, string name)
    {
        lock (_gate)
        {
            var next = _leases.Values.FirstOrDefault(l => l.Account == actor.AccountId)?.CandidacyId ?? Waiting.Find(w => !_leases.ContainsKey(w));
            return next is null ? null : Take(actor, name, next);
        }
    }

    private ReviewLease Take(Actor actor, string name, string candidacy)
    {
        lock (_gate)
        {
            if (_leases.TryGetValue(candidacy, out var held) && held.Account != actor.AccountId)
                return held;
            Hold(candidacy, actor.AccountId, name);
            return _leases[candidacy];
        }
    }

    private Task Release(Actor actor, string candidacy, bool later)
    {
        lock (_gate)
        {
            if (_leases.TryGetValue(candidacy, out var held) && held.Account == actor.AccountId)
                _leases.Remove(candidacy);
            Waiting.Remove(candidacy);
            if (later)
                Later.Add((actor.AccountId, candidacy));
            return Task.CompletedTask;
        }
    }

    private ImmutableArray<ReviewLease> All()
    {
        lock (_gate)
            return [.. _leases.Values];
    }
}
