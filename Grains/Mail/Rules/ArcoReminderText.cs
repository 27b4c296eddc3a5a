using System.Globalization;
using Conoceles.Arco;
using Conoceles.Elections;
using Conoceles.Text;

namespace Conoceles.Grains.Mail.Rules;

/// <summary>What a reminder of a request about personal data says: its number and its date, nothing of who asks nor of what. Pure.</summary>
public static class ArcoReminderText
{
    /// <param name="site">Address of the institute's site; null prints none.</param>
    public static Notice Compose(ArcoReminder reminder, ElectionDefinition election, Uri? site)
    {
        var number = reminder.Term.Number.ToString(CultureInfo.InvariantCulture);
        var isReal = election.Kind is ElectionKind.Real;
        var what = $"{(reminder.Overdue ? "Venció" : "Vence")} el {SpanishDay.Of(Deadlines.LocalDate(reminder.Term.Ends))}: solicitud ARCO {number}, {Step(reminder.Term.Kind)}";
        return new Notice
        {
            Key = reminder.KeyIn(election.Slug),
            Election = election.Slug,
            Kind = NoticeKinds.ArcoReminder,
            Party = WorkPlan.Unit,
            Subject = isReal ? what : $"[Prueba] {what}",
            Body = string.Join("\n\n", new[]
            {
                isReal ? null : "PRUEBA: personas ficticias, sin efectos legales.",
                $"{election.Name}\nUnidad de Transparencia",
                $"{what}.",
                $"Por qué esa fecha. {reminder.Term.Why}",
                site is null ? null : $"La solicitud: {new Uri(site, $"ut/arco/{number}")}",
                "Mensaje automático; si ya se hizo, basta con registrarlo.",
            }.OfType<string>()),
            ValidUntil = reminder.Until,
        };
    }

    private static string Step(ArcoTermKind kind) => kind switch
    {
        ArcoTermKind.Mending => "desahogo de la prevención",
        ArcoTermKind.Fulfilment => "cumplimiento",
        _ => "respuesta",
    };
}
