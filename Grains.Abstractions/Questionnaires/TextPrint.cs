using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Conoceles.Questionnaires;

/// <summary>A long answer's print.</summary>
/// <param name="Field">Field id.</param>
/// <param name="Print">Lower-case hexadecimal.</param>
public sealed record FieldPrint(string Field, string Print);

/// <summary>
/// By what two long texts are known to say the same without comparing them: the hash of their letters and digits,
/// without case, accents, punctuation or spaces. A short text has none: «No aplica» twice is no copy, and what is short
/// could be guessed from its hash.
/// </summary>
public static class TextPrint
{
    /// <summary>Letters and digits that a text needs to have a print.</summary>
    public const int Shortest = 120;

    private const int PrintBytes = 16;

    /// <summary>Prints of the long texts of a section.</summary>
    public static IEnumerable<FieldPrint> Of(Section section, IReadOnlyDictionary<string, string> answers)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(answers);
        return section.Fields
            .Where(f => f.Kind is FieldKind.LongText && QuestionnaireRules.Applies(f, answers))
            .Select(f => (f.Id, Print: Of(answers.GetValueOrDefault(f.Id))))
            .Where(p => p.Print is not null)
            .Select(p => new FieldPrint(p.Id, p.Print!));
    }

    /// <summary>Null when the text is too short to be judged.</summary>
    public static string? Of(string? text)
    {
        if (text is null || text.Length < Shortest)
            return null;
        var letters = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            if (Rune.IsLetterOrDigit(rune) && Rune.GetUnicodeCategory(rune) is not UnicodeCategory.NonSpacingMark)
                letters.Append(Rune.ToLowerInvariant(rune));
        }

        return letters.Length < Shortest
            ? null
            : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(letters.ToString())).AsSpan(0, PrintBytes));
    }
}
