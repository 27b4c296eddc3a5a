using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Questionnaires;

namespace Conoceles.Grains.Candidacies;

/// <summary>From state to what the people who work on a candidacy see. Pure.</summary>
internal static class CandidacyViews
{
    public static CandidacyView View(CandidacyState state, LoadedElection election, DateTimeOffset now) => new()
    {
        Id = state.Id,
        Election = state.Election,
        Entry = state.Entry!,
        Status = state.Status,
        Version = state.Version,
        Opening = state.Opening,
        Sections = election.Definition.Questionnaires.All
            .SelectMany(q => q.Sections.Select(s => (s.Id, View: Section(state, q, s))))
            .ToImmutableDictionary(s => s.Id, s => s.View, StringComparer.Ordinal),
        CaptureCloses = CaptureWindow.Of(state, election.Calendar)?.Closes,
        CanCapture = state.Status == CandidacyStatus.Pending && CaptureWindow.Refusal(state, now, election.Calendar) is null,
        Receipts = [.. state.Receipts.Select(r => new ReceiptView(r.Folio, r.Act.ToString(), r.At, r.Account, r.ContentHash))],
        Missing = [.. SubmitRules.Missing(state, election.Definition.Questionnaires)],
    };

    private static SectionView Section(CandidacyState state, Questionnaire questionnaire, Section section)
    {
        var draft = state.Sections.GetValueOrDefault(section.Id);
        return new SectionView(
            draft?.Version ?? 0,
            draft?.Values ?? ImmutableDictionary<string, string>.Empty,
            IsComplete(state, questionnaire, section),
            draft?.Finished ?? false,
            draft?.SavedAt);
    }

    /// <summary>Everything that the legal minimum asks of the section is answered.</summary>
    public static bool IsComplete(CandidacyState state, Questionnaire questionnaire, Section section) =>
        questionnaire.Sensitive
            ? state.Identity?.CompleteSections.Contains(section.Id) == true
            : state.Sections.TryGetValue(section.Id, out var draft) && QuestionnaireRules.IsComplete(section, draft.Values);
}
