using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.OpenData;

/// <summary>What a column holds.</summary>
public enum ColumnType
{
    Text,
    Whole,
    Instant,
}

/// <summary>What a row is made of.</summary>
/// <param name="Person">As the cut has her; null in sets that are of nobody.</param>
/// <param name="Action">The affirmative action of the row; null in the other sets.</param>
/// <param name="Group">The figure of the row; null in the other sets.</param>
public sealed record OpenDataRow(OpenDataContext Context, PublicCandidacy? Person, PublicChip? Action = null, GroupLine? Group = null)
{
    /// <exception cref="InvalidOperationException">The set is of nobody.</exception>
    public PublicCandidacy Candidacy => Person ?? throw new InvalidOperationException("The row is of no candidacy.");
}

/// <summary>What every row of a cut's files has.</summary>
/// <param name="Site">Where photographs and profiles are; null when the address of the site is not known.</param>
public sealed record OpenDataContext(PublicElection Election, int Cut, DateTimeOffset At, Uri? Site);

/// <summary>A column of an open-data set: its name, what it is, and its text in each row.</summary>
/// <param name="Name">Stable, snake case.</param>
/// <param name="Title">As people read it.</param>
/// <param name="Description">What it holds, and how it says nothing.</param>
public sealed record OpenDataColumn(string Name, ColumnType Type, string Title, string Description, Func<OpenDataRow, string> Text);
