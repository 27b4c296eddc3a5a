namespace Conoceles.Elections;

/// <summary>
/// The only clock that rules, deadlines, receipts and screens read. It runs at the speed of the real one, shifted by
/// an offset that is one row of the main database: zero in a real election, anything in a demo or a rehearsal.
/// Orleans, cookies and TLS live on <see cref="TimeProvider"/>, which is never shifted.
/// </summary>
public sealed class LegalClock(TimeProvider time)
{
    private long _offsetTicks;

    /// <summary>Shift against the real clock; set by the process's reader of the row, or by a test.</summary>
    public TimeSpan Offset
    {
        get => new(Interlocked.Read(ref _offsetTicks));
        set => Interlocked.Exchange(ref _offsetTicks, value.Ticks);
    }

    /// <summary>The legal instant, UTC.</summary>
    public DateTimeOffset Now => time.GetUtcNow() + Offset;
}
