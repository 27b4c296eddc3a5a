using System.Globalization;
using System.Text;

namespace Conoceles.Questionnaires;

/// <summary>Cleans what a person typed, without changing what it says.</summary>
public static class AnswerText
{
    /// <summary>
    /// CRLF→LF, NFC, no control characters (but line feed and tab) and no bidirectional overrides, which would let
    /// a text show something else than what it stores; trimmed. Lone surrogates become U+FFFD.
    /// </summary>
    public static string Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return "";
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes())
        {
            if (!IsUnwanted(rune))
                clean.Append(rune.ToString());
        }

        return clean.ToString().Normalize(NormalizationForm.FormC).Trim();
    }

    private static bool IsUnwanted(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => false,
        >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069 => true,
        _ => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control,
    };
}
