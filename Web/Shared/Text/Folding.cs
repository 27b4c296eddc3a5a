using System.Globalization;
using System.Text;

namespace Conoceles.Web.Shared.Text;

/// <summary>Text for comparing names: upper case, no accents, ñ as n, one space between words.</summary>
public static class Folding
{
    public static string Fold(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var folded = new StringBuilder(text.Length);
        // Not a character: the framework refuses to normalise a text that has it.
        foreach (var c in text.Replace('\uFFFE', ' ').Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(c))
                folded.Append(char.ToUpperInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>True when every word of the (folded) query begins a word of the (folded) text.</summary>
    public static bool Matches(string foldedText, string foldedQuery) =>
        foldedQuery.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .All(word => (" " + foldedText).Contains(" " + word, StringComparison.Ordinal));
}
