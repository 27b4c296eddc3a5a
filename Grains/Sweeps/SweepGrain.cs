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

    /// <summary>Timers count whole milliseconds: one that came a fraction before the instant would find nothing due.</summary>
    private static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(1);

    private IGrainTimer? _next;
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
        await Sweep();
        _next?.Dispose();
        _next = null;
        if (await Next() is { } instant && instant - Now is var wait && wait < Period)
            _next = this.RegisterGrainTimer(Sweep, wait > TimeSpan.Zero ? wait + Tick : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Does what is due now.</summary>
    protected abstract Task Sweep();

    /// <summary>The next legal instant that is known; null when none is.</summary>
    protected abstract Task<DateTimeOffset?> Next();
}
