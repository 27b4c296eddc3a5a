using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Statistics;

namespace Conoceles.Grains.Tests.Statistics;

/// <summary>
/// An invented election seen at each of its cuts: people submit, are withdrawn, send again, consent, revoke, are named by an affirmative
/// action and come back by a sentence, in between. Nothing in it knows how tables are made.
/// </summary>
/// <param name="K">Of its publications.</param>
/// <param name="Cuts">The universe at each cut.</param>
internal sealed record SyntheticElection(int K, ImmutableArray<ImmutableArray<Respondent>> Cuts)
{
    public static readonly ImmutableArray<string> Groups = ["frecuente", "rara"];

    private static readonly double[] OftenYes = [0.02, 0.1, 0.3, 0.5, 0.9, 1];
    private static readonly double[] OftenSilent = [0, 0.05, 0.2, 0.4];

    /// <param name="most">Most people that it may have.</param>
    public static SyntheticElection Of(int seed, int most)
    {
        var dice = new Random(seed);
        var rates = Groups.ToDictionary(g => g, _ => (Yes: Pick(dice, OftenYes), Silent: Pick(dice, OftenSilent)), StringComparer.Ordinal);
        var (offices, actors) = (dice.Next(1, 5), dice.Next(1, 5));
        var people = Enumerable.Range(0, dice.Next(3, most + 1)).Select(i => new Person(
            string.Create(CultureInfo.InvariantCulture, $"cand-{i:D4}"),
            // Squared, so that some offices and actors are large and some are of a few.
            $"cargo-{(int)(offices * dice.NextDouble() * dice.NextDouble())}", $"actor-{(int)(actors * dice.NextDouble() * dice.NextDouble())}")).ToArray();
        foreach (var person in people.Where(_ => dice.Next(8) == 0))
            person.Actions.Add(Pick(dice, [.. Groups]));
        var cuts = ImmutableArray.CreateBuilder<ImmutableArray<Respondent>>();
        var last = dice.Next(1, 7);
        for (var cut = 1; cut <= last; cut++)
        {
            // A first cut with nearly all, or a trickle.
            var submitting = dice.NextDouble();
            var moving = dice.Next(3) == 0 ? 0.3 : 0.03;
            foreach (var person in people)
                person.Live(dice, rates, submitting, cut == 1 ? 0 : moving);
            cuts.Add([.. people.Where(p => p is { Revision: > 0, IsWithdrawn: false }).Select(p => p.Seen())]);
        }

        return new SyntheticElection(Pick(dice, [2, 3, 5]), cuts.ToImmutable());
    }

    private static T Pick<T>(Random dice, T[] of) => of[dice.Next(of.Length)];

    private sealed class Person(string id, string office, string actor)
    {
        private readonly Dictionary<string, GroupAnswer> _answers = new(StringComparer.Ordinal);
        private readonly HashSet<string> _consents = new(StringComparer.Ordinal);

        public HashSet<string> Actions { get; } = new(StringComparer.Ordinal);

        public int Revision { get; private set; }

        public bool IsWithdrawn { get; private set; }

        public void Live(Random dice, Dictionary<string, (double Yes, double Silent)> rates, double submitting, double moving)
        {
            if (Revision == 0)
            {
                if (dice.NextDouble() < submitting)
                    Send(dice, rates);
                return;
            }

            if (dice.NextDouble() < moving)
                IsWithdrawn = !IsWithdrawn;
            if (dice.NextDouble() < moving)
                Send(dice, rates);
            foreach (var group in Groups)
            {
                if (dice.NextDouble() < moving * 2 && !_consents.Add(group))
                    _consents.Remove(group);
                if (dice.NextDouble() < moving / 4)
                    Actions.Add(group);
            }
        }

        public Respondent Seen() => new(
            id, Revision, office, actor, _answers.ToImmutableDictionary(StringComparer.Ordinal),
            [.. Groups.Where(g => Actions.Contains(g) || (_consents.Contains(g) && _answers[g] is GroupAnswer.Yes))]);

        private void Send(Random dice, Dictionary<string, (double Yes, double Silent)> rates)
        {
            Revision++;
            foreach (var group in Groups)
                _answers[group] = dice.NextDouble() < rates[group].Yes ? GroupAnswer.Yes : dice.NextDouble() < rates[group].Silent ? GroupAnswer.NoAnswer : GroupAnswer.No;
            if (Revision == 1)
                _consents.UnionWith(Groups.Where(_ => dice.Next(6) == 0));
        }
    }
}
