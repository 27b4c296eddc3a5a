using Conoceles.Grains.Candidacies;
using Conoceles.Questionnaires;

namespace Conoceles.Grains.Projection;

/// <summary>How far a capture is: counts, never what was answered. Pure.</summary>
internal sealed record CaptureProgress
{
    /// <summary>Section id → true when it was saved and the legal minimum has nothing against it.</summary>
    public required Dictionary<string, bool> CurricularSections { get; init; }

    public required Dictionary<string, bool> IdentitySections { get; init; }

    public required Dictionary<string, bool> DeclarationSections { get; init; }

    /// <summary>Sections saved at least once.</summary>
    public required int Started { get; init; }

    /// <summary>Sections that the legal minimum still wants; zero when the submission is possible.</summary>
    public required int MinimumMissing { get; init; }

    /// <summary>Of the curricular questionnaire; 100 is «completo».</summary>
    public required int CurricularPercent { get; init; }

    public required DateTimeOffset? SavedAt { get; init; }

    /// <summary>Of the long texts in clear (<see cref="TextPrint"/>).</summary>
    public required string[] TextPrints { get; init; }

    public static CaptureProgress Of(CandidacyState state, QuestionnaireSet questionnaires)
    {
        var curricular = Completeness.Of(questionnaires.Curricular, AnswersOf);
        var declarations = Completeness.Of(questionnaires.Declarations, AnswersOf);
        var identity = questionnaires.Identity.Sections.ToDictionary(
            s => s.Id, s => CandidacyViews.IsComplete(state, questionnaires.Identity, s), StringComparer.Ordinal);
        return new CaptureProgress
        {
            CurricularSections = Complete(curricular),
            IdentitySections = identity,
            DeclarationSections = Complete(declarations),
            Started = state.Sections.Values.Count(s => s.Version > 0),
            MinimumMissing = identity.Count(s => !s.Value) + curricular.Sections.Concat(declarations.Sections).Count(s => !s.MeetsMinimum),
            CurricularPercent = curricular.Percent,
            SavedAt = state.Sections.IsEmpty ? null : state.Sections.Values.Max(s => s.SavedAt),
            TextPrints = [.. questionnaires.Curricular.Sections
                .Where(s => state.Sections.ContainsKey(s.Id))
                .SelectMany(s => TextPrint.Of(s, state.Sections[s.Id].Values))
                .Select(p => p.Print)
                .Distinct(StringComparer.Ordinal)],
        };

        // An optional section that nobody opened is not complete, although the minimum asks nothing of it.
        Dictionary<string, bool> Complete(Completeness completeness) => completeness.Sections.ToDictionary(
            s => s.Id, s => s.MeetsMinimum && state.Sections.ContainsKey(s.Id), StringComparer.Ordinal);

        IReadOnlyDictionary<string, string>? AnswersOf(string section) => state.Sections.GetValueOrDefault(section)?.Values;
    }
}
