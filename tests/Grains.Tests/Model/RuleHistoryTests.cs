using System.Collections.Concurrent;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.TestData;
using CsCheck;

namespace Conoceles.Grains.Tests.Model;

/// <summary>Random histories over the pure rules, compared with an oracle that does not know them.</summary>
[Collection(Exhaustive.Name)]
public class RuleHistoryTests
{
    private static readonly int Histories = ModelSeed.Long ? 40_000 : 500;

    private static readonly Gen<Step[]> History = Step.Any.Array[5, 60];

    [Fact]
    public void RandomHistories_FollowTheProductsTable()
    {
        var visited = new ConcurrentDictionary<(CommandName, CandidacyStatus), bool>();
        var rows = TransitionTable.Rows.Select(r => (r.Command, r.To)).Distinct().ToArray();
        var refusals = 0;
        var played = 0;
        // A search that did not do every row of the table proves nothing of it: the rare ones may want more histories.
        while (played == 0 || (rows.Any(r => !visited.ContainsKey(r)) && played < 20 * Histories))
        {
            Parallel.For(played, played + Histories, number => Play(number, visited, ref refusals));
            played += Histories;
        }

        Assert.DoesNotContain(rows, r => !visited.ContainsKey(r));
        Assert.All(visited.Keys, cell => Assert.Contains(cell, rows));
        Assert.True(refusals > played);
    }

    private static void Play(int number, ConcurrentDictionary<(CommandName, CandidacyStatus), bool> visited, ref int refusals)
    {
        var steps = ModelSeed.Draw(History, number);
        try
        {
            var history = new RuleHistory();
            history.Play(steps);
            Interlocked.Add(ref refusals, history.Refusals);
            foreach (var cell in history.Visited)
                visited.TryAdd(cell, true);
        }
        catch (Exception e)
        {
            throw new InvalidOperationException($"Seed {ModelSeed.Value}, history {number}: {e.Message}\n{string.Join('\n', Shortest(steps).AsEnumerable())}", e);
        }
    }

    /// <summary>The failing history without the steps that it does not need.</summary>
    private static List<Step> Shortest(Step[] failing)
    {
        var steps = failing.ToList();
        for (var i = steps.Count - 1; i >= 0; i--)
        {
            var without = steps.Where((_, n) => n != i).ToArray();
            if (Record.Exception(() => new RuleHistory().Play(without)) is not null)
                steps.RemoveAt(i);
        }

        return steps;
    }
}
