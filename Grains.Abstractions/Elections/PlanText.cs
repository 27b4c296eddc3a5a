using System.Globalization;
using Conoceles.Text;

namespace Conoceles.Elections;

/// <summary>The work plan in words: what each act is called, and why a date is that one, in one Spanish sentence.</summary>
public static class PlanText
{
    /// <summary>«7 meses antes de la jornada electoral, el 2 de junio de 2024 (Plan de Trabajo…); vence el 2 de noviembre de 2023…».</summary>
    public static string Explain(PlannedActivity activity)
    {
        var note = activity.Activity.Note is { } said ? " " + said : "";
        return $"{activity.Activity.Reference}: {Distance(activity)} ({activity.Activity.Source}); {Ends(activity.Due)}.{note}";
    }

    /// <summary>Of an act that has a term of its own; null when its date is the activity's.</summary>
    public static string? Explain(PlannedActivity activity, PlannedAct act) => act.Act.Term is { } rule
        ? $"{Name(act.Act.Kind)}: {DeadlineText.Term(rule)} {(rule.CountsTriggerDay ? "que cuentan el de" : "desde el día siguiente a")} la fecha de la actividad, "
            + $"el {SpanishDay.Of(activity.Due)} ({rule.Norm}); {Ends(act.Due)}."
        : null;

    public static string Name(PlanActKind kind) => kind switch
    {
        PlanActKind.Done => "Realización",
        PlanActKind.Made => "Elaboración",
        PlanActKind.Approved => "Aprobación",
        PlanActKind.Presented => "Presentación al Consejo General",
        PlanActKind.Remitted => "Remisión al INE",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    private static string Distance(PlannedActivity activity)
    {
        var anchor = activity.Distance.Anchor == ElectionCheck.ElectionDayId ? "la jornada electoral" : $"«{activity.AnchorName}»";
        var from = $"{anchor}, el {SpanishDay.Of(activity.AnchoredOn)}";
        return activity.Distance switch
        {
            { Day: { } day, Months: 0, Days: 0 } => $"{DayOf(day)} del mes de {from}",
            { Day: { } day } distance => $"{DayOf(day)} del mes que está {Away(distance)} {from}",
            { Months: 0, Days: 0 } => $"el mismo día que {from}",
            var distance => $"{Away(distance)} {from}",
        };
    }

    /// <summary>«7 meses antes de», «9 meses y 1 día antes de», «9 meses antes, más 4 días, de».</summary>
    private static string Away(PlanDate distance)
    {
        var (months, days) = (Count(distance.Months, "mes", "meses"), Count(distance.Days, "día", "días"));
        return (Math.Sign(distance.Months), Math.Sign(distance.Days)) switch
        {
            (0, var sign) => $"{days} {Side(sign)} de",
            (var sign, 0) => $"{months} {Side(sign)} de",
            var (month, day) when month == day => $"{months} y {days} {Side(month)} de",
            var (month, day) => $"{months} {Side(month)}, {(day > 0 ? "más" : "menos")} {days}, de",
        };
    }

    private static string Side(int sign) => sign < 0 ? "antes" : "después";

    private static string DayOf(int day) => day == 31 ? "el último día" : string.Create(CultureInfo.InvariantCulture, $"el día {day}");

    private static string Ends(DateOnly last) => $"vence el {SpanishDay.Of(last)} a las 23:59, hora de Sonora";

    private static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(number)} {(Math.Abs(number) == 1 ? one : many)}");
}
