using System.Globalization;

namespace Conoceles.Elections;

/// <summary>What is wrong with an election's work plan. Pure.</summary>
internal static class PlanCheck
{
    private const int MostMonths = 24;
    private const int MostDays = 366;

    public static IEnumerable<string> Problems(ElectionDefinition election)
    {
        foreach (var problem in ElectionCheck.Ids("actividad del plan", election.Plan.SelectMany(WorkPlan.IdsOf)))
            yield return problem;
        if (election.FindActor(WorkPlan.Unit) is not null)
            yield return $"Ningún actor político puede llamarse «{WorkPlan.Unit}»: es quien recibe los recordatorios del plan.";
        foreach (var activity in election.Plan)
        {
            var what = $"La actividad «{activity.Id}» del plan";
            if (new[] { activity.Reference, activity.Name, activity.Source }.Any(string.IsNullOrWhiteSpace))
                yield return $"{what} necesita su referencia, su nombre y el documento que dice su fecha.";
            if (activity.Times is < 1 or > MostMonths)
                yield return $"{what} se repite {Number(activity.Times)} meses; deben ser de 1 a {Number(MostMonths)}.";
            foreach (var problem in Acts(what, activity).Concat(Dates(what, activity, election)))
                yield return problem;
        }
    }

    private static IEnumerable<string> Acts(string what, PlanActivity activity)
    {
        if (activity.Acts.IsEmpty)
            yield return $"{what} no declara ningún acto.";
        if (activity.Acts.Zip(activity.Acts.Skip(1)).Any(pair => pair.First.Kind >= pair.Second.Kind))
            yield return $"{what} repite un acto o no los declara en orden.";
        foreach (var act in activity.Acts.Where(a => a.Term is not null))
        {
            foreach (var problem in DeadlineCheck.Rule($"de «{PlanText.Name(act.Kind)}» de la actividad «{activity.Id}»", act.Term!))
                yield return problem;
        }
    }

    private static IEnumerable<string> Dates(string what, PlanActivity activity, ElectionDefinition election)
    {
        var (opens, due) = (Day(activity.Opens ?? activity.Due, election), Day(activity.Due, election));
        if (opens is null || due is null)
            yield return $"{what} cuenta su fecha desde una que no está en el calendario, o está a más de {Number(MostMonths)} meses o {Number(MostDays)} días de ella.";
        else if (opens > due)
            yield return $"{what} empieza después de su fecha.";
    }

    private static DateOnly? Day(PlanDate date, ElectionDefinition election) =>
        Math.Abs(date.Months) <= MostMonths && Math.Abs(date.Days) <= MostDays && date.Day is null or (>= 1 and <= 31)
            ? WorkPlan.AnchorOf(election, date.Anchor) is { } anchor ? date.From(anchor) : null
            : null;

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
