using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Conoceles.Elections;

/// <summary>What is done about an activity of the work plan, in the order in which it happens. The names are stored.</summary>
[GenerateSerializer, Alias("PlanActKind")]
public enum PlanActKind
{
    /// <summary>The activity was done.</summary>
    Done,

    /// <summary>A report was made.</summary>
    Made,

    /// <summary>Whoever has to approved it.</summary>
    Approved,

    /// <summary>It was presented to the Consejo General.</summary>
    Presented,

    /// <summary>It was sent to the INE.</summary>
    Remitted,
}

/// <summary>A day that is said by its distance from a date of the election's calendar.</summary>
/// <param name="Anchor">Id of the named date, whose first day counts; <see cref="ElectionCheck.ElectionDayId"/> is election day.</param>
/// <param name="Months">Natural months from it; negative is before.</param>
/// <param name="Days">Natural days after those months; negative is before.</param>
/// <param name="Day">Day of the month that the others give, or its last one when it is shorter; null keeps theirs.</param>
[GenerateSerializer, Immutable, Alias("PlanDate")]
public sealed record PlanDate(
    [property: Id(0)] string Anchor,
    [property: Id(1)] int Months = 0,
    [property: Id(2)] int Days = 0,
    [property: Id(3)] int? Day = null)
{
    /// <summary>The day itself, from the first one of its anchor.</summary>
    public DateOnly From(DateOnly anchor)
    {
        var date = anchor.AddMonths(Months).AddDays(Days);
        return Day is { } day ? new DateOnly(date.Year, date.Month, Math.Min(day, DateTime.DaysInMonth(date.Year, date.Month))) : date;
    }
}

/// <summary>One of the acts of an activity.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="By">Who does it or, of a remission, through whom it goes; null when no text says it.</param>
/// <param name="Term">Days that it has from the activity's date; null when it has that same date.</param>
[GenerateSerializer, Immutable, Alias("PlanAct")]
public sealed record PlanAct(
    [property: Id(0)] PlanActKind Kind,
    [property: Id(1)] string? By = null,
    [property: Id(2)] DeadlineRule? Term = null);

/// <summary>An activity of the work plan (Plan de Trabajo) or one of its reports, as data of the election (product §5).</summary>
[GenerateSerializer, Immutable, Alias("PlanActivity")]
public sealed record PlanActivity
{
    /// <summary>Lowercase letters, digits and hyphens; acts are recorded under it, so it does not change.</summary>
    [Id(0)]
    public required string Id { get; init; }

    /// <summary>How the plan calls it: number of the activity, article.</summary>
    [Id(1)]
    public required string Reference { get; init; }

    [Id(2)]
    public required string Name { get; init; }

    /// <summary>Document that says its date.</summary>
    [Id(3)]
    public required string Source { get; init; }

    /// <summary>First day of its period; null when it has only a date.</summary>
    [Id(4)]
    public PlanDate? Opens { get; init; }

    /// <summary>Its date: the last day for its acts but those that have a term of their own.</summary>
    [Id(5)]
    public required PlanDate Due { get; init; }

    /// <summary>In order: none is recorded before the one before it.</summary>
    [Id(6)]
    public required ImmutableArray<PlanAct> Acts { get; init; }

    /// <summary>How many months in a row it is repeated, from that date on.</summary>
    [Id(7)]
    public int Times { get; init; } = 1;

    /// <summary>What is to be known of its date; null when nothing is.</summary>
    [Id(8)]
    public string? Note { get; init; }

    [JsonIgnore]
    public bool IsReport => Acts.Any(a => a.Kind is PlanActKind.Made);
}
