using System.Globalization;
using System.Text;

namespace Conoceles.Questionnaires;

/// <summary>
/// How the norm's text limits are counted: graphemes of the NFC form, without any whitespace, after CRLF→LF
/// (architecture §5). The browser's counter does the same and shares its vectors.
/// </summary>
public static class CharacterCount
{
    /// <summary>Hard cap of stored text, in UTF-16 units: beyond it even a draft is refused.</summary>
    public const int StorageCap = 8_000;

    /// <summary>Number of graphemes that count.</summary>
    public static int Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return 0;
        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!IsBlank(c))
                kept.Append(c);
        }

        return new StringInfo(kept.ToString().Normalize(NormalizationForm.FormC)).LengthInTextElements;
    }

    // The list is the architecture's, not char.IsWhiteSpace: U+FEFF counts as blank there and not in .NET.
    private static bool IsBlank(char c) => c
        is >= '\u0009' and <= '\u000D' or '\u0020' or '\u0085' or '\u00A0' or '\u1680'
        or >= '\u2000' and <= '\u200A' or '\u2028' or '\u2029' or '\u202F' or '\u205F' or '\u3000' or '\uFEFF';
}
