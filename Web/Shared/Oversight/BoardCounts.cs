namespace Conoceles.Web.Shared.Oversight;

/// <summary>The figures of the board, read in one statement.</summary>
/// <param name="Dimension">What the lines are.</param>
/// <param name="Lines">One for each value that there is, in no order.</param>
/// <param name="Fingerprint">Another as soon as a figure would be another.</param>
/// <param name="ReadAt">The legal instant of the question.</param>
public sealed record BoardCounts(Dimension Dimension, IReadOnlyList<BoardLine> Lines, string Fingerprint, DateTimeOffset ReadAt)
{
    /// <summary>Of all lines.</summary>
    public BoardLine Total { get; } = Lines.Aggregate(BoardLine.Empty, (sum, line) => sum.Plus(line));
}

/// <summary>How many candidacies of a value there are.</summary>
/// <param name="Value">As a filter says it.</param>
/// <param name="Territory">Name of the place, of municipalities and districts.</param>
/// <param name="Situations">In the order of <see cref="Situation.All"/>.</param>
/// <param name="Attentions">In the order of <see cref="Attention.All"/>.</param>
public sealed record BoardLine(string Value, string Territory, IReadOnlyList<int> Situations, IReadOnlyList<int> Attentions)
{
    public static readonly BoardLine Empty = new("", "", new int[Situation.All.Count], new int[Attention.All.Count]);

    /// <summary>Each candidacy is in exactly one situation.</summary>
    public int Total => Situations.Sum();

    public int Of(Situation situation) => Situations[situation.Index];

    public int Of(Attention attention) => Attentions[Attention.All.TakeWhile(a => a != attention).Count()];

    public BoardLine Plus(BoardLine other) => this with
    {
        Situations = [.. Situations.Zip(other.Situations, (a, b) => a + b)],
        Attentions = [.. Attentions.Zip(other.Attentions, (a, b) => a + b)],
    };
}
