using System.Collections.Concurrent;
using System.Collections.Immutable;
using Conoceles.Candidacies;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Bulk;

/// <summary>
/// Work on many candidacies, step by step, each step a turn, so that progress can be read between two. A crash loses at
/// most a step, whose commands are repeats: a one-minute reminder starts it again. When nothing is left the reminder goes.
/// </summary>
public abstract partial class ResumableGrain(ILogger logger) : Grain, IRemindable
{
    private const int Parallelism = 8;
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private IGrainTimer? _timer;

    /// <summary>Name of its reminder: stored, it never changes.</summary>
    protected abstract string ReminderName { get; }

    /// <summary>Something is left to do.</summary>
    protected abstract bool Unfinished { get; }

    /// <summary>Does the next step. An exception stops the work until the reminder comes.</summary>
    protected abstract Task Advance(CancellationToken cancellation);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (Unfinished)
            Resume();
        else if (await this.GetReminder(ReminderName) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    /// <summary>Registers the reminder; before the state is saved: an extra tick is harmless, a missing one is not.</summary>
    protected Task Arm() => this.RegisterOrUpdateReminder(ReminderName, ReminderPeriod, ReminderPeriod);

    /// <summary>Goes on with the work if there is any.</summary>
    protected void Resume()
    {
        if (Unfinished)
            _timer ??= this.RegisterGrainTimer(Step, new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(1)) { KeepAlive = true });
    }

    /// <summary>
    /// Gives each of some candidacies its command, several at once; those that refused, in order. A refusal that passes by
    /// itself stops the work: the reminder gives the same commands again.
    /// </summary>
    protected static async Task<ImmutableArray<(string Id, Outcome Outcome)>> Each(
        IEnumerable<string> candidacies, Func<string, Task<Outcome>> give, CancellationToken cancellation)
    {
        var refused = new ConcurrentBag<(string Id, Outcome Outcome)>();
        await Parallel.ForEachAsync(
            candidacies,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation, TaskScheduler = TaskScheduler.Current },
            async (id, _) =>
            {
                var outcome = await give(id);
                if (Refusals.Passes(outcome.Code))
                    throw new InvalidOperationException(outcome.Code);
                if (!outcome.Accepted)
                    refused.Add((id, outcome));
            });
        return [.. refused.OrderBy(r => r.Id, StringComparer.Ordinal)];
    }

    private async Task Step(CancellationToken cancellation)
    {
        try
        {
            if (Unfinished)
                await Advance(cancellation);
            else
                Pause();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The reminder starts it again at the same step.
            LogStopped(this.GetPrimaryKeyString(), e.GetType().Name);
            Pause();
        }
    }

    private void Pause()
    {
        _timer?.Dispose();
        _timer = null;
    }

    [LoggerMessage(2201, LogLevel.Warning, "{WorkId} stopped ({Reason}); the reminder resumes it")]
    private partial void LogStopped(string workId, string reason);
}
