using System.Collections.Immutable;
using System.Text;
using Conoceles.Elections;

namespace Conoceles.Web.Oversight.Registry;

/// <summary>
/// Cuts a text into the lines of a CSV: commas, double quotes as RFC 4180, lines that end in CRLF, LF or CR, mixed or
/// not. Unlike the RFC, a quoted cell ends with its line: no datum of the registry has a line break, and a quote that
/// was never closed would otherwise swallow every line after it, so that one error hid all others.
/// </summary>
internal static class CsvLines
{
    private const char Separator = ',';
    private const char Quote = '"';

    /// <summary>Every line that says something: blank ones, and those of only separators that spreadsheets leave, do not.</summary>
    public static IEnumerable<RegistryRow> Of(string text)
    {
        var number = 0;
        for (var start = 0; start < text.Length;)
        {
            number++;
            var end = text.AsSpan(start).IndexOfAny('\r', '\n');
            end = end < 0 ? text.Length : start + end;
            var row = Cut(number, text.AsMemory(start, end - start));
            if (row.BadQuotes || row.Cells.Any(c => c.Length > 0))
                yield return row;
            start = end + 1;
            if (end + 1 < text.Length && text[end] == '\r' && text[end + 1] == '\n')
                start++;
        }
    }

    /// <summary>What the first line is cut by instead of commas, as a person says it; null when that is not so.</summary>
    public static string? ForeignSeparator(string text)
    {
        var end = text.AsSpan().IndexOfAny('\r', '\n');
        var header = end < 0 ? text.AsSpan() : text.AsSpan(0, end);
        return header.Contains(Separator) ? null
            : header.Contains(';') ? "punto y coma (;)"
            : header.Contains('\t') ? "tabuladores"
            : header.Contains('|') ? "barras (|)"
            : null;
    }

    private static RegistryRow Cut(int number, ReadOnlyMemory<char> line)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        var rest = line.Span;
        while (true)
        {
            rest = rest.TrimStart();
            if (rest is [Quote, ..])
            {
                if (!TakeQuoted(ref rest, out var cell))
                    return new RegistryRow(number, [], BadQuotes: true);
                cells.Add(cell);
            }
            else
            {
                var end = rest.IndexOf(Separator);
                var cell = end < 0 ? rest : rest[..end];
                if (cell.Contains(Quote))
                    return new RegistryRow(number, [], BadQuotes: true);
                cells.Add(cell.Trim().ToString());
                rest = end < 0 ? [] : rest[end..];
            }

            if (rest.IsEmpty)
                return new RegistryRow(number, cells.ToImmutable());
            rest = rest[1..];
        }
    }

    /// <summary>Takes a quoted cell and what follows it up to its separator, which it leaves.</summary>
    private static bool TakeQuoted(ref ReadOnlySpan<char> rest, out string cell)
    {
        var text = new StringBuilder();
        rest = rest[1..];
        while (true)
        {
            var quote = rest.IndexOf(Quote);
            if (quote < 0)
            {
                cell = "";
                return false;
            }

            text.Append(rest[..quote]);
            rest = rest[(quote + 1)..];
            if (rest is not [Quote, ..])
                break;
            text.Append(Quote);
            rest = rest[1..];
        }

        cell = text.ToString().Trim();
        rest = rest.TrimStart();
        return rest is [] or [Separator, ..];
    }
}
