using Conoceles.Elections;
using Conoceles.Text;

namespace Conoceles.Grains.Mail.Rules;

/// <summary>What a reminder of the work plan says. Pure: the same reminder is the same text.</summary>
public static class PlanReminderText
{
    /// <param name="site">Address of the institute's site; null prints none.</param>
    public static Notice Compose(PlanReminder reminder, ElectionDefinition election, Uri? site)
    {
        var activity = reminder.Activity;
        var what = $"{(reminder.Overdue ? "Venció" : "Vence")} el {SpanishDay.Of(reminder.Due)}: {activity.Name}";
        return new Notice
        {
            Key = reminder.KeyIn(election.Slug),
            Election = election.Slug,
            Kind = NoticeKinds.PlanReminder,
            Party = WorkPlan.Unit,
            Subject = NoticeWords.Subject(what, election),
            Body = string.Join("\n\n", new[]
            {
                NoticeWords.Mark(election),
                $"{election.Name}\nUnidad de Transparencia",
                $"{what} ({activity.Activity.Reference}).",
                "Sin registrar:\n" + string.Join('\n', reminder.Acts.Select(a => a.Act.By is { } by ? $"{PlanText.Name(a.Act.Kind)} ({by})" : PlanText.Name(a.Act.Kind))),
                "Por qué esa fecha. " + string.Join(' ', reminder.Acts.Select(a => PlanText.Explain(activity, a)).OfType<string>().DefaultIfEmpty(PlanText.Explain(activity))),
                site is null ? null : $"Para registrarlo: {new Uri(site, "ut/plan")}",
                "Mensaje automático; si ya se hizo, basta con registrarlo.",
            }.OfType<string>()),
            ValidUntil = reminder.Until,
        };
    }
}
