namespace Conoceles.Elections;

/// <summary>
/// Legal dates as pure arithmetic. A legal day ends at 23:59:59.999 in America/Hermosillo (product §5), which is
/// UTC−7 all year: a fixed offset, so that a machine without time zone data computes the same.
/// </summary>
public static class Deadlines
{
    public static readonly TimeSpan Hermosillo = TimeSpan.FromHours(-7);

    /// <summary>Last instant of a local day.</summary>
    public static DateTimeOffset EndOf(DateOnly day) => new(day.ToDateTime(new TimeOnly(23, 59, 59, 999)), Hermosillo);

    /// <summary>First instant of a local day.</summary>
    public static DateTimeOffset StartOf(DateOnly day) => new(day.ToDateTime(TimeOnly.MinValue), Hermosillo);

    /// <summary>The local date of an instant.</summary>
    public static DateOnly LocalDate(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Hermosillo).DateTime);

    /// <summary>
    /// When the capture window of a candidacy opens and closes: <paramref name="calendar"/>'s natural days after the
    /// later of approval and receipt of the account, counted from the next day (20/04 → 05/05), capped at election
    /// day. Null while no delivery was recorded: the window has not opened (art. 16 f; product §5).
    /// </summary>
    public static (DateTimeOffset Opens, DateTimeOffset Closes)? CaptureWindow(RegistryEntry entry, Calendar calendar)
    {
        if (entry.AccountDeliveredOn is not { } delivered)
            return null;
        var trigger = delivered > entry.ApprovedOn ? delivered : entry.ApprovedOn;
        var last = trigger.AddDays(calendar.CaptureDays);
        if (last > calendar.ElectionDay)
            last = calendar.ElectionDay;
        return (StartOf(trigger), EndOf(last));
    }

    /// <summary>
    /// Until when a correction asked at an instant is to be applied: the end of the next business day, and during the
    /// process every day is one (LGSMIME 7–8).
    /// </summary>
    public static DateTimeOffset CorrectionDue(DateTimeOffset asked) => EndOf(LocalDate(asked).AddDays(1));

    /// <summary>Years completed on <paramref name="onDay"/> by somebody born on <paramref name="birth"/>.</summary>
    public static int AgeOn(DateOnly birth, DateOnly onDay)
    {
        var age = onDay.Year - birth.Year;
        return onDay < birth.AddYears(age) ? age - 1 : age;
    }
}
