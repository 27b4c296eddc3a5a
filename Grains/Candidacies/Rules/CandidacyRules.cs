using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>
/// Decides a command. Pure: no clock, no IO, no randomness of its own. «Now» is the instant at which the request was
/// received, which the command carries.
/// </summary>
public static class CandidacyRules
{
    /// <summary>Operations remembered, so that a repeat gets its first outcome.</summary>
    public const int RememberedOperations = 32;

    public static Decision Decide(CandidacyState state, CandidacyCommand command, Circumstances circumstances)
    {
        if (Authorise(state, command) is { } denied)
            return Decision.Refuse(denied);
        if (state.PendingAudit.Length >= AuditChain.MaxPending)
            return Decision.Refuse(Refusals.TooManyPendingEntries);
        CandidacyStatus? from = state.Exists ? state.Status : null;
        var rows = TransitionTable.Find(command.Name, from).ToArray();
        if (rows.Length == 0)
            return Decision.Refuse(from is { } status ? TransitionTable.RefusalIn(status, command.Name) : Refusals.NotFound);

        if (FreezeRules.Ends(command.Name) && FreezeRules.IsFrozen(state, command.ReceivedAt, circumstances.Calendar))
            return Decision.Refuse(Refusals.Frozen);
        var decision = Rule(state, command, circumstances);
        return decision.State is { } next && rows.All(r => r.To != next.Status)
            ? throw new InvalidOperationException($"{command.Name} led to {next.Status}, which no row of the table has.")
            : decision;
    }

    private static Decision Rule(CandidacyState state, CandidacyCommand command, Circumstances circumstances) => command switch
    {
        RegisterCandidacy register => RegisterRules.Decide(state, register),
        SaveDraft draft => SaveDraftRules.Decide(state, draft, circumstances),
        Submit submit => SubmitRules.Decide(state, submit, circumstances),
        Verify verify => VerifyRules.Decide(state, verify, circumstances),
        Publish publish => PublishRules.Decide(state, publish, circumstances),
        GiveConsent give => ConsentRules.Decide(state, give, circumstances),
        RevokeConsent revoke => ConsentRules.Decide(state, revoke, circumstances),
        RequestCorrection request => CorrectionRules.Decide(state, request, circumstances),
        ApplyCorrection apply => CorrectionRules.Decide(state, apply, circumstances),
        RejectCorrection reject => CorrectionRules.Decide(state, reject, circumstances),
        ProposeInstitutionFix propose => InstitutionFixRules.Decide(state, propose, circumstances),
        FixInstitutionError fix => InstitutionFixRules.Decide(state, fix, circumstances),
        Observe observe => ObservationRules.Decide(state, observe, circumstances),
        Withhold withhold => ObservationRules.Decide(state, withhold, circumstances),
        Release release => ObservationRules.Decide(state, release),
        ReopenByAgreement reopen => AgreementRules.Decide(state, reopen, circumstances),
        Withdraw withdraw => AgreementRules.Decide(state, withdraw, circumstances),
        Reinstate reinstate => AgreementRules.Decide(state, reinstate, circumstances),
        ConfirmAffirmativeActions confirm => AffirmativeActionRules.Decide(state, confirm),
        OpenIdentity open => IdentityOpeningRules.Decide(state, open),
        AttachEvidence attach => AttachmentRules.Decide(state, attach),
        RecordDelivery delivery => DeliveryRules.Decide(state, delivery, circumstances),
        Suppress suppress => SuppressionRules.Decide(state, suppress, circumstances),
        CertifySuppression certify => SuppressionRules.Decide(state, certify, circumstances),
        _ => throw new ArgumentException($"No rule for {command.GetType().Name}.", nameof(command)),
    };

    /// <summary>
    /// A party's capturist must not tell another party's candidacy from one that does not exist; everybody else needs
    /// a role that has the command.
    /// </summary>
    private static Refusal? Authorise(CandidacyState state, CandidacyCommand command)
    {
        var actor = command.Actor;
        if (!CanSee(state, actor) && command.Name != CommandName.Register)
            return Refusals.NotFound;
        return TransitionTable.HasCommand(actor.Role, command.Name) ? null : Refusals.RoleLacksCommand;
    }

    /// <summary>True when the actor may know that the candidacy exists before it is public.</summary>
    public static bool CanSee(CandidacyState state, Actor actor) =>
        state.Entry is { } entry &&
        (actor.BelongsToInstitute
            || (actor.Role == Role.Capturist && actor.Party == entry.ResponsibleParty)
            || (actor.Role == Role.Candidate && actor.Candidacy == state.Id));

    /// <summary>The next state with the operation remembered; every accepted decision ends here.</summary>
    internal static Decision Accept(
        CandidacyState next, CandidacyCommand command, string? folio = null, int sectionVersion = 0, IdentityAnswers? identity = null)
    {
        var outcome = Outcome.Done(next.Version, folio, sectionVersion);
        var operations = next.Operations.Add(new PastOperation(command.OperationId, outcome));
        if (operations.Length > RememberedOperations)
        {
            // Drafts first: the section's version guards their repeat, and a person who types makes many, which must not
            // make a consent or an observation forgotten and done again. Acts with a receipt are never forgotten: their
            // repeat must show the same receipt.
            var oldest = operations.FirstOrDefault(o => o.Outcome.SectionVersion > 0)
                ?? operations.FirstOrDefault(o => o.Outcome.Folio is null)
                ?? operations[0];
            operations = operations.Remove(oldest);
        }

        return Decision.Accept(next with { Operations = operations }, outcome, identity);
    }
}
