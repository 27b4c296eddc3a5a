using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies.Rules;

namespace Conoceles.Grains.Elections.Rules;

/// <summary>What the UT decides about a calendar, and the calendar that results. Pure.</summary>
internal static class CalendarRules
{
    public static readonly Refusal HolidayRepeated = new("holiday-repeated", "Ese día ya está entre los inhábiles.");
    public static readonly Refusal HolidayMissing = new("holiday-missing", "Ese día no está entre los inhábiles.");
    public static readonly Refusal ExtensionDates =
        new("extension-dates", "La nueva fecha debe ser posterior a la que se amplía, de hoy en adelante y, en la captura, a más tardar el día de la elección.");
    public static readonly Refusal UnknownParty = new("unknown-party", "Ese partido no captura en este proceso.");

    /// <summary>The definition with every decision, in the order in which they were taken.</summary>
    public static ElectionDefinition? Effective(ElectionState state) =>
        state.Definition is { } definition ? state.Decisions.Aggregate(definition, Apply) : null;

    /// <summary>The decision that the command asks for, or why it is refused.</summary>
    public static (CalendarDecision? Decision, Refusal? Refusal) Decide(ElectionState state, DecideCalendar command)
    {
        if (command.Actor.Role is not Role.UtAdministrator)
            return (null, Refusals.RoleLacksCommand);
        if (Effective(state) is not { } election)
            return (null, ElectionRules.NoElection);
        if (command.SeenVersion != state.DefinitionVersion)
            return (null, Refusals.StaleVersion);
        if (Notes.Reference(command.Agreement) is not { } agreement)
            return (null, Refusals.AgreementMissing);
        if (Notes.Text(command.Reason) is not { } reason)
            return (null, command.Reason.Length > Notes.MaxText ? Refusals.NoteTooLong : Refusals.ReasonMissing);
        var decision = new CalendarDecision
        {
            OperationId = command.OperationId,
            Act = command.Act,
            At = command.ReceivedAt,
            Account = command.Actor.AccountId,
            Name = command.Name,
            Agreement = agreement,
            Reason = reason,
            Day = command.Day,
            Extension = command.Extension is { } extension ? extension with { Agreement = agreement, Reason = reason } : null,
        };
        return Refuse(election, decision) is { } refusal ? (null, refusal) : (decision, null);
    }

    private static Refusal? Refuse(ElectionDefinition election, CalendarDecision decision)
    {
        var business = election.Deadlines.Business;
        var known = business.Holidays.Any(h => h.Day == decision.Day);
        return decision.Act switch
        {
            CalendarAct.AddHoliday or CalendarAct.RemoveHoliday when decision.Day is null => Refusals.InvalidDate,
            CalendarAct.AddHoliday when known => HolidayRepeated,
            CalendarAct.RemoveHoliday when !known => HolidayMissing,
            CalendarAct.CountEveryDay or CalendarAct.CountBusinessDays
                when business.EveryDay == decision.Act is CalendarAct.CountEveryDay => Refusals.NothingChanges,
            CalendarAct.CountReceiptDay or CalendarAct.CountFromNextDay
                when election.Deadlines.Capture.CountsTriggerDay == decision.Act is CalendarAct.CountReceiptDay => Refusals.NothingChanges,
            CalendarAct.Extend => RefuseExtension(election, decision),
            _ => null,
        };
    }

    private static Refusal? RefuseExtension(ElectionDefinition election, CalendarDecision decision) => decision.Extension switch
    {
        null or { Deadline: DeadlineKind.Reopening } => ExtensionDates,
        var e when e.Until <= e.From || e.Until < Deadlines.LocalDate(decision.At) => ExtensionDates,
        { Deadline: DeadlineKind.Capture } e when e.Until > election.ElectionDay => ExtensionDates,
        { Party: { } party } when election.FindActor(party) is not { Kind: ActorKind.Party or ActorKind.Independent } => UnknownParty,
        _ => null,
    };

    private static ElectionDefinition Apply(ElectionDefinition election, CalendarDecision decision)
    {
        var rules = election.Deadlines;
        var business = rules.Business;
        return election with
        {
            Deadlines = decision.Act switch
            {
                CalendarAct.AddHoliday => rules with { Business = business with { Holidays = With(business.Holidays, new Holiday(decision.Day!.Value, decision.Reason)) } },
                CalendarAct.RemoveHoliday => rules with { Business = business with { Holidays = business.Holidays.RemoveAll(h => h.Day == decision.Day) } },
                CalendarAct.CountEveryDay or CalendarAct.CountBusinessDays =>
                    rules with { Business = business with { EveryDay = decision.Act is CalendarAct.CountEveryDay } },
                CalendarAct.CountReceiptDay or CalendarAct.CountFromNextDay =>
                    rules with { Capture = rules.Capture with { CountsTriggerDay = decision.Act is CalendarAct.CountReceiptDay } },
                CalendarAct.Extend => rules with { Extensions = rules.Extensions.Add(decision.Extension!) },
                _ => throw new ArgumentOutOfRangeException(nameof(decision), decision.Act, null),
            },
        };
    }

    // The file may have brought the same day since it was decided.
    private static ImmutableArray<Holiday> With(ImmutableArray<Holiday> holidays, Holiday holiday) =>
        [.. holidays.Where(h => h.Day != holiday.Day).Append(holiday).OrderBy(h => h.Day)];
}
