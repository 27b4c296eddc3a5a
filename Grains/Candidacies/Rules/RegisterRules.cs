using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>The registry's entry makes the candidacy, or corrects what it said. The same entry changes nothing.</summary>
internal static class RegisterRules
{
    public static Decision Decide(CandidacyState state, RegisterCandidacy command)
    {
        if (state.Entry == command.Entry && state.Election == command.Election)
            return Decision.Refuse(Refusals.AlreadyRegistered);
        var next = state with { Election = command.Election, Entry = command.Entry, Version = state.Version + 1 };
        return CandidacyRules.Accept(AuditChain.Append(next, command), command);
    }
}
