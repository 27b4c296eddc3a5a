using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Grains.Elections;
using Conoceles.Questionnaires;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies;

/// <summary>From state to what the people who work on a candidacy see. Pure.</summary>
internal static class CandidacyViews
{
    public static CandidacyView View(CandidacyState state, Actor actor, LoadedElection election, DateTimeOffset now) => new()
    {
        Id = state.Id,
        Election = state.Election,
        Entry = IsBlocked(state) ? SuppressionRules.Blocked(state.Entry!) : state.Entry!,
        Status = state.Status,
        Version = state.Version,
        Opening = state.Opening,
        Sections = election.Definition.Questionnaires.All
            .SelectMany(q => q.Sections.Select(s => (s.Id, View: Section(state, actor, q, s))))
            .ToImmutableDictionary(s => s.Id, s => s.View, StringComparer.Ordinal),
        CaptureDeadline = CaptureWindow.Deadline(state, election.Calendar),
        CanCapture = state.Status != CandidacyStatus.Withdrawn && CaptureWindow.Refusal(state, now, election.Calendar) is null,
        Frozen = FreezeRules.IsFrozen(state, now, election.Calendar),
        OnlyIdentity = state.IdentityReopening is not null,
        Receipts = [.. state.Receipts.Select(r => ReceiptView.Of(r, captured: actor.Role is Role.Capturist or Role.Candidate))],
        Missing = state.Status == CandidacyStatus.Pending || state.IdentityReopening is not null ? [.. SubmitRules.Missing(state, election.Definition.Questionnaires)] : [],
        Consents = IsBlocked(state) ? [] : [.. state.Consents.OrderBy(c => c.Key, StringComparer.Ordinal)
            .Select(c => new ConsentView(c.Key, c.Value.Given, c.Value.Counts, c.Value.At, c.Value.Reference))],
        Observations = [.. state.Observations.Select(o => new ObservationView(o.Section, o.Ground, o.Note, o.At))],
        Withheld = [.. state.Withheld.OrderBy(w => w.Key, StringComparer.Ordinal)
            .Select(w => new WithheldView(w.Key, w.Value.GroundText, w.Value.Agreement, w.Value.At))],
        Correction = state.Correction is { } asked
            ? new CorrectionView(asked.At, asked.Mail, Deadlines.Correction(asked.At, election.Calendar), Changes(state, asked.Changes, election))
            : null,
        Rejection = state.Rejection is { } rejected
            ? new RejectionView(rejected.RequestedAt, rejected.At, rejected.GroundText, rejected.Norm)
            : null,
        Fix = state.Fix is { } fix && actor.BelongsToInstitute ? new FixView(fix.Account, fix.Reason, Changes(state, fix.Changes, election)) : null,
        CorrectedAt = state.CorrectedAt,
        Withdrawal = state.Withdrawal is { } w ? new WithdrawalView(w.At, w.Cause, w.Agreement, w.Substitute) : null,
        ConfirmedActions = IsBlocked(state) ? "" : state.ConfirmedActions,
        IdentityByCandidate = state.IdentityByCandidate,
        VerifiedBySystem = state.VerifiedBySystem,
        ReaderIsTitular = ConsentRules.IsTitular(state, actor, election.Calendar),
        Evidence = [.. state.Evidence.Where(e => Sees(actor, e)).Select(e => e.View())],
        Suppression = actor.BelongsToInstitute && SuppressionRules.Deadline(state, election.Calendar) is { } deadline
            ? new SuppressionView(
                deadline, state.Suppression?.At, state.Suppression?.CertifiedAt,
                state.Suppression?.CertifiedAt is null ? null : state.Receipts.LastOrDefault(r => r.Kind == ReceiptKind.Suppression)?.Folio)
            : null,
    };

    // At once, for everybody (product §5): who was withdrawn has no sensitive datum on any screen.
    private static bool IsBlocked(CandidacyState state) => state.Status == CandidacyStatus.Withdrawn;

    // That somebody signed a consent already says something of her.
    private static bool Sees(Actor actor, AttachedEvidence evidence) =>
        actor.BelongsToInstitute && (actor.Role == Role.UtAdministrator || !EvidenceRules.IsSensitive(evidence.Kind));

    private static ImmutableArray<FieldChange> Changes(
        CandidacyState state, ImmutableDictionary<string, ImmutableDictionary<string, string>> changes, LoadedElection election)
    {
        var questionnaires = election.Definition.Questionnaires;
        _ = ContentChanges.Apply(state, changes, state.Correction?.At ?? default, questionnaires, out var sections);
        return ContentDifference.Between(
            PublicContent.Of(state, questionnaires), PublicContent.Of(state with { Sections = sections }, questionnaires));
    }

    private static SectionView Section(CandidacyState state, Actor actor, Questionnaire questionnaire, Section section)
    {
        var draft = state.Sections.GetValueOrDefault(section.Id);
        return new SectionView(
            draft?.Version ?? 0,
            draft?.Values ?? ImmutableDictionary<string, string>.Empty,
            IsComplete(state, questionnaire, section),
            draft?.Finished ?? false,
            draft?.SavedAt,
            draft is not null && draft.Session == actor.SessionId);
    }

    /// <summary>Everything that the legal minimum asks of the section is answered.</summary>
    public static bool IsComplete(CandidacyState state, Questionnaire questionnaire, Section section) =>
        questionnaire.Sensitive
            ? state.Identity?.CompleteSections.Contains(section.Id) == true
            : state.Sections.TryGetValue(section.Id, out var draft) && QuestionnaireRules.IsComplete(section, draft.Values);
}
