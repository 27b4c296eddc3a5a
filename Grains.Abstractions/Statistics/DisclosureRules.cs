namespace Conoceles.Statistics;

/// <summary>When answers may begin or cease to be counted together. Pure; ADR 0026 has the proof.</summary>
/// <param name="K">The least that a figure by office or by actor may tell of, two or more: with one, a figure is a person.</param>
public sealed record DisclosureRules(int K)
{
    /// <summary>Product §6.</summary>
    public const int DefaultK = 5;

    /// <summary>
    /// People not public that begin or cease to be counted together before the closing cut. More than k, because who is tried once is
    /// not tried again.
    /// </summary>
    public int LeastTogether => 4 * K;

    /// <summary>
    /// True when no figure over these blocks, alone or subtracted from any other, leaves somebody a single answer: now or after any of
    /// those who answered yes make it public.
    /// </summary>
    /// <param name="wave">How the blocks are told: of a wave, or of the part of one that leaves or stays.</param>
    public bool IsSafe(Wave wave, bool byOffice, bool byActor) =>
        IsEnough(wave, byOffice, byActor, K)
        && wave.Blocks.Sum(b => b.Tally.NotYes) >= K
        // Of each block, a no and a «prefiero no contestar», which no profile ever says: everybody else can be exchanged with one of both.
        && (wave.TellsNoAnswer ? wave.Blocks.All(b => b.Tally is { No: > 0, NoAnswer: > 0 }) : !byOffice && !byActor)
        && (!byOffice || Lines(wave, b => b.Office).All(IsLine))
        && (!byActor || Lines(wave, b => b.Actor).All(IsLine));

    /// <summary>
    /// What can be seen from the outside already: there are people enough for it to be safe. What is not is not even tried, because that it failed
    /// would be known to say something.
    /// </summary>
    /// <param name="least">People not public that the whole must have.</param>
    public bool IsEnough(Wave wave, bool byOffice, bool byActor, int least) =>
        wave.Answers.Count(a => !a.Known) >= least
        && (!wave.TellsNoAnswer || wave.Blocks.All(b => b.Answers.Length >= 2))
        && (!byOffice || Lines(wave, b => b.Office).All(l => l.Sum(b => b.Answers.Length) >= 2 * K))
        && (!byActor || Lines(wave, b => b.Actor).All(l => l.Sum(b => b.Answers.Length) >= 2 * K));

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
