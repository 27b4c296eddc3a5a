using System.Collections.Immutable;
using Conoceles.Elections;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Oversight.LegalCalendar;

/// <summary>One of the decisions about the calendar: when its page is offered and what it asks.</summary>
/// <param name="Slug">End of its address.</param>
/// <param name="Act">What it records.</param>
/// <param name="Title">Title and link.</param>
/// <param name="Intro">What it changes.</param>
/// <param name="Fields">What is asked before agreement and reason.</param>
/// <param name="Offered">The calendar admits it.</param>
public sealed record CalendarDecisionKind(
    string Slug,
    CalendarAct Act,
    string Title,
    string Intro,
    Func<ElectionDefinition, ImmutableArray<Field>> Fields,
    Func<DeadlineRules, bool> Offered)
{
    public static readonly Field Day = new() { Id = "dia", Kind = FieldKind.Date, Label = CalendarMessages.Holiday };
    public static readonly Field Deadline = new()
    {
        Id = "plazo",
        Kind = FieldKind.Choice,
        Label = CalendarMessages.ExtendKind,
        Options = [.. new[] { DeadlineKind.Capture, DeadlineKind.Accounts, DeadlineKind.Correction }.Select(k => new Option(k.ToString(), DeadlineText.Name(k)))],
    };

    public static readonly Field From = new() { Id = "desde", Kind = FieldKind.Date, Label = CalendarMessages.ExtendFrom };
    public static readonly Field Until = new() { Id = "hasta", Kind = FieldKind.Date, Label = CalendarMessages.ExtendUntil };

    /// <summary>Only its id: what it offers are the election's parties.</summary>
    public static readonly Field Party = new() { Id = "partido", Kind = FieldKind.Select, Label = CalendarMessages.ExtendParty, Extra = true };

    /// <summary>Only its id: what it offers are the days of the list.</summary>
    public static readonly Field Listed = Day with { Kind = FieldKind.Select };

    public static readonly Field Agreement = new() { Id = "acuerdo", Kind = FieldKind.Text, Label = CalendarMessages.Agreement, Hint = CalendarMessages.AgreementHint };
    public static readonly Field Reason = new() { Id = "motivo", Kind = FieldKind.LongText, Label = CalendarMessages.Reason };
    public static readonly Field Acknowledge = new() { Id = "confirmo", Kind = FieldKind.Check, Label = CalendarMessages.Acknowledge };

    /// <summary>In the order in which they are offered.</summary>
    public static readonly IReadOnlyList<CalendarDecisionKind> All =
    [
        new("ampliar", CalendarAct.Extend, CalendarMessages.ExtendTitle, CalendarMessages.ExtendIntro,
            e => [Deadline, From, Until, Party with { Options = Parties(e) }], _ => true),
        new("inhabil", CalendarAct.AddHoliday, CalendarMessages.AddTitle, CalendarMessages.AddIntro, _ => [Day], _ => true),
        new("quitar-inhabil", CalendarAct.RemoveHoliday, CalendarMessages.RemoveTitle, CalendarMessages.RemoveIntro,
            e => [Listed with { Options = Holidays(e) }], r => r.Business.Holidays.Length > 0),
        new("todos-habiles", CalendarAct.CountEveryDay, CalendarMessages.EveryDayTitle, CalendarMessages.EveryDayIntro, _ => [], r => !r.Business.EveryDay),
        new("entre-semana", CalendarAct.CountBusinessDays, CalendarMessages.WeekdaysTitle, CalendarMessages.WeekdaysIntro, _ => [], r => r.Business.EveryDay),
        new("contar-recepcion", CalendarAct.CountReceiptDay, CalendarMessages.ReceiptTitle, CalendarMessages.ReceiptIntro, _ => [], r => !r.Capture.CountsTriggerDay),
        new("contar-desde-siguiente", CalendarAct.CountFromNextDay, CalendarMessages.NextDayTitle, CalendarMessages.NextDayIntro, _ => [], r => r.Capture.CountsTriggerDay),
    ];

    /// <summary>Everything that is asked, agreement and reason last.</summary>
    public ImmutableArray<Field> Asked(ElectionDefinition election) =>
    [
        .. Fields(election), Agreement,
        Act is CalendarAct.AddHoliday ? Reason with { Kind = FieldKind.Text, Label = CalendarMessages.HolidayReason, Hint = CalendarMessages.HolidayReasonHint } : Reason,
    ];

    private static ImmutableArray<Option> Parties(ElectionDefinition election) =>
        [.. election.Actors.Where(a => a.Kind is ActorKind.Party or ActorKind.Independent).Select(a => new Option(a.Id, a.Name))];

    private static ImmutableArray<Option> Holidays(ElectionDefinition election) => [.. election.Deadlines.Business.Holidays
        .Select(h => new Option(h.Day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), $"{Text.SpanishDay.Of(h.Day)}, {h.Name}"))];
}
