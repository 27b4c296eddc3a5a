using System.Collections.Immutable;

namespace Conoceles.Statistics;

/// <summary>
/// How many candidacies gave each answer, and how many gave none and why. Everybody is in exactly one line, so that every
/// table of the same moment has the same total.
/// </summary>
public sealed record CountTable(ImmutableArray<CountLine> Answers, ImmutableArray<SilentLine> Silent)
{
    /// <summary>Of whom the answer is known: percentages are of these.</summary>
    public int Base => Answers.Sum(a => a.Count);

    public int Total => Base + Silent.Sum(s => s.Count);
}

/// <param name="Name">The answer, as the citizen reads it.</param>
public sealed record CountLine(string Name, int Count);

/// <param name="Why">The same reason for everybody in the line.</param>
public sealed record SilentLine(Silence Why, int Count);

/// <summary>Why it is not known what somebody would answer.</summary>
public enum Silence
{
    /// <summary>Her questionnaire is published without this answer.</summary>
    NotProvided,

    /// <summary>The section is withheld while an observation stands.</summary>
    Withheld,

    /// <summary>Her questionnaire is not published.</summary>
    NotPublished,

    /// <summary>It is neither of what is public of everybody (product §4).</summary>
    NotPublic,
}
