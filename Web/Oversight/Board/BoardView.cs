using Conoceles.Web.Oversight.Candidacies;
using Conoceles.Web.Shared.Oversight;

namespace Conoceles.Web.Oversight.Board;

/// <summary>A number of the board and the candidacies that it counts.</summary>
/// <param name="Name">Text on screen.</param>
/// <param name="Count">How many pass <paramref name="Filter"/>.</param>
/// <param name="Filter">Of the list that it leads to.</param>
public sealed record BoardNumber(string Name, int Count, CandidacyFilter Filter)
{
    public string Address => CandidacyQuery.Everyone.With(Filter).Address();
}

/// <summary>A line of a large table.</summary>
/// <param name="Name">Of the value of the dimension.</param>
/// <param name="Numbers">One for each column.</param>
public sealed record BoardRow(string Name, IReadOnlyList<BoardNumber> Numbers);

/// <summary>What the board shows, of what was counted.</summary>
public sealed class BoardView(BoardCounts counts, DimensionNames names)
{
    /// <summary>What candidacies can be counted by.</summary>
    public static readonly IReadOnlyList<Dimension> Dimensions =
        [Dimension.Actor, Dimension.Party, Dimension.Office, Dimension.Municipality, Dimension.District];

    public BoardCounts Counts => counts;

    public bool IsEmpty => counts.Total.Total == 0;

    /// <summary>Small tables: every situation, and what has to be seen to.</summary>
    public IEnumerable<(string Caption, IReadOnlyList<BoardNumber> Numbers)> Tables() =>
    [
        (BoardMessages.States, [.. Situations(BoardMessages.Total, counts.Total, CandidacyFilter.Everyone)]),
        (BoardMessages.Due,
        [
            Of(BoardMessages.Closes2, Attention.Closes2), Of(BoardMessages.Closes24, Attention.Closes24),
            Of(BoardMessages.Closes72, Attention.Closes72), Of(BoardMessages.Omitted, Situation.Omitted),
        ]),
        (BoardMessages.Review,
            [Of(BoardMessages.Waits48, Attention.Waits48), Of(BoardMessages.Waits24, Attention.Waits24), Of(BoardMessages.Waits, Attention.Waits)]),
        (BoardMessages.Corrections, [Of(BoardMessages.Late, Attention.LateCorrection), Of(BoardMessages.InTime, Attention.Correction)]),
        (BoardMessages.Other,
        [
            Of(BoardMessages.Observed, Attention.Observed), Of(BoardMessages.Withheld, Attention.Withheld),
            Of(BoardMessages.Actions, Attention.Actions), Of(BoardMessages.LeftOut, Situation.LeftOut),
        ]),
    ];

    /// <summary>Each value by situation and in total, all of them together first.</summary>
    public IEnumerable<BoardRow> Rows() => Rows(counts.Lines, (line, filter) => Situations(BoardMessages.Total, line, filter));

    /// <summary>Each value of which something has to be seen to, all of them together first.</summary>
    public IEnumerable<BoardRow> AttentionRows() => Rows(
        counts.Lines.Where(l => l.Attentions.Any(n => n > 0)),
        (line, filter) => Attention.All.Select(a => new BoardNumber(a.Heading, line.Of(a), filter with { Attention = a })));

    private IEnumerable<BoardRow> Rows(IEnumerable<BoardLine> lines, Func<BoardLine, CandidacyFilter, IEnumerable<BoardNumber>> numbers) =>
    [
        new BoardRow(BoardMessages.Everyone, [.. numbers(counts.Total, CandidacyFilter.Everyone)]),
        .. names.InOrder(counts.Dimension, lines, l => l.Value, l => l.Territory).Select(l => new BoardRow(
            names.Of(counts.Dimension, l.Value, l.Territory), [.. numbers(l, CandidacyFilter.Everyone.With(counts.Dimension, l.Value))])),
    ];

    private static IEnumerable<BoardNumber> Situations(string total, BoardLine line, CandidacyFilter filter) =>
    [
        .. Situation.All.Select(s => new BoardNumber(s.Name, line.Of(s), filter with { Situation = s })),
        new BoardNumber(total, line.Total, filter),
    ];

    private BoardNumber Of(string name, Attention attention) =>
        new(name, counts.Total.Of(attention), CandidacyFilter.Everyone with { Attention = attention });

    private BoardNumber Of(string name, Situation situation) =>
        new(name, counts.Total.Of(situation), CandidacyFilter.Everyone with { Situation = situation });
}
