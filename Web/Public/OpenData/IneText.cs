using System.Globalization;
using System.Text;
using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.OpenData;

/// <summary>
/// How the INE writes the base of «Conóceles» (its local file of 2022): names and places in capitals without accents, and a
/// word for each way of saying nothing.
/// </summary>
internal static class IneText
{
    /// <summary>The territory does not have that.</summary>
    public const string DoesNotApply = "No aplica";

    /// <summary>The person left it blank.</summary>
    public const string NotGiven = "No proporcionó";

    public const string NoCourses = "Sin cursos";

    /// <summary>The Unidad de Transparencia does not show the section while an observation stands.</summary>
    public const string Withheld = "Rubro en pausa";

    /// <summary>«15-CHETUMAL».</summary>
    public static string District(PublicCandidacy candidacy) => candidacy.District is { } number
        ? string.Create(CultureInfo.InvariantCulture, $"{number}-{Capitals(candidacy.Territory[(candidacy.Territory.IndexOf(',', StringComparison.Ordinal) + 1)..])}")
        : DoesNotApply;

    /// <summary>In capitals, without accents; the ñ stays, which is a letter of its own.</summary>
    public static string Capitals(string text)
    {
        const char Tilde = '\u0303';
        var plain = new StringBuilder(text.Length);
        foreach (var c in text.Trim().ToUpperInvariant().Normalize(NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark || (c == Tilde && plain.Length > 0 && plain[^1] == 'N'))
                plain.Append(c);
        }

        return plain.ToString().Normalize(NormalizationForm.FormC);
    }

    /// <summary>Every answer to some questions, in their order; empty when nothing was captured, and a word when it was and nothing was said.</summary>
    /// <param name="blank">The word.</param>
    public static string Answers(PublicCandidacy candidacy, string between, string blank, params ReadOnlySpan<string> fields)
    {
        if (candidacy.Sections.IsEmpty)
            return "";
        var given = new List<string>();
        var asked = false;
        foreach (var section in candidacy.Sections)
        {
            foreach (var item in section.Items)
            {
                if (!fields.Contains(item.Field.Split('.')[0]))
                    continue;
                asked = true;
                if (item.Value is { } value)
                    given.Add(value);
            }
        }

        return given.Count > 0 ? string.Join(between, given) : !asked && candidacy.Sections.Any(s => s.Withheld is not null) ? Withheld : blank;
    }
}
