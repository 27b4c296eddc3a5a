using System.Diagnostics.Metrics;

namespace Conoceles.Grains;

/// <summary>The only way that grains write their state.</summary>
public static class StateSaving
{
    private static readonly Counter<long> Failures = new Meter("Conoceles").CreateCounter<long>("conoceles.storage.failures");
    private static long _failed;

    /// <summary>Writes of state that failed or whose answer was lost, since this process started.</summary>
    public static long Failed => Interlocked.Read(ref _failed);

    /// <summary>
    /// Replaces the state. Memory never runs ahead of the database: on any failure the old reference comes back and
    /// the activation ends, because a write whose answer was lost may have been done.
    /// </summary>
    internal static async Task Save<T>(this IGrainBase grain, IPersistentState<T> storage, T next)
    {
        var before = storage.State;
        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
        }
        catch
        {
            Interlocked.Increment(ref _failed);
            Failures.Add(1);
            storage.State = before;
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
