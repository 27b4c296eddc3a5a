using System.Globalization;
using Conoceles.Text;

namespace Conoceles.Elections;

/// <summary>Why a date is that one, in one Spanish sentence: rule, article, what it counts from, result (product §5).</summary>
public static class DeadlineText
{
    /// <summary>«Captura: 15 días naturales desde el día siguiente a la recepción de la cuenta…».</summary>
    public static string Explain(Deadline deadline) => deadline.Rule is { } rule
        ? $"{Name(deadline.Kind)}: {Term(rule)} {Origin(deadline, rule)} ({rule.Norm}); {Result(deadline)}."
        : $"{Name(deadline.Kind)}: la fecha la fija {deadline.Agreement}; vence el {SpanishDay.Of(deadline.Last)} a las 23:59, hora de Sonora.";

    /// <summary>The date by the other count, which the plan's readers expect; null when there is no other.</summary>
    public static string? Other(Deadline deadline) => deadline is { Rule: { } rule, OtherCount: { } other }
        ? rule.CountsTriggerDay
            ? $"Contado desde el día siguiente, el plazo terminaría el {SpanishDay.Of(other)}; en este proceso obliga la fecha anterior."
            : $"El Plan de Trabajo, que cuenta también el día de la recepción, imprime el {SpanishDay.Of(other)}; en este proceso se cuenta desde el día siguiente."
        : null;

    /// <summary>A rule by itself, before anything happened: «3 días naturales desde el día siguiente a la aprobación…».</summary>
    public static string Describe(DeadlineKind kind, DeadlineTrigger trigger, DeadlineRule rule) =>
        $"{Name(kind)}: {Term(rule)} {From(rule)} {What(trigger, rule.CountsTriggerDay)} ({rule.Norm}).";

    /// <summary>The deadline's name at the beginning of a sentence.</summary>
    public static string Name(DeadlineKind kind) => kind switch
    {
        DeadlineKind.Accounts => "Entrega de la cuenta",
        DeadlineKind.Capture => "Captura",
        DeadlineKind.Reopening => "Captura reabierta",
        DeadlineKind.Correction => "Resolución del ajuste",
        DeadlineKind.Suppression => "Conservación bloqueada de los datos sensibles",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    internal static string Term(DeadlineRule rule) => (rule.Days, rule.Unit) switch
    {
        (1, DayUnit.Natural) => "1 día natural",
        (1, DayUnit.Business) => "1 día hábil",
        (var days, DayUnit.Natural) => $"{days.ToString(CultureInfo.InvariantCulture)} días naturales",
        (var days, _) => $"{days.ToString(CultureInfo.InvariantCulture)} días hábiles",
    };

    private static string Origin(Deadline deadline, DeadlineRule rule) =>
        $"{From(rule)} {What(deadline.Trigger, rule.CountsTriggerDay)}, el {SpanishDay.Of(deadline.TriggeredOn)}";

    private static string From(DeadlineRule rule) => rule.CountsTriggerDay ? "que cuentan el" : "desde el día siguiente";

    private static string What(DeadlineTrigger trigger, bool counts) => (counts ? "de " : "a ") + trigger switch
    {
        DeadlineTrigger.Approval => "la aprobación de la candidatura",
        DeadlineTrigger.Receipt => "la recepción de la cuenta",
        DeadlineTrigger.Request => "la recepción de la solicitud",
        DeadlineTrigger.Withdrawal => "la baja de la candidatura",
        _ => "la fecha del acuerdo",
    };

    private static string Result(Deadline deadline)
    {
        var ends = $"vence el {SpanishDay.Of(deadline.Last)} a las 23:59, hora de Sonora";
        return deadline switch
        {
            { Agreement: { } agreement } => $"vencía el {SpanishDay.Of(deadline.Computed)}, {agreement} lo amplió y {ends}",
            { Capped: true } => $"sería hasta el {SpanishDay.Of(deadline.Computed)}, pero termina con la jornada electoral: {ends}",
            _ => ends,
        };
    }
}
