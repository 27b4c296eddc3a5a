using System.Collections.Concurrent;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Grains.Candidacies.Rules;
using CsCheck;

namespace Conoceles.Grains.Tests.Model;

/// <summary>Random histories over the pure rules, compared with an oracle that does not know them.</summary>
public class RuleHistoryTests
{
    private static readonly int Histories = ModelSeed.Long ? 40_000 : 1_000;

    private static readonly Gen<Step[]> History = Step.Any.Array[5, 60];

    [Fact]
    public void RandomHistories_FollowTheProductsTable()
    {
        var visited = new ConcurrentDictionary<(CommandName, CandidacyStatus), bool>();
        var refusals = 0;
        Parallel.For(0, Histories, number =>
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
        });

        // A search that never got anywhere proves nothing: every row of the table was done, and much was refused.
        var rows = TransitionTable.Rows.Select(r => (r.Command, r.To)).Distinct();
        Assert.DoesNotContain(rows, r => !visited.ContainsKey(r));
        Assert.All(visited.Keys, cell => Assert.Contains(cell, rows));
        Assert.True(refusals > Histories);
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
