using System.Collections.Immutable;
using Conoceles.Grains.Tests.Model;
using Conoceles.Statistics;
using CsCheck;

namespace Conoceles.Grains.Tests.Statistics;

/// <summary>The solver of the attacks, against trying every world, and on the known ways of reading a person in a table.</summary>
public sealed class ExactSolverTests
{
    private static readonly GroupAnswer[] Answers = [GroupAnswer.Yes, GroupAnswer.No, GroupAnswer.NoAnswer];

    [Fact]
    public void Solver_FindsWhatTryingEveryWorldFinds()
    {
        var single = 0;
        Gen.Select(Gen.Int[0, 2].Array[1, 6], Gen.Int[0, 2].Select(Gen.Int[0, 63], Gen.Int[0, 2]).Array[0, 6], Gen.Int[0, 63]).Sample(
            (answers, asked, known) =>
            {
                Sending[] all = [.. answers.Select((_, i) => new Sending($"p{i}", 1))];
                var read = all.Where((_, i) => answers[i] == 0 && (known >> i & 1) == 1).ToHashSet();
                Figure[] figures = [.. asked.Select(a => Told((GroupAnswer)a.Item1, a.Item2, a.Item3))];
                var fit = new Dictionary<Sending, HashSet<GroupAnswer>>();
                for (var world = 0; world < Math.Pow(3, all.Length); world++)
                {
                    var given = new Dictionary<Sending, GroupAnswer>();
                    for (int i = 0, rest = world; i < all.Length; i++, rest /= 3)
                        given[all[i]] = Answers[rest % 3];
                    if (read.Any(s => given[s] is not GroupAnswer.Yes) || figures.Any(f => f.Of.Count(s => given[s] == f.Answer) is var n && (n < f.Least || n > f.Most)))
                        continue;
                    foreach (var sending in all)
                        (fit.TryGetValue(sending, out var before) ? before : fit[sending] = []).Add(given[sending]);
                }

                // Told or not of a world that fits, it finds the same.
                var truth = all.Zip(answers).ToDictionary(a => a.First, a => (GroupAnswer)a.Second);
                var solved = Solve(null);
                Assert.All(Solve(truth), s => Assert.Equal(solved[s.Key].Order(), s.Value.Order()));
                Dictionary<Sending, GroupAnswer[]> Solve(Dictionary<Sending, GroupAnswer>? fits) => new ExactSolver(figures, all, read, fits).Solve().SelectMany(s => s.Sendings.Select(x => (x, s.Fit))).ToDictionary(s => s.x, s => s.Fit);
                Assert.Equal(all.Length - read.Count, solved.Count);
                foreach (var (sending, found) in solved)
                {
                    Assert.Equal(fit[sending].Order(), found.Order());
                    single += found.Length == 1 ? 1 : 0;
                }

                // What is told of those of the mask: the number, or the words that hide it.
                Figure Told(GroupAnswer answer, int mask, int hidden)
                {
                    HashSet<Sending> of = [.. all.Where((_, i) => (mask >> i & 1) == 1)];
                    var count = of.Count(s => answers[Array.IndexOf(all, s)] == (int)answer);
                    return hidden == 0 && count < 3 ? new Figure(answer, of, 0, 2) : new Figure(answer, of, count, count);
                }
            },
            iter: ModelSeed.Long ? 5_000 : 200, threads: 1);
        Assert.True(single > 50, $"{single} read");
    }

    [Fact]
    public void WhatKAloneHides_IsReadBySubtraction()
    {
        // Ten of the state, six of one office and three of the other: who is alone in the third is the tenth.
        var people = Office("a", 8, yes: 6).Concat(Office("b", 9, yes: 3)).Concat(Office("c", 1, yes: 1)).ToArray();
        var read = Naively([people], k: 3);
        Assert.Equal([("c0", GroupAnswer.Yes)], read.Where(r => r.Person.StartsWith('c')));
        Assert.Empty(Published([people], k: 3));
    }

    [Fact]
    public void WhenAllOfALineSayYes_EachIsRead()
    {
        var people = Office("a", 6, yes: 6).Concat(Office("b", 20, yes: 6)).ToArray();
        Assert.Equal(6, Naively([people], k: 5).Count(r => r.Person.StartsWith('a')));
        Assert.Empty(Published([people], k: 5));
    }

    [Fact]
    public void SevenYesesOfWhichSixArePublic_TellTheSeventh()
    {
        var people = Office("a", 7, yes: 7, named: 6).Concat(Office("b", 20, yes: 9)).ToArray();
        Assert.Contains(("a6", GroupAnswer.Yes), Naively([people], k: 5));
        Assert.Empty(Published([people], k: 5));
    }

    [Fact]
    public void WhoComesAloneBetweenTwoCuts_IsReadByTheirDifference()
    {
        var before = Office("a", 30, yes: 9);
        var after = before.Concat(Office("z", 1, yes: 1)).ToArray();
        Assert.Contains(("z0", GroupAnswer.Yes), Naively([before, after], k: 5));
        Assert.Empty(Published([before, after], k: 5));
        // And who leaves alone.
        Assert.Contains(("z0", GroupAnswer.Yes), Naively([after, before], k: 5));
        Assert.Empty(Published([after, before], k: 5));
    }

    /// <summary>Those who answered yes come first; the last two of the rest preferred not to answer.</summary>
    internal static Respondent[] Office(string office, int people, int yes, int named = 0) =>
        [.. Enumerable.Range(0, people).Select(i => new Respondent(
            $"{office}{i}", 1, office, "actor",
            ImmutableDictionary<string, GroupAnswer>.Empty.Add("g", i < yes ? GroupAnswer.Yes : i < people - 2 ? GroupAnswer.No : GroupAnswer.NoAnswer),
            i < named ? ["g"] : []))];

    private static List<(string Person, GroupAnswer Answer)> Naively(Respondent[][] cuts, int k)
    {
        var truth = new Dictionary<Sending, GroupAnswer>();
        var attack = new Attack(truth);
        return [.. cuts.SelectMany(people => attack.At(
            NaiveTables.Of(people, "g", k, NaiveTables.Truth(people, "g", truth)), people, "g", truth.Keys)).Select(a => (a.Sending.Person, a.Answer)).Distinct()];
    }

    private static List<(string Person, GroupAnswer Answer)> Published(Respondent[][] cuts, int k)
    {
        var (truth, ledger) = (new Dictionary<Sending, GroupAnswer>(), GroupLedger.Empty("g"));
        var attack = new Attack(truth);
        var found = new List<(string, GroupAnswer)>();
        foreach (var (i, people) in cuts.Index())
        {
            (var publication, ledger) = GroupStatistics.Publish(ledger, people, i + 1, closing: true, k);
            // They are many enough to be told of: nobody is read because nothing was said.
            Assert.NotNull(publication.Total.Yes);
            foreach (var counted in ledger.Answers)
                truth.TryAdd(new Sending(counted.Person, counted.Revision), counted.Answer!.Value);
            found.AddRange(attack.At(Figure.Read(publication, ledger), people, "g", truth.Keys).Select(a => (a.Sending.Person, a.Answer)));
        }

        return found;
    }
}
