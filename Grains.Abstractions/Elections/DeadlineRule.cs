namespace Conoceles.Elections;

/// <summary>Which days a deadline (plazo) counts.</summary>
[GenerateSerializer, Alias("DayUnit")]
public enum DayUnit
{
    /// <summary>All of them.</summary>
    Natural,

    /// <summary>Those of the <see cref="BusinessCalendar"/>.</summary>
    Business,
}

/// <summary>A number of days that are counted from something that happened (product §5).</summary>
/// <param name="Days">From 1.</param>
/// <param name="Unit">Which of them count.</param>
/// <param name="CountsTriggerDay">True when the day on which it happened is the first one; false when the next day is.</param>
/// <param name="Norm">Article or agreement that says so, as it is read on screen.</param>
[GenerateSerializer, Immutable, Alias("DeadlineRule")]
public sealed record DeadlineRule(
    [property: Id(0)] int Days,
    [property: Id(1)] DayUnit Unit,
    [property: Id(2)] bool CountsTriggerDay,
    [property: Id(3)] string Norm)
{
    /// <summary>First day that counts.</summary>
    public DateOnly First(DateOnly trigger, BusinessCalendar calendar)
    {
        var first = CountsTriggerDay ? trigger : trigger.AddDays(1);
        while (Unit is DayUnit.Business && !calendar.IsBusiness(first))
            first = first.AddDays(1);
        return first;
    }

    /// <summary>Last day of the term.</summary>
    public DateOnly Last(DateOnly trigger, BusinessCalendar calendar)
    {
        var last = First(trigger, calendar);
        if (Unit is DayUnit.Natural)
            return last.AddDays(Days - 1);
        for (var counted = 1; counted < Days; counted++)
            last = calendar.NextBusiness(last);
        return last;
    }
}
