using System.Globalization;
using System.Text;

namespace Conoceles.Elections;

/// <summary>
/// What a text of the registry may hold. It is refused, not mended: a name is what the Consejo General approved, and
/// whoever sends a character that cannot be seen must know that it is there.
/// </summary>
internal static class CellText
{
    /// <summary>UTF-16 units of a name, key or agreement.</summary>
    public const int MaxLength = 120;

    /// <summary>A base letter with more marks than any writing has is not a name: it would paint over the page.</summary>
    private const int MaxMarks = 4;

    /// <summary>Null when the text can be kept; else code and sentence.</summary>
    public static (string Code, string Reason)? Problem(string text)
    {
        // First: nothing below is done on a text of megabytes.
        if (text.Length > MaxLength)
            return ("too-long", $"El texto es demasiado largo; el máximo es {MaxLength.ToString(CultureInfo.InvariantCulture)} caracteres.");
        var marks = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar)
                return ("replacement-character", "Tiene el signo «�» en lugar de una letra: escriba la letra y guarde el archivo como «CSV UTF-8».");
            if (IsUnseen(rune))
                return ("unseen-character", $"Tiene un carácter que no se ve (U+{rune.Value.ToString("X4", CultureInfo.InvariantCulture)}); escriba el dato de nuevo.");
            marks = Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark ? marks + 1 : 0;
            if (marks > MaxMarks)
                return ("too-many-marks", "Una letra tiene demasiados signos encima; escriba el dato de nuevo.");
        }

        return null;
    }

    /// <summary>Control characters, bidirectional marks and overrides, and the rest of what prints nothing.</summary>
    public static bool IsUnseen(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator
        or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned or UnicodeCategory.Surrogate;
}
