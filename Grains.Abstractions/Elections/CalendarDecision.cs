using Conoceles.Candidacies;

namespace Conoceles.Elections;

/// <summary>What the UT may decide about a loaded election's calendar. The names are stored.</summary>
[GenerateSerializer, Alias("CalendarAct")]
public enum CalendarAct
{
    /// <summary>A day off more.</summary>
    AddHoliday,

    /// <summary>A day off less.</summary>
    RemoveHoliday,

    /// <summary>Every day is a business day: the process began.</summary>
    CountEveryDay,

    /// <summary>Monday to Friday, less holidays: the process ended.</summary>
    CountBusinessDays,

    /// <summary>The 15 days of the capture include the day of the receipt, as the plan prints.</summary>
    CountReceiptDay,

    /// <summary>The 15 days of the capture begin on the next day.</summary>
    CountFromNextDay,

    /// <summary>An agreement extends a deadline.</summary>
    Extend,
}

/// <summary>A decision about the calendar: who, when, on which agreement, why. None is ever removed.</summary>
[GenerateSerializer, Immutable, Alias("CalendarDecision")]
public sealed record CalendarDecision
{
    [Id(0)]
    public required Guid OperationId { get; init; }

    [Id(1)]
    public required CalendarAct Act { get; init; }

    /// <summary>Legal instant.</summary>
    [Id(2)]
    public required DateTimeOffset At { get; init; }

    [Id(3)]
    public required string Account { get; init; }

    /// <summary>Number of the agreement, or the document that says so.</summary>
    [Id(4)]
    public required string Agreement { get; init; }

    /// <summary>Why; of a holiday, its name.</summary>
    [Id(5)]
    public required string Reason { get; init; }

    /// <summary>The holiday's date; null of another act.</summary>
    [Id(6)]
    public DateOnly? Day { get; init; }

    /// <summary>Null unless it extends.</summary>
    [Id(7)]
    public DeadlineExtension? Extension { get; init; }

    /// <summary>The account's name when it was taken.</summary>
    [Id(8)]
    public required string Name { get; init; }
}

/// <summary>Asks for a decision about the calendar (UT administrator).</summary>
[GenerateSerializer, Immutable, Alias("DecideCalendar")]
public sealed record DecideCalendar
{
    [Id(0)]
    public required Guid OperationId { get; init; }

    [Id(1)]
    public required Actor Actor { get; init; }

    /// <summary>Legal instant at which the web had the request.</summary>
    [Id(2)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Version of the definition that the person saw.</summary>
    [Id(3)]
    public required int SeenVersion { get; init; }

    [Id(4)]
    public required CalendarAct Act { get; init; }

    [Id(5)]
    public required string Agreement { get; init; }

    [Id(6)]
    public required string Reason { get; init; }

    [Id(7)]
    public DateOnly? Day { get; init; }

    /// <summary>The account's name, as screens show it.</summary>
    [Id(9)]
    public required string Name { get; init; }

    /// <summary>What it extends, from when, until when and for whom; the agreement and the reason are the command's.</summary>
    [Id(8)]
    public DeadlineExtension? Extension { get; init; }
}
