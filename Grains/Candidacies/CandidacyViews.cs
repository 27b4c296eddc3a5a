using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Questionnaires;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies;

/// <summary>From state to what the people who work on a candidacy see. Pure.</summary>
internal static class CandidacyViews
{
    public static CandidacyView View(CandidacyState state, Calendar calendar, DateTimeOffset now) => new()
    {
        Id = state.Id,
        Election = state.Election,
        Entry = state.Entry!,
        Status = state.Status,
        Version = state.Version,
        Opening = state.Opening,
        Sections = QuestionnaireCatalog.All
            .SelectMany(q => q.Sections.Select(s => (s.Id, View: Section(state, q, s))))
            .ToImmutableDictionary(s => s.Id, s => s.View, StringComparer.Ordinal),
        CaptureCloses = Deadlines.CaptureWindow(state.Entry!, calendar)?.Closes,
        CanCapture = state.Status == CandidacyStatus.Pending && CaptureWindow.Refusal(state, now, calendar) is null,
        Receipts = [.. state.Receipts.Select(r => new ReceiptView(r.Folio, ReceiptKind.Submission, r.At, r.Account, state.Opening, r.ContentHash, "", null))],
        Missing = [.. SubmitRules.Missing(state)],
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
