using Conoceles.Candidacies;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Shared.Corrections;

/// <summary>A field before and after, as people read it.</summary>
/// <param name="Section">The section's title.</param>
/// <param name="Label">The question, with its number when the field takes several answers.</param>
/// <param name="Before">Null when there was no answer.</param>
/// <param name="After">Null when the answer is removed.</param>
/// <param name="IsPhoto">Both are photographs' hashes.</param>
public sealed record ChangeLine(string Section, string Label, string? Before, string? After, bool IsPhoto)
{
    /// <summary>In the order of the questionnaire.</summary>
    public static IReadOnlyList<ChangeLine> Of(IEnumerable<FieldChange> changes, Questionnaire curricular)
    {
        var found = changes.ToLookup(c => c.Section, StringComparer.Ordinal);
        return [.. curricular.Sections.SelectMany(s => found[s.Id]
            .Select(c => (Change: c, Field: s.FindField(c.Field)))
            .OrderBy(c => c.Field is null ? int.MaxValue : s.Fields.IndexOf(c.Field))
            .ThenBy(c => c.Field is null ? 0 : c.Field.ItemIds.ToList().IndexOf(c.Change.Field))
            .Select(c => Line(s, c.Change, c.Field)))];
    }

    private static ChangeLine Line(Section section, FieldChange change, Field? field)
    {
        var dot = change.Field.IndexOf('.', StringComparison.Ordinal);
        var label = (field?.Label ?? change.Field) + (dot < 0 ? "" : " (" + change.Field[(dot + 1)..] + ")");
        return new ChangeLine(
            section.Title, label, Shown(field, change.Before), Shown(field, change.After), field?.Kind is FieldKind.Photo);
    }

    private static string? Shown(Field? field, string? stored) =>
        string.IsNullOrEmpty(stored) ? null : field?.Display(stored) ?? stored;
}
