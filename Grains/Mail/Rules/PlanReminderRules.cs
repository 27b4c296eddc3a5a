using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Elections;

namespace Conoceles.Grains.Mail.Rules;

/// <summary>A reminder of the work plan that is to be given.</summary>
/// <param name="Activity">Of which activity.</param>
/// <param name="Due">Last day of the acts that it names.</param>
/// <param name="Overdue">That day passed; otherwise it comes.</param>
public sealed record PlanReminder(PlannedActivity Activity, DateOnly Due, bool Overdue)
{
    /// <summary>What is not recorded and had to be by that day.</summary>
    public ImmutableArray<PlannedAct> Acts => [.. Activity.Acts.Where(a => a.Due == Due && a.Recorded is null)];

    /// <summary>Activity, day and side of it: a repeat is the same, and a day that moved has reminders of its own.</summary>
    public string KeyIn(string election) => string.Create(
        CultureInfo.InvariantCulture, $"plan-{(Overdue ? "vencido" : "por-vencer")}_{election}_{Activity.Id}_{Due:yyyyMMdd}");

    /// <summary>Last instant at which it says something: the day itself, or some days after it.</summary>
    public DateTimeOffset Until => Overdue ? Deadlines.EndOf(Due) + PlanReminderRules.Notice : Deadlines.EndOf(Due);
}

/// <summary>Which reminders an instant asks for. It remembers nothing: the outbox keeps each key once.</summary>
public static class PlanReminderRules
{
    /// <summary>How long before a day it is reminded, and for how long after it.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(WorkPlan.NoticeDays);

    /// <summary>
    /// One for each activity and day with an act that is not recorded, from some days before it and, once it passed, another. What
    /// passed longer ago than that is on the page and in no reminder: whoever loads an election late gets no heap of them.
    /// </summary>
    public static IEnumerable<PlanReminder> At(DateTimeOffset now, IEnumerable<PlannedActivity> plan) =>
        from activity in plan
        from due in Pending(activity)
        let ends = Deadlines.EndOf(due)
        where now >= ends - Notice && now <= ends + Notice
        select new PlanReminder(activity, due, now > ends);

    /// <summary>When the next one comes; null when none will.</summary>
    public static DateTimeOffset? Next(DateTimeOffset after, IEnumerable<PlannedActivity> plan) => plan
        .SelectMany(Pending)
        .SelectMany(due => new[] { Deadlines.EndOf(due) - Notice, Deadlines.StartOf(due.AddDays(1)) })
        .Where(instant => instant > after)
        .Select(instant => (DateTimeOffset?)instant)
        .Min();

    private static IEnumerable<DateOnly> Pending(PlannedActivity activity) => activity.Acts.Where(a => a.Recorded is null).Select(a => a.Due).Distinct();
}
