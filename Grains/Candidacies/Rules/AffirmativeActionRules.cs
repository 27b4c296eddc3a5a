using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>The registry says them, the UT confirms them, and then their type is public (plan §10).</summary>
internal static class AffirmativeActionRules
{
    public static Decision Decide(CandidacyState state, ConfirmAffirmativeActions command)
    {
        var registered = state.Entry!.AffirmativeActions;
        if (registered.Length == 0 || state.ConfirmedActions == registered)
            return Decision.Refuse(Refusals.NoActions);
        if (!command.Groups.SetEquals(registered.Split(' ')))
            return Decision.Refuse(Refusals.ActionsChanged);
        var next = state with { ConfirmedActions = registered, Version = state.Version + 1 };
        return CandidacyRules.Accept(AuditChain.Append(next, command, subject: registered), command);
    }
}
