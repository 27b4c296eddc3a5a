using System.Collections.Immutable;
using Conoceles.Statistics;

namespace Conoceles.Grains.Tests.Statistics;

/// <summary>
/// Which answers of each sending fit everything that was read. Exact: sendings that are counted in the same figures are interchangeable,
/// so that a world is how many of each such class gave each answer, and worlds are searched whole. Beyond a million steps it
/// throws rather than guess.
/// </summary>
internal sealed class ExactSolver
{
    private const int MostSteps = 1_000_000;
    private static readonly GroupAnswer[] Answers = [GroupAnswer.Yes, GroupAnswer.No, GroupAnswer.NoAnswer];

    private readonly List<Sending[]> _classes;
    private readonly List<Sum> _sums = [];
    private readonly IReadOnlyDictionary<Sending, GroupAnswer>? _fits;

    /// <param name="sendings">Everybody that any figure may count.</param>
    /// <param name="known">What is known beforehand: of whom the profile said so.</param>
    /// <param name="fits">A world that fits everything, which spares the search of what is in it; null for none.</param>
    public ExactSolver(
        IReadOnlyList<Figure> figures, IEnumerable<Sending> sendings, IReadOnlySet<Sending> known, IReadOnlyDictionary<Sending, GroupAnswer>? fits = null)
    {
        _fits = fits;
        _classes = [.. sendings.Where(s => !known.Contains(s))
            .GroupBy(s => string.Create(figures.Count, (figures, s), static (bits, of) =>
            {
                for (var i = 0; i < bits.Length; i++)
                    bits[i] = of.figures[i].Of.Contains(of.s) ? '1' : '0';
            }), StringComparer.Ordinal)
            .Select(g => g.ToArray())];
        foreach (var figure in figures)
        {
            var counted = Enumerable.Range(0, _classes.Count).Where(c => figure.Of.Contains(_classes[c][0])).Select(c => (c * Answers.Length) + (int)figure.Answer);
            var already = figure.Answer is GroupAnswer.Yes ? figure.Of.Count(known.Contains) : 0;
            _sums.Add(new Sum([.. counted], figure.Least - already, figure.Most - already));
        }

        // Everybody gave exactly one answer.
        for (var c = 0; c < _classes.Count; c++)
            _sums.Add(new Sum([.. Answers.Select(a => (c * Answers.Length) + (int)a)], _classes[c].Length, _classes[c].Length));
    }

    /// <summary>Every class of sendings with the answers that any of them may have given; none at all when nothing fits.</summary>
    /// <param name="which">Classes that are asked for: those with one of these.</param>
    /// <param name="enough">How many answers it looks for: two, when the question is whether there is but one.</param>
    public IEnumerable<(Sending[] Sendings, GroupAnswer[] Fit)> Solve(Func<Sending, bool>? which = null, int enough = 3) => _classes
        .Select((sendings, c) => (sendings, c)).Where(s => which is null || s.sendings.Any(which))
        .Select(s => (s.sendings, Answers
            .Select(a => (Answer: a, Given: _fits is not null && s.sendings.Any(x => _fits[x] == a)))
            .OrderByDescending(a => a.Given)
            .Where(a => a.Given || Fits(s.c, a.Answer)).Select(a => a.Answer).Take(enough).ToArray()));

    private bool Fits(int of, GroupAnswer answer)
    {
        var (least, most) = (new int[_classes.Count * Answers.Length], new int[_classes.Count * Answers.Length]);
        for (var i = 0; i < most.Length; i++)
            most[i] = _classes[i / Answers.Length].Length;
        least[(of * Answers.Length) + (int)answer] = 1;
        var steps = 0;
        return Search(least, most, ref steps);
    }

    private bool Search(int[] least, int[] most, ref int steps)
    {
        if (++steps > MostSteps)
            throw new InvalidOperationException("The search is too long to be exact: smaller elections.");
        if (!Narrow(least, most))
            return false;
        var open = Enumerable.Range(0, least.Length).Where(i => least[i] < most[i]).OrderBy(i => most[i] - least[i]).FirstOrDefault(-1);
        if (open < 0)
            return true;
        var middle = (least[open] + most[open]) / 2;
        // A world near the one that is known to fit is soon found; the other half is looked at all the same.
        (int From, int To)[] halves = [(least[open], middle), (middle + 1, most[open])];
        foreach (var (from, to) in Near(open) > middle ? halves.Reverse() : halves)
        {
            var (lower, upper) = ((int[])least.Clone(), (int[])most.Clone());
            (lower[open], upper[open]) = (from, to);
            if (Search(lower, upper, ref steps))
                return true;
        }

        return false;
    }

    /// <summary>Draws in the bounds as far as each sum alone asks for; false when one cannot be.</summary>
    private bool Narrow(int[] least, int[] most)
    {
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var sum in _sums)
            {
                var (low, high) = (sum.Of.Sum(i => least[i]), sum.Of.Sum(i => most[i]));
                if (low > sum.Most || high < sum.Least)
                    return false;
                foreach (var i in sum.Of)
                {
                    var (from, to) = (Math.Max(least[i], sum.Least - (high - most[i])), Math.Min(most[i], sum.Most - (low - least[i])));
                    if (from > to)
                        return false;
                    if (from == least[i] && to == most[i])
                        continue;
                    (low, high) = (low + from - least[i], high + to - most[i]);
                    (least[i], most[i], moved) = (from, to, true);
                }
            }
        }

        return true;
    }

    private int Near(int of) => _fits is null ? 0 : _classes[of / Answers.Length].Count(s => _fits[s] == Answers[of % Answers.Length]);

    private sealed record Sum(ImmutableArray<int> Of, int Least, int Most);
}
