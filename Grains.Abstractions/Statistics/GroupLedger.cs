using System.Collections.Immutable;

namespace Conoceles.Statistics;

/// <summary>
/// What the next publication of a group has to know of the ones before. It names people beside their answers: it lives where the answers
/// live, under the same keys, and is published nowhere.
/// </summary>
/// <param name="Group">Group id.</param>
/// <param name="ChangedAt">Cut at which the figures last changed; zero before any.</param>
/// <param name="Settled">
/// Sendings that were tried and stay as they are, counted or not: tried again with others, what had made the difference would tell itself.
/// </param>
public sealed record GroupLedger(string Group, int ChangedAt, ImmutableArray<Wave> Waves, ImmutableHashSet<Sending> Settled)
{
    public static GroupLedger Empty(string group) => new(group, 0, [], []);

    public IEnumerable<Block> Blocks => Waves.SelectMany(w => w.Blocks);

    public IEnumerable<CountedAnswer> Answers => Waves.SelectMany(w => w.Answers);

    /// <summary>
    /// Without the answers of a person whose data are destroyed, who stays counted. The answers of her whole blocks go: those of the
    /// rest, taken from the block's total, would still say hers. So nobody of those blocks can stop being counted alone.
    /// </summary>
    public GroupLedger Forget(string person) => this with { Waves = [.. Waves.Select(w => w with { Blocks = [.. w.Blocks.Select(b => Forget(b, person))] })] };

    /// <summary>Keeps in mind whose profile names the group: who read it once knows it, also after a revocation.</summary>
    internal GroupLedger Learn(IReadOnlySet<string> named) => this with
    {
        Waves = [.. Waves.Select(w => w with
        {
            Blocks = [.. w.Blocks.Select(b => b with { Answers = [.. b.Answers.Select(a => named.Contains(a.Person) ? a with { Known = true } : a)] })],
        })],
    };

    private static Block Forget(Block block, string person) => block.Answers.Any(a => a.Person == person)
        ? block with { Answers = [.. block.Answers.Select(a => a with { Answer = null, Known = false })] }
        : block;
}
