using System.Globalization;
using System.Text;

namespace Conoceles.Questionnaires;

/// <summary>Cleans what a person typed, without changing what it says.</summary>
public static class AnswerText
{
    // Composing a long run of combining marks takes quadratic time, and beyond the caps nothing is stored anyway.
    private const int Composable = 4 * CharacterCount.StorageCap;

    /// <summary>
    /// Line ends → LF, NFC, no control characters (but line feed and tab), no code points that are no characters, and
    /// no bidirectional overrides, which would let a text show something else than what it stores; trimmed. Lone surrogates become U+FFFD. A text in which
    /// nothing can be seen is no text.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(text.Length);
        var seen = false;
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).EnumerateRunes())
        {
            if (rune.Value is '\r' or '\u0085' or '\u2028' or '\u2029')
            {
                clean.Append('\n');
            }
            else if (!IsUnwanted(rune))
            {
                clean.Append(rune.ToString());
                seen = seen || IsVisible(rune);
            }
        }

        if (!seen)
            return "";
        return (clean.Length <= Composable ? clean.ToString().Normalize(NormalizationForm.FormC) : clean.ToString()).Trim();
    }

    /// <summary>The same, for what is asked in one line.</summary>
    public static string CleanLine(string? text) => Clean(text).Replace('\n', ' ').Replace('\t', ' ').Trim();

    /// <summary>The same, for what has no blank inside: addresses, mails, numbers copied with spaces or invisible characters.</summary>
    public static string CleanWord(string? text)
    {
        var word = new StringBuilder();
        foreach (var rune in Clean(text).EnumerateRunes())
        {
            if (!Rune.IsWhiteSpace(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.Format)
                word.Append(rune.ToString());
        }

        return word.ToString();
    }

    private static bool IsUnwanted(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => true,
        // .NET refuses to normalise a text with U+FFFE; none of its kind means anything.
        >= 0xFDD0 and <= 0xFDEF => true,
        var value when (value & 0xFFFE) == 0xFFFE => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control,
    };

    // Hangul fillers and the empty Braille cell are letters and symbols that draw nothing.
    private static bool IsVisible(Rune rune) => rune.Value is not (0x115F or 0x1160 or 0x2800 or 0x3164 or 0xFFA0)
        && !Rune.IsWhiteSpace(rune)
        && Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark);
}
