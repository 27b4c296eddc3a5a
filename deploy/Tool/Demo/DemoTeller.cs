using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Running;

namespace Conoceles.Deploy.Demo;

/// <summary>
/// Gives the demo's commands at its legal instants, patient with a cluster that starts. Operation ids follow from the
/// seed: a command that was given before gets its first answer.
/// </summary>
internal sealed class DemoTeller(IClusterClient client, LegalClockRow clock, string election)
{
    private const int Parallelism = 8;
    private const int Attempts = 10;
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);
    private TimeSpan _offset;

    public static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(200);

    public IClusterClient Client => client;

    public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + _offset;

    /// <summary>A new roster on an empty installation gets its ids in order.</summary>
    public static string IdOf(string election, int index) => CandidacyId.Create(election, index + 1);

    public ICandidacyGrain Grain(int index) => client.GetGrain<ICandidacyGrain>(IdOf(election, index));

    public async Task BeginAsync(CancellationToken cancellation) => _offset = await clock.OffsetAsync(cancellation);

    public async Task MoveAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        await clock.SetAsync(instant, cancellation);
        _offset = await clock.OffsetAsync(cancellation);
    }

    /// <summary>Silos read the clock's row once a second: until they have, they say so and the command is given again.</summary>
    public static async Task GiveAsync(ICandidacyGrain grain, Func<CandidacyCommand> command, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_patience);
        while (true)
        {
            var outcome = await RepeatAsync(() => grain.Execute(command()), cancellation);
            if (outcome.Code != Refusals.ClockSkew.Code)
            {
                // Told before: the section or the submission is already there.
                if (outcome.Code != Refusals.StaleSection.Code && outcome.Code != Refusals.AlreadySubmitted.Code)
                    Require(outcome);
                return;
            }
            await Task.Delay(Pause, limit.Token);
        }
    }

    /// <summary>
    /// A call that times out has an unknown outcome; the operation id makes its repeat harmless. A small machine that
    /// compiles its first calls needs it.
    /// </summary>
    public static async Task<T> RepeatAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (e is TimeoutException or OrleansException && attempt < Attempts)
            {
                await Task.Delay(Pause, cancellation);
            }
        }
    }

    public static Task EachAsync(int count, Func<int, Task> what, CancellationToken cancellation) => Parallel.ForAsync(
        0, count, new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
        async (i, _) => await what(i));

    public static void Require(Outcome outcome)
    {
        if (!outcome.Accepted)
            throw new ToolException($"La demostración no se pudo cargar ({outcome.Code}): {outcome.Message}");
    }
}
