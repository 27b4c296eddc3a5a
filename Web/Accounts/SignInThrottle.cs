using System.Collections.Concurrent;
using System.Net;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Accounts;

/// <summary>
/// Slows down guessing without locking anybody out: after five failures of one name from one network, each further
/// try waits longer, up to eight seconds. A rival who guesses elsewhere does not delay the owner (ASVS 6.1.1).
/// Kept per process; what is forgotten at a restart only costs an attacker less waiting.
/// </summary>
public sealed class SignInThrottle(TimeProvider time)
{
    private const int FreeTries = 5;
    private const int MaxTracked = 20_000;
    private static readonly TimeSpan Forget = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(8);
    private readonly ConcurrentDictionary<(string User, string Network), (int Failures, DateTimeOffset Last)> _failures = new();

    /// <summary>How long this try has to wait before it is looked at.</summary>
    public TimeSpan Wait(string user, IPAddress? from)
    {
        if (!_failures.TryGetValue(Key(user, from), out var known) || time.GetUtcNow() - known.Last > Forget || known.Failures < FreeTries)
            return TimeSpan.Zero;
        var wait = TimeSpan.FromMilliseconds(500 * Math.Pow(2, Math.Min(known.Failures - FreeTries, 6)));
        return wait < Longest ? wait : Longest;
    }

    public void Failed(string user, IPAddress? from)
    {
        var now = time.GetUtcNow();
        if (_failures.Count >= MaxTracked)
            DropOld(now);
        _failures.AddOrUpdate(
            Key(user, from), _ => (1, now), (_, known) => (now - known.Last > Forget ? 1 : known.Failures + 1, now));
    }

    public void Succeeded(string user, IPAddress? from) => _failures.TryRemove(Key(user, from), out _);

    private void DropOld(DateTimeOffset now)
    {
        foreach (var (key, known) in _failures)
        {
            if (now - known.Last > Forget || known.Failures < FreeTries)
                _failures.TryRemove(key, out _);
        }
    }

    private static (string User, string Network) Key(string user, IPAddress? from) => (user.ToUpperInvariant(), ClientNetwork.Of(from));
}
