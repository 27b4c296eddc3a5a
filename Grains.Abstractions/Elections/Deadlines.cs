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

    /// <summary>Until when the account of a candidacy that was approved on a day is to be delivered (art. 14 c).</summary>
    public static Deadline Accounts(DateOnly approved, string party, Calendar calendar) =>
        Of(DeadlineKind.Accounts, DeadlineTrigger.Approval, approved, calendar.Deadlines.Accounts, party, calendar);

    /// <summary>
    /// The capture of a candidacy, from the later of receipt of the account and approval (20/04 → 05/05), at most until
    /// election day unless an agreement extends it. Null while no delivery was recorded: the window has not opened
    /// (art. 16 f; product §5).
    /// </summary>
    public static Deadline? Capture(RegistryEntry entry, Calendar calendar) =>
        entry.AccountDeliveredOn is { } received ? Capture(entry.ApprovedOn, received, entry.ResponsibleParty, calendar) : null;

    /// <summary>The same, of a candidacy that was approved and whose account was received on those days.</summary>
    public static Deadline Capture(DateOnly approved, DateOnly received, string party, Calendar calendar)
    {
        var (trigger, day) = received >= approved ? (DeadlineTrigger.Receipt, received) : (DeadlineTrigger.Approval, approved);
        var rule = calendar.Deadlines.Capture;
        var deadline = Of(DeadlineKind.Capture, trigger, day, rule, party, calendar, calendar.ElectionDay);
        return deadline with { OtherCount = (rule with { CountsTriggerDay = !rule.CountsTriggerDay }).Last(day, calendar.Deadlines.Business) };
    }

    /// <summary>A capture that an agreement opened again.</summary>
    public static Deadline Reopening(string agreement, DateTimeOffset opened, DateTimeOffset closes) => new()
    {
        Kind = DeadlineKind.Reopening,
        Trigger = DeadlineTrigger.Agreement,
        TriggeredOn = LocalDate(opened),
        First = LocalDate(opened),
        Computed = LocalDate(closes),
        Last = LocalDate(closes),
        Agreement = agreement,
    };

    /// <summary>Until when a correction asked at an instant is to be applied: the end of the next business day.</summary>
    public static Deadline Correction(DateTimeOffset asked, Calendar calendar) =>
        Of(DeadlineKind.Correction, DeadlineTrigger.Request, LocalDate(asked), calendar.Deadlines.Correction, "", calendar);

    /// <summary>Until when the sensitive data of a candidacy that was withdrawn at an instant stay blocked (plan §9).</summary>
    public static Deadline Suppression(DateTimeOffset withdrawn, Calendar calendar) =>
        Of(DeadlineKind.Suppression, DeadlineTrigger.Withdrawal, LocalDate(withdrawn), calendar.Deadlines.Suppression, "", calendar);

    /// <summary>Years completed on <paramref name="onDay"/> by somebody born on <paramref name="birth"/>.</summary>
    public static int AgeOn(DateOnly birth, DateOnly onDay)
    {
        var age = onDay.Year - birth.Year;
        return onDay < birth.AddYears(age) ? age - 1 : age;
    }

    private static Deadline Of(
        DeadlineKind kind, DeadlineTrigger trigger, DateOnly on, DeadlineRule rule, string party, Calendar calendar, DateOnly? cap = null)
    {
        var computed = rule.Last(on, calendar.Deadlines.Business);
        var last = cap < computed ? cap.Value : computed;
        string? agreement = null;
        // In the order of their new dates: one may extend what another had extended.
        foreach (var extension in calendar.Deadlines.Extensions.OrderBy(e => e.Until))
        {
            if (extension.Reaches(kind, last, party))
                (last, agreement) = (extension.Until, extension.Agreement);
        }

        return new Deadline
        {
            Kind = kind,
            Trigger = trigger,
            TriggeredOn = on,
            Rule = rule,
            First = rule.First(on, calendar.Deadlines.Business),
            Computed = computed,
            Last = last,
            Capped = agreement is null && last < computed,
            Agreement = agreement,
        };
    }
}
