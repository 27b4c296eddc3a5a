using System.Collections.Immutable;

namespace Conoceles.Web.Public.Texts;

/// <summary>A piece of a text: a heading, a paragraph or a list.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Lines">Its paragraphs, or the items of a list; each of them a run of words and links.</param>
public sealed record TextBlock(TextKind Kind, ImmutableArray<ImmutableArray<TextRun>> Lines);

/// <param name="Text">Words.</param>
/// <param name="Address">Where they lead, in this site or by mail; null when nowhere.</param>
public sealed record TextRun(string Text, string? Address = null);

/// <summary>Kinds of <see cref="TextBlock"/>.</summary>
public enum TextKind
{
    Title,
    Heading,
    Question,
    Paragraph,
    List,
}
