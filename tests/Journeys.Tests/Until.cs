using System.Diagnostics;

namespace Conoceles.Journeys.Tests;

/// <summary>Waits for an effect, never for a time: asks again until it is there or the patience ends.</summary>
internal static class Until
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <returns>How long it took.</returns>
    public static async Task<TimeSpan> True(string what, TimeSpan patience, Func<Task<bool>> check)
    {
        var watch = Stopwatch.StartNew();
        while (!await check())
        {
            if (watch.Elapsed > patience)
                throw new TimeoutException($"Not in {patience.TotalSeconds:F0} s: {what}");
            await Task.Delay(Pause);
        }

        return watch.Elapsed;
    }

    public static Task<TimeSpan> True(string what, TimeSpan patience, Func<bool> check) =>
        True(what, patience, () => Task.FromResult(check()));

    public static Task<T> Some<T>(string what, TimeSpan patience, Func<T?> find)
        where T : class => Some(what, patience, () => Task.FromResult(find()));

    public static async Task<T> Some<T>(string what, TimeSpan patience, Func<Task<T?>> find)
        where T : class
    {
        T? found = null;
        await True(what, patience, async () => (found = await find()) is not null);
        return found!;
    }
}
