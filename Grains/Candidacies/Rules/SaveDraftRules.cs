using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Questionnaires;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>
/// Drafts are free (product §3): what the text says never refuses one. Identity answers go to the vault and the state
/// keeps only that the section was saved.
/// </summary>
internal static class SaveDraftRules
{
    public static Decision Decide(CandidacyState state, SaveDraft command, Circumstances circumstances)
    {
        if (CaptureWindow.Refusal(state, command.ReceivedAt, circumstances.Calendar) is { } closed)
            return Decision.Refuse(closed);
        if (circumstances.Questionnaires.Find(command.Section) is not var (questionnaire, section))
            return Decision.Refuse(Refusals.UnknownSection);
        if (state.Status != CandidacyStatus.Pending && questionnaire.IsCurricular)
            return Decision.Refuse(Refusals.AlreadySubmitted);
        if (questionnaire.Sensitive && state.IdentityByCandidate && command.Actor.Role != Role.Candidate)
            return Decision.Refuse(Refusals.IdentityIsTheCandidates);
        if (command.Values.Values.Any(v => v.Length > CharacterCount.StorageCap) || QuestionnaireRules.Oversized(section, command.Values) is not null)
            return Decision.Refuse(Refusals.TextTooLong);
        var stored = state.Sections.GetValueOrDefault(section.Id) ?? new SectionDraft();
        if (stored.Version != command.SeenSectionVersion)
            return Decision.Refuse(Refusals.StaleSection, stored.Version);

        var values = QuestionnaireRules.Normalise(section, command.Values);
        var saved = new SectionDraft
        {
            Version = stored.Version + 1,
            Values = questionnaire.Sensitive ? ImmutableDictionary<string, string>.Empty : values,
            Finished = command.Finished,
            SavedAt = command.ReceivedAt,
            Session = command.Actor.SessionId,
        };
        var next = state with
        {
            Sections = state.Sections.SetItem(section.Id, saved),
            IdentityByCandidate = state.IdentityByCandidate || (questionnaire.Sensitive && command.Actor.Role == Role.Candidate),
            Version = state.Version + 1,
        };
        if (stored.Version == 0 || stored.Session != saved.Session)
            next = AuditChain.Append(next, command, subject: section.Id);
        var identity = questionnaire.Sensitive ? new IdentityAnswers(section.Id, values) : null;
        return CandidacyRules.Accept(next, command, sectionVersion: saved.Version, identity: identity);
    }
}
