using System.Collections.Immutable;

namespace Conoceles.Statistics;

/// <summary>
/// Ways of telling the same answers by office and by actor, finest first: the smallest office or actor joins the others at each step, until
/// nothing is told apart. The order is by how many there are, which everybody knows, and never by what they answered.
/// </summary>
internal static class Shapes
{
    public static IEnumerable<ImmutableArray<Block>> Of(IReadOnlyCollection<CountedAnswer> answers)
    {
        var (offices, actors) = (Ascending(answers, a => a.Office), Ascending(answers, a => a.Actor));
        // How many of each, from the smallest, are told together.
        var (joinedOffices, joinedActors) = (Joined(0, offices.Length), Joined(0, actors.Length));
        while (true)
        {
            yield return Blocks(answers, offices[joinedOffices..], actors[joinedActors..]);
            if (joinedOffices == offices.Length && joinedActors == actors.Length)
                yield break;
            if (joinedActors == actors.Length || (joinedOffices < offices.Length && offices[joinedOffices].Count <= actors[joinedActors].Count))
                joinedOffices = Joined(joinedOffices + 1, offices.Length);
            else
                joinedActors = Joined(joinedActors + 1, actors.Length);
        }
    }

    // One is not joined with nobody, and of one office or actor there is no table.
    private static int Joined(int count, int of) => of <= 1 ? of : count == 1 ? Math.Min(2, of) : count;

    private static ImmutableArray<Block> Blocks(IEnumerable<CountedAnswer> answers, (string Id, int Count)[] offices, (string Id, int Count)[] actors)
    {
        var (apartOffices, apartActors) = (Ids(offices), Ids(actors));
        return [.. answers
            .GroupBy(a => (Office: apartOffices.Contains(a.Office) ? a.Office : null, Actor: apartActors.Contains(a.Actor) ? a.Actor : null))
            .OrderBy(g => g.Key.Office, StringComparer.Ordinal).ThenBy(g => g.Key.Actor, StringComparer.Ordinal)
            .Select(g => Block.Of(g.Key.Office, g.Key.Actor, g))];
    }

    private static HashSet<string> Ids((string Id, int Count)[] all) => all.Select(a => a.Id).ToHashSet(StringComparer.Ordinal);

    private static (string Id, int Count)[] Ascending(IEnumerable<CountedAnswer> answers, Func<CountedAnswer, string> of) =>
        [.. answers.GroupBy(of, StringComparer.Ordinal).Select(g => (g.Key, Count: g.Count())).OrderBy(g => g.Count).ThenBy(g => g.Key, StringComparer.Ordinal)];
}
