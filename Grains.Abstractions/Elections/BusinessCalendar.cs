using System.Collections.Immutable;

namespace Conoceles.Elections;

/// <summary>
/// Which days are business days (días hábiles). During an electoral process all of them are (LGSMIME, arts. 7–8); with the
/// switch off, those from Monday to Friday that are not holidays.
/// </summary>
[GenerateSerializer, Immutable, Alias("BusinessCalendar")]
public sealed record BusinessCalendar
{
    public static readonly BusinessCalendar DuringTheProcess = new();

    /// <summary>«Durante el proceso, todos los días y horas son hábiles».</summary>
    [Id(0)]
    public bool EveryDay { get; init; } = true;

    /// <summary>Days off (días inhábiles), in order; they say nothing while every day counts.</summary>
    [Id(1)]
    public ImmutableArray<Holiday> Holidays { get; init; } = [];

    public bool IsBusiness(DateOnly day) =>
        EveryDay || (day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday) && Holidays.All(h => h.Day != day));

    /// <summary>The first business day after another.</summary>
    public DateOnly NextBusiness(DateOnly day)
    {
        do
            day = day.AddDays(1);
        while (!IsBusiness(day));
        return day;
    }
}

/// <param name="Day">Local date.</param>
/// <param name="Name">Why nobody works, or the agreement that says so.</param>
[GenerateSerializer, Immutable, Alias("Holiday")]
public sealed record Holiday([property: Id(0)] DateOnly Day, [property: Id(1)] string Name);
