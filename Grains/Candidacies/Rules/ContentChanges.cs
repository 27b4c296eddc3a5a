using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Questionnaires;

namespace Conoceles.Grains.Candidacies.Rules;

using Changes = ImmutableDictionary<string, ImmutableDictionary<string, string>>;

/// <summary>Changes to what was submitted, by a correction or a fix: only curricular sections, complete afterwards.</summary>
internal static class ContentChanges
{
    /// <summary>The sections with the changes applied, or why they cannot be.</summary>
    public static Refusal? Apply(
        CandidacyState state, Changes changes, DateTimeOffset at, QuestionnaireSet questionnaires, out ImmutableDictionary<string, SectionDraft> sections)
    {
        sections = state.Sections;
        foreach (var (id, fields) in changes)
        {
            if (questionnaires.Curricular.Find(id) is not { } section)
                return Refusals.UnknownSection;
            if (fields.Values.Any(v => v.Length > CharacterCount.StorageCap))
                return Refusals.TextTooLong;
            var stored = state.Sections.GetValueOrDefault(id) ?? new SectionDraft();
            var values = QuestionnaireRules.Normalise(section, stored.Values.SetItems(fields));
            if (!QuestionnaireRules.IsComplete(section, values))
                return Refusals.InvalidChange;
            if (!Same(values, stored.Values))
                sections = sections.SetItem(id, stored with { Version = stored.Version + 1, Values = values, SavedAt = at });
        }

        return sections == state.Sections ? Refusals.NothingChanges : null;
    }

    /// <summary>True when both administrators, or the request and what is applied, speak of the same.</summary>
    private static bool Same(ImmutableDictionary<string, string> a, ImmutableDictionary<string, string> b) =>
        a.Count == b.Count && a.All(p => b.TryGetValue(p.Key, out var value) && value == p.Value);
}
