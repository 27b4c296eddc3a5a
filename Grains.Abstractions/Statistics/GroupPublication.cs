using System.Collections.Immutable;

namespace Conoceles.Statistics;

/// <summary>What is published of a priority group at a cut.</summary>
/// <param name="Cut">Number of the cut.</param>
/// <param name="ChangedAt">Cut at which the figures last changed; zero when no answer is counted yet.</param>
/// <param name="K">The least that a figure tells of.</param>
/// <param name="Total">Of the whole state, always.</param>
/// <param name="ByOffice">Empty while no office can be told; otherwise its lines add up to the total.</param>
/// <param name="ByActor">The same by actor.</param>
/// <param name="Waiting">Answers that are not counted: they wait for others, or would tell somebody's.</param>
/// <param name="Leaving">Counted answers of who was withdrawn or sent another since, that stay until they can go together.</param>
public sealed record GroupPublication(
    string Group, int Cut, int ChangedAt, int K, GroupFigure Total, ImmutableArray<GroupFigure> ByOffice, ImmutableArray<GroupFigure> ByActor, int Waiting, int Leaving)
{
    internal static GroupPublication Of(GroupLedger ledger, int cut, int k, int waiting, int leaving)
    {
        var told = ledger.Waves.SelectMany(w => w.Blocks.Select(b => (Wave: w, Block: b))).ToArray();
        return new GroupPublication(
            ledger.Group, cut, ledger.ChangedAt, k, GroupFigure.Of(null, told, k),
            Lines(told, b => b.Office, k), Lines(told, b => b.Actor, k), waiting, leaving);
    }

    private static ImmutableArray<GroupFigure> Lines((Wave Wave, Block Block)[] told, Func<Block, string?> of, int k) => told.All(t => of(t.Block) is null)
        ? []
        : [.. told.GroupBy(t => of(t.Block) ?? "", StringComparer.Ordinal)
            // The rest, which is nobody's name, is last.
            .OrderBy(g => g.Key.Length == 0).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => GroupFigure.Of(g.Key.Length == 0 ? null : g.Key, [.. g], k))];
}

/// <summary>A line of a table of a group.</summary>
/// <param name="Id">Office or actor; null of the whole state, and of those that are not told apart.</param>
/// <param name="Count">Answers that are counted.</param>
/// <param name="Yes">Null when they are fewer than k: «menos de 5».</param>
/// <param name="NoAnswer">«Prefiero no contestar», of those of <paramref name="NoAnswerOf"/>.</param>
/// <param name="NoAnswerOf">Of how many answers it is told.</param>
public sealed record GroupFigure(string? Id, int Count, int? Yes, int NoAnswer, int NoAnswerOf)
{
    /// <summary>Null when it cannot be told without telling more.</summary>
    public int? No => Yes is { } yes && NoAnswerOf == Count ? Count - yes - NoAnswer : null;

    internal static GroupFigure Of(string? id, (Wave Wave, Block Block)[] told, int k)
    {
        var all = Tally.Sum(told.Select(t => t.Block.Tally));
        var telling = Tally.Sum(told.Where(t => t.Wave.TellsNoAnswer).Select(t => t.Block.Tally));
        return new GroupFigure(id, all.Count, all.Yes < k ? null : all.Yes, telling.NoAnswer, telling.Count);
    }
}
