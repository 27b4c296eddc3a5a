using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies.Rules;

using Consents = ImmutableDictionary<string, Consent>;

/// <summary>
/// Express consent (art. 22; product §4): given only with evidence of the titular, until then «No» everywhere;
/// revocable always; it never consumes the correction.
/// </summary>
internal static class ConsentRules
{
    private const string AuditSubject = "consentimiento";

    public static Decision Decide(CandidacyState state, GiveConsent command, Circumstances circumstances) =>
        Decide(state, command, command.Subjects, command.Evidence, given: true, circumstances);

    public static Decision Decide(CandidacyState state, RevokeConsent command, Circumstances circumstances) =>
        Decide(state, command, command.Subjects, command.Evidence, given: false, circumstances);

    /// <summary>
    /// What the declarations of a submission say of each subject. An answer that a party gave for the titular has no
    /// evidence yet, and never weakens a consent that has.
    /// </summary>
    public static Consents Declared(CandidacyState state, Submit command, Circumstances circumstances)
    {
        var evidence = IsTitular(state, command.Actor, circumstances.Calendar) ? ConsentEvidence.TitularAct : ConsentEvidence.None;
        var consents = state.Consents;
        foreach (var field in Fields(circumstances.Questionnaires))
        {
            var answer = circumstances.Questionnaires.Declarations.Sections
                .Select(s => state.Sections.GetValueOrDefault(s.Id)?.Values.GetValueOrDefault(field))
                .FirstOrDefault(v => v is not null);
            var subject = ConsentSubject.OfField(field)!;
            var before = consents.GetValueOrDefault(subject);
            if (answer is not ("si" or "no") || (evidence == ConsentEvidence.None && before is { Evidence: not ConsentEvidence.None }))
                continue;
            consents = consents.SetItem(subject, new Consent(
                answer == "si", command.ReceivedAt, command.Actor.AccountId, evidence, null, Salt(circumstances)));
        }

        return consents;
    }

    /// <summary>
    /// True when the act is the person's own: her account for this candidacy, or the account of an independent, which is
    /// always hers.
    /// </summary>
    public static bool IsTitular(CandidacyState state, Actor actor, Calendar calendar) =>
        actor.Role == Role.Candidate || (actor.Role == Role.Capturist && calendar.IndependentActors.Contains(state.Entry!.PoliticalActor));

    private static Decision Decide(
        CandidacyState state, CandidacyCommand command, ImmutableHashSet<string> subjects, SignedEvidence? evidence, bool given, Circumstances circumstances)
    {
        if (state.Suppression is not null)
            return Decision.Refuse(Refusals.Suppressed);
        var titular = IsTitular(state, command.Actor, circumstances.Calendar);
        if (!titular && command.Actor.Role != Role.UtAdministrator)
            return Decision.Refuse(Refusals.NotTheTitular);
        var reference = AnswerText.Clean(evidence?.Reference);
        if (!titular && (reference.Length is 0 or > Notes.MaxReference || evidence!.SignedOn > Deadlines.LocalDate(command.ReceivedAt)))
            return Decision.Refuse(Refusals.EvidenceMissing);
        var offered = Fields(circumstances.Questionnaires).Select(f => ConsentSubject.OfField(f)!).ToHashSet(StringComparer.Ordinal);
        if (subjects.IsEmpty || !subjects.IsSubsetOf(offered))
            return Decision.Refuse(Refusals.UnknownSubject);

        var said = new Consent(
            given, command.ReceivedAt, command.Actor.AccountId, titular ? ConsentEvidence.TitularAct : ConsentEvidence.SignedForm,
            titular ? null : reference, Salt(circumstances));
        var changed = subjects.Where(s => state.Consents.GetValueOrDefault(s) is var was && (was?.Given, was?.Evidence) != (said.Given, said.Evidence));
        var consents = state.Consents.SetItems(changed.Select(s => KeyValuePair.Create(s, said)));
        if (consents == state.Consents)
            return Decision.Refuse(Refusals.NothingChanges);

        var next = state with { Consents = consents, Version = state.Version + 1 };
        // Which groups somebody speaks of may say something of her: the entry commits to it and does not say it.
        var content = CanonicalJson.Bytes(new { given, subjects = subjects.Order(StringComparer.Ordinal).ToArray() });
        var commitment = Receipting.Commitment(circumstances.Salt, content);
        return CandidacyRules.Accept(AuditChain.Append(next, command, AuditSubject, commitment), command);
    }

    private static string Salt(Circumstances circumstances) => Convert.ToHexStringLower(circumstances.Salt);

    private static IEnumerable<string> Fields(QuestionnaireSet questionnaires) => questionnaires.Declarations.Sections
        .SelectMany(s => s.Fields).Select(f => f.Id).Where(f => ConsentSubject.OfField(f) is not null);
}
