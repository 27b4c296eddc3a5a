using Conoceles.Statistics;

namespace Conoceles.Grains.Tests.Statistics;

/// <summary>Tables that only have k: what the attacks have to find, so that finding none elsewhere means something.</summary>
internal static class NaiveTables
{
    /// <summary>At every cut: the whole state, and each office and actor with at least k yeses.</summary>
    public static IEnumerable<Figure> Of(IReadOnlyCollection<Respondent> people, string group, int k, Dictionary<Sending, GroupAnswer> truth)
    {
        foreach (var (line, whole) in people.GroupBy(p => "o" + p.Office).Concat(people.GroupBy(p => "a" + p.Actor)).Select(g => (g.ToArray(), false)).Append(([.. people], true)))
        {
            HashSet<Sending> of = [.. line.Select(p => new Sending(p.Person, p.Revision))];
            var (yes, silent) = (of.Count(s => truth[s] is GroupAnswer.Yes), of.Count(s => truth[s] is GroupAnswer.NoAnswer));
            if (yes >= k)
                yield return new Figure(GroupAnswer.Yes, of, yes, yes);
            else if (whole)
                yield return new Figure(GroupAnswer.Yes, of, 0, k - 1);
            if (yes >= k || whole)
                yield return new Figure(GroupAnswer.NoAnswer, of, silent, silent);
        }
    }

    public static Dictionary<Sending, GroupAnswer> Truth(IEnumerable<Respondent> people, string group, Dictionary<Sending, GroupAnswer> before)
    {
        foreach (var person in people)
            before.TryAdd(new Sending(person.Person, person.Revision), person.Public.Contains(group) ? GroupAnswer.Yes : person.Answers[group]);
        return before;
    }
}
