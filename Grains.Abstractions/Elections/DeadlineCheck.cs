using System.Globalization;

namespace Conoceles.Elections;

/// <summary>What is wrong with the rules of an election's deadlines. Pure.</summary>
internal static class DeadlineCheck
{
    private const int MostDays = 60;

    /// <summary>Of what is kept: conservation schedules count years.</summary>
    private const int MostDaysKept = 3_650;

    public static IEnumerable<string> Problems(ElectionDefinition election)
    {
        var rules = election.Deadlines;
        foreach (var problem in Rule("de entrega de cuentas", rules.Accounts).Concat(Rule("de captura", rules.Capture)).Concat(Rule("de resolución del ajuste", rules.Correction))
            .Concat(Rule("de conservación de los datos bloqueados", rules.Suppression, MostDaysKept)))
            yield return problem;
        foreach (var twice in rules.Business.Holidays.GroupBy(h => h.Day).Where(g => g.Count() > 1))
            yield return $"El día inhábil {Day(twice.Key)} se repite.";
        foreach (var unnamed in rules.Business.Holidays.Where(h => string.IsNullOrWhiteSpace(h.Name)))
            yield return $"El día inhábil {Day(unnamed.Day)} no dice por qué lo es.";
        foreach (var extension in rules.Extensions)
        {
            foreach (var problem in Extension(extension, election))
                yield return problem;
        }
    }

    internal static IEnumerable<string> Rule(string name, DeadlineRule rule, int most = MostDays)
    {
        if (rule.Days < 1 || rule.Days > most)
            yield return $"El plazo {name} es de {Number(rule.Days)} días; debe ser de 1 a {Number(most)}.";
        if (string.IsNullOrWhiteSpace(rule.Norm))
            yield return $"El plazo {name} no dice qué artículo o acuerdo lo fija.";
    }

    private static IEnumerable<string> Extension(DeadlineExtension extension, ElectionDefinition election)
    {
        var what = $"La ampliación hasta el {Day(extension.Until)}";
        if (extension.Until <= extension.From)
            yield return $"{what} no es posterior al {Day(extension.From)}, desde el que amplía.";
        if (extension.Deadline is DeadlineKind.Reopening)
            yield return $"{what} es de una captura reabierta, cuya fecha fija su propio acuerdo.";
        if (extension.Deadline is DeadlineKind.Capture && extension.Until > election.ElectionDay)
            yield return $"{what} pasa del día de la elección.";
        if (string.IsNullOrWhiteSpace(extension.Agreement) || string.IsNullOrWhiteSpace(extension.Reason))
            yield return $"{what} necesita el número del acuerdo y su motivo.";
        if (extension.Party is { } party && election.FindActor(party) is not { Kind: ActorKind.Party or ActorKind.Independent })
            yield return $"{what} nombra a «{party}», que no captura en este proceso.";
    }

    private static string Day(DateOnly day) => day.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
