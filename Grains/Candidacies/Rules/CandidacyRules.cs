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
        if (TransitionTable.Find(command.Name, from) is not { } row)
            return Decision.Refuse(from is { } status ? TransitionTable.RefusalIn(status, command.Name) : Refusals.NotFound);

        var decision = command switch
        {
            RegisterCandidacy register => RegisterRules.Decide(state, register),
            SaveDraft draft => SaveDraftRules.Decide(state, draft, circumstances),
            Submit submit => SubmitRules.Decide(state, submit, circumstances),
            Verify verify => VerifyRules.Decide(state, verify),
            Publish publish => PublishRules.Decide(state, publish, circumstances),
            _ => throw new ArgumentException($"No rule for {command.GetType().Name}.", nameof(command)),
        };
        return decision.State is { } next && next.Status != row.To
            ? throw new InvalidOperationException($"{command.Name} led to {next.Status}; the table says {row.To}.")
            : decision;
    }

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
        (actor.BelongsToInstitute || (actor.Role == Role.Capturist && actor.Party == entry.ResponsibleParty));

    /// <summary>The next state with the operation remembered; every accepted decision ends here.</summary>
    internal static Decision Accept(
        CandidacyState next, CandidacyCommand command, string? folio = null, int sectionVersion = 0, IdentityAnswers? identity = null)
    {
        var outcome = Outcome.Done(next.Version, folio, sectionVersion);
        var operations = next.Operations.Add(new PastOperation(command.OperationId, outcome));
        if (operations.Length > RememberedOperations)
        {
            // Acts with a receipt are never forgotten: their repeat must show the same receipt.
            var oldest = operations.FirstOrDefault(o => o.Outcome.Folio is null) ?? operations[0];
            operations = operations.Remove(oldest);
        }

        return Decision.Accept(next with { Operations = operations }, outcome, identity);
    }
}
