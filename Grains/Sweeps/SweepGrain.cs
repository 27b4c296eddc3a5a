using Conoceles.Elections;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Conoceles.Grains.Sweeps;

/// <summary>
/// Looks once a minute for candidacies of an election to which an instant came, and gives each its command. One reminder for
/// the election instead of one per candidacy, and a timer for what comes within the next minute. Reminders make things
/// happen: each candidacy's own command checks the instant again. The key is the election's slug.
/// </summary>
public abstract partial class SweepGrain(LegalClock clock, ILogger logger) : Grain, IRemindable
{
    /// <summary>Candidacies of one sweep; the rest are of the next.</summary>
    protected const int Batch = 200;

    private const int Parallelism = 8;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>How soon a legal clock that was moved is noticed; only demos and rehearsals move it.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    private IGrainTimer? _next;
    private TimeSpan _offset = clock.Offset;

    protected string Slug => this.GetPrimaryKeyString();

    /// <summary>The legal instant.</summary>
    protected DateTimeOffset Now => clock.Now;

    /// <summary>Name of its reminder: stored, it never changes.</summary>
    protected abstract string ReminderName { get; }

    public Task Arm() => this.RegisterOrUpdateReminder(ReminderName, Period, Period);

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        // A timer armed for an instant waits in real time: a moved clock reaches the instant sooner.
        this.RegisterGrainTimer(Follow, Glance, Glance);
        return base.OnActivateAsync(cancellationToken);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Look();

    private async Task Follow()
    {
        if (clock.Offset == _offset)
            return;
        _offset = clock.Offset;
        await Look();
    }

    private async Task Look()
    {
        await Sweep();
        _next?.Dispose();
        _next = null;
        if (await Next() is { } instant && instant - Now is var wait && wait < Period)
            _next = this.RegisterGrainTimer(Sweep, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>A statement that gives the ids of at most <see cref="Batch"/> candidacies whose instant came; null when there is nothing to look for.</summary>
    protected abstract Task<NpgsqlCommand?> Due();

    /// <summary>The next legal instant that is known; null when none is.</summary>
    protected abstract Task<DateTimeOffset?> Next();

    /// <summary>Gives its command to one of them.</summary>
    protected abstract Task Give(string candidacyId);

    private async Task Sweep()
    {
        var due = await Ids();
        if (due.Count == 0)
            return;
        LogDue(ReminderName, Slug, due.Count);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, TaskScheduler = TaskScheduler.Current },
            async (id, _) => await Give(id));
    }

    private async Task<List<string>> Ids()
    {
        var due = new List<string>();
        await using var command = await Due();
        if (command is null)
            return due;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            due.Add(reader.GetString(0));
        return due;
    }

    [LoggerMessage(2301, LogLevel.Information, "Sweep {Sweep} of {Election}: {Count} due")]
    private partial void LogDue(string sweep, string election, int count);
}
