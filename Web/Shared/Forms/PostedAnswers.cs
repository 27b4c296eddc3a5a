using System.Collections.Immutable;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Shared.Forms;

/// <summary>The answers of a section as a form carried them.</summary>
public static class PostedAnswers
{
    /// <summary>
    /// Field id → normalised text. Only the section's own fields are read, and of them no photograph: its hash is never a
    /// text that somebody posts.
    /// </summary>
    public static ImmutableDictionary<string, string> Of(IFormCollection form, Section section)
    {
        ArgumentNullException.ThrowIfNull(form);
        ArgumentNullException.ThrowIfNull(section);
        var posted = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in section.Fields.Where(f => f.Kind is not FieldKind.Photo))
        {
            foreach (var id in field.ItemIds.Where(form.ContainsKey))
                posted[id] = form[id].ToString();
            if (field.Kind is FieldKind.Date && DateAnswer.InputIds(field.Id) is [var day, var month, var year] && form.ContainsKey(day))
                posted[field.Id] = DateAnswer.Join(form[day], form[month], form[year]);
        }

        return QuestionnaireRules.Normalise(section, posted);
    }
}
