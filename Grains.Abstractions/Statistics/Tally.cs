namespace Conoceles.Statistics;

/// <summary>How many answered each.</summary>
public readonly record struct Tally(int Yes, int No, int NoAnswer)
{
    public int Count => Yes + No + NoAnswer;

    /// <summary>Those of whom a profile never says anything.</summary>
    public int NotYes => No + NoAnswer;

    public static Tally Of(IEnumerable<CountedAnswer> answers)
    {
        var tally = default(Tally);
        foreach (var answer in answers)
        {
            tally = answer.Answer switch
            {
                GroupAnswer.Yes => tally with { Yes = tally.Yes + 1 },
                GroupAnswer.No => tally with { No = tally.No + 1 },
                GroupAnswer.NoAnswer => tally with { NoAnswer = tally.NoAnswer + 1 },
                _ => throw new ArgumentException("A forgotten answer cannot be counted again.", nameof(answers)),
            };
        }

        return tally;
    }

    public static Tally Sum(IEnumerable<Tally> tallies) => tallies.Aggregate(
        default(Tally), (a, b) => new Tally(a.Yes + b.Yes, a.No + b.No, a.NoAnswer + b.NoAnswer));
}
