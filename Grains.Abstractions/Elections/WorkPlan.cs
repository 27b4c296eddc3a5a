using System.Collections.Immutable;

namespace Conoceles.Elections;

/// <summary>
/// The work plan of an election: every activity with its dates and with the acts that were recorded. Pure arithmetic over the
/// definition, so that a date which the calendar moves is moved in the plan.
/// </summary>
public static class WorkPlan
{
    /// <summary>Natural days before a date during which it is said to be due, and after it to be reminded as overdue.</summary>
    public const int NoticeDays = 7;

    /// <summary>Whose address gets its reminders, beside those of the parties.</summary>
    public const string Unit = "unidad-de-transparencia";

    /// <summary>The planned activities, by date.</summary>
    public static ImmutableArray<PlannedActivity> Of(ElectionDefinition election, IReadOnlyCollection<RecordedAct> recorded) =>
    [
        .. election.Plan
            .SelectMany(a => Enumerable.Range(0, a.Times).Select(month => Planned(election, a, month, recorded)))
            .OrderBy(a => a.Due).ThenBy(a => a.First),
    ];

    /// <summary>First day of a date of the calendar; null when there is none of that name.</summary>
    public static DateOnly? AnchorOf(ElectionDefinition election, string id) =>
        id == ElectionCheck.ElectionDayId ? election.ElectionDay : election.Dates.FirstOrDefault(d => d.Id == id)?.From;

    /// <summary>The ids under which the acts of an activity are recorded, one for each time.</summary>
    internal static IEnumerable<string> IdsOf(PlanActivity activity) => Enumerable.Range(0, Math.Max(1, activity.Times)).Select(month => IdOf(activity, month));

    private static string IdOf(PlanActivity activity, int month) => activity.Times == 1 ? activity.Id : FormattableString.Invariant($"{activity.Id}-{month + 1}");

    private static PlannedActivity Planned(ElectionDefinition election, PlanActivity activity, int month, IReadOnlyCollection<RecordedAct> recorded)
    {
        var (id, due) = (IdOf(activity, month), activity.Due with { Months = activity.Due.Months + month });
        var anchor = AnchorOf(election, due.Anchor)!.Value;
        var date = due.From(anchor);
        return new PlannedActivity
        {
            Id = id,
            Activity = activity,
            AnchoredOn = anchor,
            AnchorName = election.Dates.FirstOrDefault(d => d.Id == due.Anchor)?.Name ?? "",
            Provisional = election.Dates.Any(d => d.Id == due.Anchor && d.Provisional),
            Distance = due,
            First = activity.Opens is { } opens ? (opens with { Months = opens.Months + month }).From(AnchorOf(election, opens.Anchor)!.Value) : date,
            Due = date,
            Acts =
            [
                .. activity.Acts.Select(act => new PlannedAct(
                    act,
                    act.Term?.Last(date, election.Deadlines.Business) ?? date,
                    recorded.LastOrDefault(r => r.Activity == id && r.Kind == act.Kind && r.Annulled is null))),
            ],
        };
    }
}

/// <summary>Where an activity stands.</summary>
public enum PlanSituation
{
    /// <summary>The date of an act that is not recorded passed.</summary>
    Overdue,

    /// <summary>It comes within <see cref="WorkPlan.NoticeDays"/>.</summary>
    Due,

    ToCome,

    /// <summary>Every act is recorded.</summary>
    Done,
}

/// <summary>An activity of the plan, once for each time that it is repeated, with its dates.</summary>
public sealed record PlannedActivity
{
    /// <summary>The activity's, with its number when it is repeated.</summary>
    public required string Id { get; init; }

    public required PlanActivity Activity { get; init; }

    /// <summary>The date from which its own is counted.</summary>
    public required DateOnly AnchoredOn { get; init; }

    public required string AnchorName { get; init; }

    /// <summary>No act has fixed the anchor's date.</summary>
    public required bool Provisional { get; init; }

    /// <summary>From the anchor to <see cref="Due"/>.</summary>
    public required PlanDate Distance { get; init; }

    public required DateOnly First { get; init; }

    public required DateOnly Due { get; init; }

    /// <summary>In order.</summary>
    public required ImmutableArray<PlannedAct> Acts { get; init; }

    /// <summary>Last day of all its acts.</summary>
    public DateOnly Last => Acts.Max(a => a.Due);

    /// <summary>«Informe mensual, octubre de 2023».</summary>
    public string Name => Activity.Times == 1 ? Activity.Name : $"{Activity.Name}, {Text.SpanishDay.MonthOf(Due)}";

    /// <summary>The first act that is not recorded; null when all are.</summary>
    public PlannedAct? Next => Acts.FirstOrDefault(a => a.Recorded is null);

    /// <param name="now">Legal instant.</param>
    public PlanSituation At(DateTimeOffset now) => Acts.Min(a => a.At(now));
}

/// <summary>An act of a planned activity.</summary>
/// <param name="Act">As the plan has it.</param>
/// <param name="Due">Its last day.</param>
/// <param name="Recorded">The act that counts; null while there is none.</param>
public sealed record PlannedAct(PlanAct Act, DateOnly Due, RecordedAct? Recorded)
{
    /// <summary>It was done after its last day.</summary>
    public bool IsLate => Recorded?.On > Due;

    /// <param name="now">Legal instant.</param>
    public PlanSituation At(DateTimeOffset now) =>
        Recorded is not null ? PlanSituation.Done
        : now > Deadlines.EndOf(Due) ? PlanSituation.Overdue
        : Deadlines.EndOf(Due) - now <= TimeSpan.FromDays(WorkPlan.NoticeDays) ? PlanSituation.Due
        : PlanSituation.ToCome;
}
