namespace Conoceles.Statistics;

/// <summary>When answers may begin or cease to be counted together. Pure; ADR 0026 has the proof.</summary>
/// <param name="K">The least that a figure by office or by actor may tell of, two or more: with one, a figure is a person.</param>
public sealed record DisclosureRules(int K)
{
    /// <summary>Product §6.</summary>
    public const int DefaultK = 5;

    /// <summary>
    /// True when no figure over these blocks, alone or subtracted from any other, leaves somebody a single answer: now or after any of
    /// those who answered yes make it public.
    /// </summary>
    /// <param name="wave">How the blocks are told: of a wave, or of the part of one that leaves or stays.</param>
    /// <param name="leastYes">Yeses not public that the whole must have.</param>
    public bool IsSafe(Wave wave, bool byOffice, bool byActor, int leastYes)
    {
        var whole = Tally.Sum(wave.Blocks.Select(b => b.Tally));
        return whole.Count - wave.Answers.Count(a => a.Known) >= K
            && whole.NotYes >= K
            && wave.Blocks.Sum(b => b.UnknownYes) >= leastYes
            // Of each block, a no and a «prefiero no contestar», which no profile ever says: everybody else can be exchanged with one of both.
            && (wave.TellsNoAnswer ? wave.Blocks.All(b => b.Tally is { No: > 0, NoAnswer: > 0 }) : !byOffice && !byActor)
            && (!byOffice || Lines(wave, b => b.Office).All(IsLine))
            && (!byActor || Lines(wave, b => b.Actor).All(IsLine));
    }

    /// <summary>A figure by office or by actor: enough yeses besides the public ones, and enough that are not yeses.</summary>
    public bool IsLine(IEnumerable<Block> blocks)
    {
        var all = blocks.ToArray();
        return all.Sum(b => b.UnknownYes) >= K && all.Sum(b => b.Tally.NotYes) >= K;
    }

    // Null, which no dictionary takes as a key, is the line of those that are not told apart.
    private static IEnumerable<IEnumerable<Block>> Lines(Wave wave, Func<Block, string?> of) =>
        wave.Blocks.GroupBy(b => of(b) ?? "", StringComparer.Ordinal);
}
