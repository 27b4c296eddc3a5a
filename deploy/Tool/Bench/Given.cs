using Conoceles.Candidacies;

namespace Conoceles.Deploy.Bench;

/// <summary>Calls as the web gives them: one whose answer was lost is given again, and finds what it did.</summary>
internal static class Given
{
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);

    public static async Task<T> UntilAnsweredAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (e is TimeoutException or OrleansException or OperationCanceledException && !cancellation.IsCancellationRequested)
            {
                // Cancelled by a silo whose neighbour died while it was registering the grain, not by us.
                await Task.Delay(_pause, cancellation);
            }
        }
    }

    /// <exception cref="ToolException">It was refused: a measurement of refusals is none.</exception>
    public static Outcome Accepted(Outcome outcome) =>
        outcome.Accepted ? outcome : throw new ToolException($"Se rechazó un acto de la medición ({outcome.Code}): {outcome.Message}");
}
