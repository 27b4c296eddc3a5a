using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Conoceles.Web.Public.Texts;

/// <summary>
/// A text of the site, from a file that whoever has no compiler can edit: <c>#</c>, <c>##</c> and <c>###</c> are
/// headings, <c>-</c> an item, a blank line ends a paragraph, <c>[words](/address)</c> is a link of this site and
/// <c>{{key}}</c> a value. A paragraph or item of which a value is not known is left out.
/// </summary>
/// <param name="Title">The first heading.</param>
/// <param name="Description">The line that begins with <c>&gt;</c>: what search engines show.</param>
public sealed partial record SiteText(string Title, string Description, ImmutableArray<TextBlock> Blocks)
{
    /// <param name="file">Lines of the file.</param>
    /// <param name="value">Key → value; null when it is not known.</param>
    /// <exception cref="InvalidDataException">It has no title or no description.</exception>
    public static SiteText Parse(string file, Func<string, string?> value)
    {
        var blocks = ImmutableArray.CreateBuilder<TextBlock>();
        string? title = null, description = null;
        foreach (var part in file.ReplaceLineEndings("\n").Split("\n\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var lines = part.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            if (lines.Length == 0)
                continue;
            if (lines[0].StartsWith('>'))
                description = string.Join(' ', lines).TrimStart('>', ' ');
            else if (Block(lines, value) is { } block)
            {
                if (block.Kind is TextKind.Title)
                    title ??= string.Concat(block.Lines[0].Select(r => r.Text));
                blocks.Add(block);
            }
        }

        return new SiteText(
            title ?? throw new InvalidDataException("A text without title."),
            description ?? throw new InvalidDataException($"The text «{title}» has no description."), blocks.ToImmutable());
    }

    private static TextBlock? Block(string[] lines, Func<string, string?> value)
    {
        if (lines[0].StartsWith("- ", StringComparison.Ordinal))
            return Of(TextKind.List, Items(lines), value);
        var text = string.Join(' ', lines);
        return text switch
        {
            _ when text.StartsWith("### ", StringComparison.Ordinal) => Of(TextKind.Question, [text[4..]], value),
            _ when text.StartsWith("## ", StringComparison.Ordinal) => Of(TextKind.Heading, [text[3..]], value),
            _ when text.StartsWith("# ", StringComparison.Ordinal) => Of(TextKind.Title, [text[2..]], value),
            _ => Of(TextKind.Paragraph, [text], value),
        };
    }

    // A line that does not begin an item goes on with the one before.
    private static List<string> Items(string[] lines)
    {
        var items = new List<string>();
        foreach (var line in lines)
        {
            if (line.StartsWith("- ", StringComparison.Ordinal))
                items.Add(line[2..]);
            else
                items[^1] += " " + line;
        }

        return items;
    }

    private static TextBlock? Of(TextKind kind, IEnumerable<string> lines, Func<string, string?> value)
    {
        var said = lines.Select(l => Filled(l, value)).OfType<string>().Select(Runs).ToImmutableArray();
        return said.IsEmpty ? null : new TextBlock(kind, said);
    }

    private static string? Filled(string line, Func<string, string?> value)
    {
        var unknown = false;
        var filled = Key().Replace(line, m =>
        {
            var known = value(m.Groups[1].Value);
            unknown |= known is null;
            return known ?? "";
        });
        return unknown ? null : filled;
    }

    // Only addresses of this site: a text must not lead elsewhere by a slip.
    private static ImmutableArray<TextRun> Runs(string line)
    {
        var runs = ImmutableArray.CreateBuilder<TextRun>();
        var from = 0;
        foreach (Match link in Link().Matches(line))
        {
            if (link.Index > from)
                runs.Add(new TextRun(line[from..link.Index]));
            runs.Add(new TextRun(link.Groups[1].Value, link.Groups[2].Value));
            from = link.Index + link.Length;
        }

        if (from < line.Length)
            runs.Add(new TextRun(line[from..]));
        return runs.ToImmutable();
    }

    [GeneratedRegex(@"\{\{([a-z-]+)\}\}")]
    private static partial Regex Key();

    [GeneratedRegex(@"\[([^\[\]]+)\]\(((?:/(?!/)|mailto:)[^\s()]*)\)")]
    private static partial Regex Link();
}
