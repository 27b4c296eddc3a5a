using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Shared.Rescue;

/// <summary>What each input of a form asked, for a page that shows the answers without the form's own layout.</summary>
internal static class RescueLabels
{
    private static readonly string[] DateParts = ["día", "mes", "año"];

    /// <summary>The question of an input and what to call it; null for what the form carries besides answers.</summary>
    public static (Field Field, string Label)? Of(QuestionnaireSet questionnaires, string name)
    {
        foreach (var field in questionnaires.All.SelectMany(q => q.Sections).SelectMany(s => s.Fields))
        {
            if (!name.StartsWith(field.Id, StringComparison.Ordinal))
                continue;
            if (field.ItemIds.ToList().IndexOf(name) is >= 0 and var item)
                return (field, field.Repeat > 1 ? $"{field.Label}, número {SpanishNumbers.Whole(item + 1)}" : field.Label);
            if (field.Kind is FieldKind.Date && DateAnswer.InputIds(field.Id).IndexOf(name) is >= 0 and var part)
                return (field, $"{field.Label}: {DateParts[part]}");
        }

        return null;
    }
}
