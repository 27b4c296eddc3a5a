namespace Conoceles.Elections;

/// <summary>
/// The terms of requests about personal data (solicitudes ARCO): configuration, each with a default that the institute's
/// lawyers have to confirm (docs/arco.md).
/// </summary>
[GenerateSerializer, Immutable, Alias("ArcoTerms")]
public sealed record ArcoTerms
{
    public static readonly ArcoTerms Default = new();

    /// <summary>Natural days before a term's last day during which it is said to be due, and after it to be reminded as overdue.</summary>
    public const int NoticeDays = 5;

    private const string Law = "Ley General de Protección de Datos Personales en Posesión de Sujetos Obligados";

    /// <summary>Asking the person to complete the request (prevención), from its receipt.</summary>
    [Id(0)]
    public DeadlineRule Prevention { get; init; } = new(5, DayUnit.Business, CountsTriggerDay: false, Law);

    /// <summary>Completing it (desahogo), from the notification of the prevention.</summary>
    [Id(1)]
    public DeadlineRule Mending { get; init; } = new(10, DayUnit.Business, CountsTriggerDay: false, Law);

    /// <summary>Answering, from the receipt or, when the request had to be completed, from its completion.</summary>
    [Id(2)]
    public DeadlineRule Answer { get; init; } = new(20, DayUnit.Business, CountsTriggerDay: false, Law);

    /// <summary>What the answer's term may be extended once, from its last day.</summary>
    [Id(3)]
    public DeadlineRule Extension { get; init; } = new(10, DayUnit.Business, CountsTriggerDay: false, Law);

    /// <summary>Making effective what the answer grants, from its notification.</summary>
    [Id(4)]
    public DeadlineRule Fulfilment { get; init; } = new(15, DayUnit.Business, CountsTriggerDay: false, Law);

    /// <summary>
    /// True when every day counts during the process, as for electoral acts. The protection of personal data is no electoral
    /// act: by default these terms count from Monday to Friday, less the days off of the election's calendar.
    /// </summary>
    [Id(5)]
    public bool EveryDay { get; init; }

    /// <summary>The days that these terms count, from those of the election.</summary>
    public BusinessCalendar Of(BusinessCalendar calendar) => calendar with { EveryDay = EveryDay };
}
