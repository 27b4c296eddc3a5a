using Conoceles.Statistics;

namespace Conoceles.Grains.Tests.Statistics;

/// <summary>Somebody who reads every publication and every profile, and forgets nothing.</summary>
/// <param name="truth">What each sending is counted as; used only to see that what was published is true.</param>
internal sealed class Attack(Dictionary<Sending, GroupAnswer> truth)
{
    private readonly List<Figure> _figures = [];
    private readonly HashSet<Sending> _read = [];

    /// <summary>Attacks of one cut, with everything until then: who, and the one answer that fits.</summary>
    /// <param name="people">The universe.</param>
    /// <param name="everybody">Every sending that was ever counted.</param>
    public List<(Sending Sending, GroupAnswer Answer)> At(IEnumerable<Figure> figures, IReadOnlyCollection<Respondent> people, string group, IReadOnlyCollection<Sending> everybody)
    {
        // What a publication repeats of the one before says nothing new.
        var said = figures.Where(f => !_figures.Any(b => (b.Answer, b.Least, b.Most) == (f.Answer, f.Least, f.Most) && b.Of.Count == f.Of.Count && b.Of.SetEquals(f.Of))).ToArray();
        _figures.AddRange(said);
        foreach (var figure in said)
            Assert.InRange(figure.Of.Count(s => truth[s] == figure.Answer), figure.Least, figure.Most);
        var named = people.Where(p => p.Public.Contains(group)).Select(p => p.Person).ToHashSet(StringComparer.Ordinal);
        // A profile says yes: of the sending that it shows, when that is what is counted of her.
        _read.UnionWith(people.Where(p => named.Contains(p.Person)).Select(p => new Sending(p.Person, p.Revision)).Where(s => truth.GetValueOrDefault(s, GroupAnswer.No) is GroupAnswer.Yes));
        var found = Targets(_read, everybody, s => !named.Contains(s.Person)).ToList();
        // Who came after a revocation never read that profile: to her the person is one of the rest, and the others are as known.
        foreach (var person in _read.Select(s => s.Person).Where(p => !named.Contains(p)).Distinct().ToArray())
            found.AddRange(Targets([.. _read.Where(s => s.Person != person)], everybody, s => s.Person == person));
        return found;
    }

    private IEnumerable<(Sending Sending, GroupAnswer Answer)> Targets(HashSet<Sending> known, IReadOnlyCollection<Sending> everybody, Func<Sending, bool> isTarget)
    {
        foreach (var (sendings, fit) in new ExactSolver(_figures, everybody, known, truth).Solve(isTarget, enough: 2))
        {
            Assert.NotEmpty(fit);
            foreach (var sending in fit.Length == 1 ? sendings.Where(isTarget) : [])
                yield return (sending, fit[0]);
        }
    }
}
