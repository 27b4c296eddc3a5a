using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Elections.Rules;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Elections;

public class CalendarRulesTests
{
    private static readonly Actor Administrator = new("cuenta-ut", "sesion-ut", Role.UtAdministrator, null);
    private static readonly DateOnly Labour = new(2024, 5, 1);
    private static readonly ElectionState Loaded = new() { Definition = Sample.Election, DefinitionVersion = 3 };

    public static TheoryData<string, string, DecideCalendar> Refused => new()
    {
        { "another role", "role-lacks-command", Holiday() with { Actor = Sample.Reviewer } },
        { "a capturist", "role-lacks-command", Holiday() with { Actor = Sample.Capturist } },
        { "an old page", "stale-version", Holiday() with { SeenVersion = 2 } },
        { "no agreement", "agreement-missing", Holiday() with { Agreement = "  " } },
        { "no reason", "reason-missing", Holiday() with { Reason = "" } },
        { "a reason without end", "note-too-long", Holiday() with { Reason = new string('a', 2_001) } },
        { "a holiday without day", "invalid-date", Holiday() with { Day = null } },
        { "a holiday that is not", "holiday-missing", Holiday() with { Act = CalendarAct.RemoveHoliday } },
        { "the switch as it is", "nothing-changes", Holiday() with { Act = CalendarAct.CountEveryDay } },
        { "the count as it is", "nothing-changes", Holiday() with { Act = CalendarAct.CountFromNextDay } },
        { "nothing to extend", "extension-dates", Extension() with { Extension = null } },
        { "backwards", "extension-dates", Extension(until: new DateOnly(2024, 5, 5)) },
        { "until yesterday", "extension-dates", Extension(from: new DateOnly(2024, 4, 20), until: new DateOnly(2024, 4, 24)) },
        { "after the vote", "extension-dates", Extension(until: new DateOnly(2024, 6, 3)) },
        { "a reopening", "extension-dates", Extension(DeadlineKind.Reopening) },
        { "nobody's", "unknown-party", Extension(party: "nadie") },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Decision_ThatCannotBe_IsRefused(string why, string code, DecideCalendar command)
    {
        var (decision, refusal) = CalendarRules.Decide(Loaded, command);
        Assert.True(decision is null && refusal?.Code == code, $"{why}: {refusal?.Code}");
    }

    [Fact]
    public void Decision_WithoutElection_IsRefused() =>
        Assert.Equal("no-election", CalendarRules.Decide(new ElectionState { DefinitionVersion = 3 }, Holiday()).Refusal!.Code);

    [Fact]
    public void Holiday_MovesABusinessDeadline_OnlyWhenNotEveryDayCounts()
    {
        // Tuesday 30 April: the next business day is the 1st, or the 2nd once it is a holiday.
        var asked = Sample.At("2024-04-30T12:00:00-07:00");
        var state = After(Loaded, Holiday());
        Assert.Equal(Labour, Due(state, asked));
        state = After(state, Holiday() with { Act = CalendarAct.CountBusinessDays });
        Assert.Equal(Labour.AddDays(1), Due(state, asked));
        Assert.Equal("holiday-repeated", CalendarRules.Decide(state, Holiday() with { SeenVersion = state.DefinitionVersion }).Refusal!.Code);
        state = After(state, Holiday() with { Act = CalendarAct.RemoveHoliday });
        Assert.Equal(Labour, Due(state, asked));
        Assert.Equal([CalendarAct.AddHoliday, CalendarAct.CountBusinessDays, CalendarAct.RemoveHoliday], state.Decisions.Select(d => d.Act));
    }

    [Fact]
    public void Decisions_SurviveTheLoadOfTheirFile()
    {
        var state = After(After(Loaded, Extension()), Holiday());
        var again = state with { Definition = Sample.Election with { Name = "Otro nombre" } };
        var effective = CalendarRules.Effective(again)!;
        Assert.Equal("Otro nombre", effective.Name);
        Assert.Equal("CG/90/2024", Assert.Single(effective.Deadlines.Extensions).Agreement);
        Assert.Equal("Suspensión de labores", Assert.Single(effective.Deadlines.Business.Holidays).Name);
        // A file that says the same day since does not say it twice.
        var file = Sample.Election with { Deadlines = DeadlineRules.Default with { Business = new BusinessCalendar { Holidays = [new Holiday(Labour, "Del archivo")] } } };
        Assert.Empty(ElectionCheck.Problems(CalendarRules.Effective(state with { Definition = file })!).Where(p => p.Contains("inhábil", StringComparison.Ordinal)));
    }

    [Fact]
    public void CountingTheReceipt_MakesTheEarlierDateBinding()
    {
        var state = After(Loaded, Holiday() with { Act = CalendarAct.CountReceiptDay });
        var calendar = Calendar.Of(CalendarRules.Effective(state)!, 4);
        Assert.Equal(new DateOnly(2024, 5, 4), Conoceles.Elections.Deadlines.Capture(Sample.Entry, calendar)!.Last);
    }

    private static DateOnly Due(ElectionState state, DateTimeOffset asked) =>
        Conoceles.Elections.Deadlines.Correction(asked, Calendar.Of(CalendarRules.Effective(state)!, state.DefinitionVersion)).Last;

    private static ElectionState After(ElectionState state, DecideCalendar command)
    {
        var (decision, refusal) = CalendarRules.Decide(state, command with { SeenVersion = state.DefinitionVersion });
        Assert.True(decision is not null, refusal?.Message);
        return state with { DefinitionVersion = state.DefinitionVersion + 1, Decisions = state.Decisions.Add(decision) };
    }

    private static DecideCalendar Holiday() => new()
    {
        OperationId = Guid.Empty,
        Actor = Administrator,
        ReceivedAt = Sample.InWindow,
        SeenVersion = 3,
        Act = CalendarAct.AddHoliday,
        Agreement = "Circular 1/2024",
        Reason = "Suspensión de labores",
        Day = Labour,
        Name = "Administradora Ficticia",
    };

    private static DecideCalendar Extension(
        DeadlineKind kind = DeadlineKind.Capture, DateOnly? from = null, DateOnly? until = null, string? party = null) => Holiday() with
        {
            Act = CalendarAct.Extend,
            Agreement = "CG/90/2024",
            Day = null,
            Extension = new DeadlineExtension(kind, from ?? new DateOnly(2024, 5, 5), until ?? new DateOnly(2024, 5, 8), "", "", party),
        };
}
