using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>The registry says them, the UT confirms them, and then their type is public (plan §10).</summary>
internal static class AffirmativeActionRules
{
    /// <summary>The registry says something that the UT has not confirmed, and the candidacy is there to confirm it of.</summary>
    public static bool IsWaiting(CandidacyState state) =>
        state is { Entry.AffirmativeActions: { Length: > 0 } registered, Status: not CandidacyStatus.Withdrawn } && registered != state.ConfirmedActions;

    public static Decision Decide(CandidacyState state, ConfirmAffirmativeActions command)
    {
        var registered = state.Entry!.AffirmativeActions;
        if (!IsWaiting(state))
            return Decision.Refuse(Refusals.NoActions);
        if (!command.Groups.SetEquals(registered.Split(' ')))
            return Decision.Refuse(Refusals.ActionsChanged);
        var next = state with { ConfirmedActions = registered, Version = state.Version + 1 };
        return CandidacyRules.Accept(AuditChain.Append(next, command, subject: registered), command);
    }
}
