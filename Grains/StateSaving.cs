namespace Conoceles.Grains;

/// <summary>The only way that grains write their state.</summary>
internal static class StateSaving
{
    /// <summary>
    /// Replaces the state. Memory never runs ahead of the database: on any failure the old reference comes back and
    /// the activation ends, because a write whose answer was lost may have been done.
    /// </summary>
    public static async Task Save<T>(this IGrainBase grain, IPersistentState<T> storage, T next)
    {
        var before = storage.State;
        storage.State = next;
        try
        {
            await storage.WriteStateAsync();
        }
        catch
        {
            storage.State = before;
            grain.DeactivateOnIdle();
            throw;
        }
    }
}
