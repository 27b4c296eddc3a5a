using System.Globalization;
using System.Text;

namespace Conoceles.Questionnaires;

/// <summary>
/// How the norm's text limits are counted: graphemes of the NFC form, without any whitespace, after CRLF→LF
/// (architecture §5). The browser's counter (<c>conteo.js</c>) does the same and shares its vectors,
/// <c>tests/TestData/conteo.json</c>.
/// </summary>
/// <remarks>
/// Browsers join the consonants of an Indic conjunct (Unicode's rule GB9c) and .NET does not: the browser's counter
/// takes them apart again, so that क्ष is two on both sides.
/// </remarks>
public static class CharacterCount
{
    /// <summary>Hard cap of stored text, in UTF-16 units: beyond it even a draft is refused. Shorter fields have less, <see cref="AnswerCaps"/>.</summary>
    public const int StorageCap = 8_000;

    /// <summary>Number of graphemes that count. A lone surrogate, and U+FFFE, which .NET does not normalise, count as U+FFFD.</summary>
    public static int Of(string? text)
    {
        if (string.IsNullOrEmpty(text))
            return 0;
        if (OfPlain(text) is { } plain)
            return plain;
        // Runes, not chars: halves of a pair with a blank between them must not become an emoji when it goes.
        var kept = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!IsBlank(rune.Value))
                kept.Append(rune.Value == 0xFFFE ? "\uFFFD" : rune.ToString());
        }

        return new StringInfo(kept.ToString().Normalize(NormalizationForm.FormC)).LengthInTextElements;
    }

    /// <summary>
    /// Text of Latin letters and common punctuation only, as nearly all of it is: each character there is a grapheme of
    /// its own whatever stands beside it, and its own NFC. Null when there is anything else.
    /// </summary>
    private static int? OfPlain(string text)
    {
        var count = 0;
        foreach (var c in text)
        {
            // Below the combining marks; dashes, quotation marks, bullets and the ellipsis.
            if (c is >= '\u0300' and not (>= '\u2010' and <= '\u2027'))
                return null;
            if (!IsBlank(c))
                count++;
        }

        return count;
    }

    // The list is the architecture's, not char.IsWhiteSpace: U+FEFF counts as blank there and not in .NET.
    private static bool IsBlank(int rune) => rune
        is >= 0x0009 and <= 0x000D or 0x0020 or 0x0085 or 0x00A0 or 0x1680
        or >= 0x2000 and <= 0x200A or 0x2028 or 0x2029 or 0x202F or 0x205F or 0x3000 or 0xFEFF;
}
