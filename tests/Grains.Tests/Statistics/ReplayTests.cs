using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Conoceles.Grains.Tests.Model;
using Conoceles.Statistics;
using Conoceles.TestData;

namespace Conoceles.Grains.Tests.Statistics;

/// <summary>
/// Who has the program too, which is published, can run it over every answer that people could have given: also what it
/// kept back would then say something. Elections of a handful of people, all of their worlds.
/// </summary>
[Collection(Exhaustive.Name)]
public sealed class ReplayTests
{
    private const string Group = "g";
    private const int K = 2;
    private static readonly int Elections = ModelSeed.Long ? 400 : 40;

    [Fact]
    public void EveryWorldThatWouldPublishTheSame_LeavesNobodyASingleAnswer()
    {
        var found = new ConcurrentBag<string>();
        var (told, brokenDown) = (0, 0);
        Parallel.For(0, Elections, number =>
        {
            var cuts = Cuts(new Random(unchecked((int)(ModelSeed.Value * 7_919) + number)), out var answers);
            var names = answers.Keys.Order(StringComparer.Ordinal).ToArray();
            var real = Publish(cuts, answers, out var last);
            Interlocked.Add(ref told, last.Total.Count > 0 ? 1 : 0);
            Interlocked.Add(ref brokenDown, last.ByOffice.IsEmpty ? 0 : 1);
            var fit = names.ToDictionary(n => n, _ => new HashSet<GroupAnswer>(), StringComparer.Ordinal);
            foreach (var world in Worlds(names, cuts))
            {
                if (world.All(w => fit[w.Key].Contains(w.Value)) || Publish(cuts, world, out _) != real)
                    continue;
                foreach (var (name, answer) in world)
                    fit[name].Add(answer);
            }

            foreach (var (name, only) in fit.Where(f => f.Value.Count == 1 && !IsNamed(f.Key, cuts)))
                found.Add($"Seed {ModelSeed.Value}, election {number}: {name} can only be {only.Single()} with {real}.");
        });
        Assert.Empty(found);
        Assert.True(told > Elections / 4 && brokenDown > 0, $"{told} told, {brokenDown} broken down");
    }

    private static ImmutableArray<ImmutableArray<Respondent>> Cuts(Random dice, out Dictionary<string, GroupAnswer> answers)
    {
        var rate = dice.NextDouble();
        answers = [];
        var people = new List<(Respondent Person, int From, int To)>();
        // One in four is of the fewest people that can be told by office: by chance they would hardly be.
        var divided = dice.Next(4) == 0;
        for (int i = 0, count = divided ? 8 : dice.Next(5, 9); i < count; i++)
        {
            var named = !divided && dice.Next(8) == 0;
            var id = string.Create(CultureInfo.InvariantCulture, $"p{i}");
            var from = divided ? 1 : dice.Next(1, 3);
            answers[id] = divided ? (GroupAnswer)Math.Max(0, (i / 2) - 1) : named || dice.NextDouble() < rate ? GroupAnswer.Yes : dice.Next(2) == 0 ? GroupAnswer.No : GroupAnswer.NoAnswer;
            people.Add((new Respondent(id, 1, i % 2 == 0 ? "a" : "b", "actor", ImmutableDictionary<string, GroupAnswer>.Empty, named ? [Group] : []), from, dice.Next(4) == 0 ? from + 1 : 3));
        }

        return [.. Enumerable.Range(1, 2).Select(cut => people.Where(p => p.From <= cut && cut < p.To).Select(p => p.Person).ToImmutableArray())];
    }

    private static IEnumerable<Dictionary<string, GroupAnswer>> Worlds(string[] names, ImmutableArray<ImmutableArray<Respondent>> cuts)
    {
        for (var world = 0; world < Math.Pow(3, names.Length); world++)
        {
            var answers = new Dictionary<string, GroupAnswer>(StringComparer.Ordinal);
            for (int i = 0, rest = world; i < names.Length; i++, rest /= 3)
                answers[names[i]] = (GroupAnswer)(rest % 3);
            if (answers.All(a => a.Value is GroupAnswer.Yes || !IsNamed(a.Key, cuts)))
                yield return answers;
        }
    }

    // Everything that is published, as one text. Each cut as the closing one, which waits for nobody: the most that it ever tells.
    private static string Publish(ImmutableArray<ImmutableArray<Respondent>> cuts, Dictionary<string, GroupAnswer> answers, out GroupPublication last)
    {
        var (ledger, all) = (GroupLedger.Empty(Group), new List<GroupPublication>());
        foreach (var (i, people) in cuts.Index())
        {
            (var publication, ledger) = GroupStatistics.Publish(
                ledger, [.. people.Select(p => p with { Answers = p.Answers.Add(Group, answers[p.Person]) })], i + 1, closing: true, K);
            all.Add(publication);
        }

        last = all[^1];
        return JsonSerializer.Serialize(all);
    }

    private static bool IsNamed(string person, ImmutableArray<ImmutableArray<Respondent>> cuts) => cuts.Any(c => c.Any(p => p.Person == person && p.Public.Contains(Group)));
}
