using Conoceles.Elections;

namespace Conoceles.Grains.Sweeps;

/// <summary>
/// Looks once a minute for what an instant brought to an election. One reminder for the election instead of one per
/// candidacy, and a timer for what comes within the next minute. Reminders make things happen; nothing is right because one
/// came in time. The key is the election's slug.
/// </summary>
public abstract class SweepGrain(LegalClock clock) : Grain, IRemindable
{
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>How soon a legal clock that was moved is noticed; only demos and rehearsals move it.</summary>
    private static readonly TimeSpan Glance = TimeSpan.FromSeconds(2);

    /// <summary>Timers count whole milliseconds.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private IGrainTimer _next = null!;
    private int _moves = clock.Moves;

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
        _next = this.RegisterGrainTimer(Look, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return base.OnActivateAsync(cancellationToken);
    }

    public Task ReceiveReminder(string reminderName, TickStatus status) => Look();

    private async Task Follow()
    {
        if (clock.Moves == _moves)
            return;
        _moves = clock.Moves;
        await Look();
    }

    private async Task Look()
    {
        // Of before the sweep: an instant that comes while it looks is not its own any more.
        var looked = Now;
        await Sweep();
        // It looks again even if the instant was the last: a timer, which has a coarse clock of its own, may come some
        // milliseconds before it and find nothing due.
        var soon = await Next(looked) is { } instant && instant - Now is var wait && wait < Period
            ? wait > TimeSpan.Zero ? wait + Tick : TimeSpan.Zero
            : Timeout.InfiniteTimeSpan;
        _next.Change(soon, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Does what is due now.</summary>
    protected abstract Task Sweep();

    /// <summary>The first legal instant after that one that is known, maybe past already; null when none is.</summary>
    protected abstract Task<DateTimeOffset?> Next(DateTimeOffset after);
}
