using System.Collections.Immutable;

namespace Conoceles.Statistics;

/// <summary>
/// The smallest set of answers that any table, of now or of before, counts apart. Two answers of a block can be exchanged
/// and no table ever published is another: that is the whole of the protection.
/// </summary>
/// <param name="Office">Office of all of them; null when they are of several.</param>
/// <param name="Actor">Actor of all of them; null when they are of several.</param>
public sealed record Block(string? Office, string? Actor, Tally Tally, ImmutableArray<CountedAnswer> Answers)
{
    /// <summary>Yeses that nobody can subtract because a profile says them: the total minus those already public.</summary>
    public int UnknownYes => Answers.Count(a => a is { Answer: GroupAnswer.Yes, Known: false });

    public bool IsForgotten => Answers.Any(a => a.Answer is null);

    public static Block Of(string? office, string? actor, IEnumerable<CountedAnswer> answers)
    {
        ImmutableArray<CountedAnswer> all = [.. answers];
        return new Block(office, actor, Tally.Of(all), all);
    }
}
