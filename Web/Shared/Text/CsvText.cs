using System.Text;

namespace Conoceles.Web.Shared.Text;

/// <summary>Lines of a CSV as RFC 4180 has them, with nothing in them that a spreadsheet would run.</summary>
internal static class CsvText
{
    private const string Formulas = "=+-@\t\r";

    /// <summary>One line, with its end.</summary>
    public static string Line(IEnumerable<string> cells) => string.Join(',', cells.Select(Cell)) + "\r\n";

    /// <summary>
    /// A text that begins as a formula does gets an apostrophe before: spreadsheets show it as text (ux-security §4).
    /// </summary>
    public static string Cell(string text)
    {
        var safe = text.Length > 0 && Formulas.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;
        if (safe.AsSpan().IndexOfAny("\",\r\n") < 0)
            return safe;
        return new StringBuilder(safe.Length + 2).Append('"').Append(safe).Replace("\"", "\"\"", 1, safe.Length).Append('"').ToString();
    }
}
