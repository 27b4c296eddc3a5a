namespace Conoceles.Elections;

/// <summary>
/// The only clock that rules, deadlines, receipts and screens read. It runs at the speed of the real one, shifted by
/// an offset that is one row of the main database: zero in a real election, anything in a demo or a rehearsal.
/// Orleans, cookies and TLS live on <see cref="TimeProvider"/>, which is never shifted.
/// </summary>
public sealed class LegalClock(TimeProvider time)
{
    private long _offsetTicks;
    private int _moves;

    /// <summary>Shift against the real clock; set by the process's reader of the row, or by a test.</summary>
    public TimeSpan Offset
    {
        get => new(Interlocked.Read(ref _offsetTicks));
        set => Interlocked.Exchange(ref _offsetTicks, value.Ticks);
    }

    /// <summary>How often its row moved it: who waits in real time for a legal instant looks again.</summary>
    public int Moves => Volatile.Read(ref _moves);

    /// <summary>Takes the shift that the row says.</summary>
    public void Follow(TimeSpan offset)
    {
        if (Interlocked.Exchange(ref _offsetTicks, offset.Ticks) != offset.Ticks)
            Interlocked.Increment(ref _moves);
    }

    /// <summary>The legal instant, UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + Offset;
}
