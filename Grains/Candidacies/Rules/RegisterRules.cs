using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>The registry's entry makes the candidacy, or corrects what it said. The same entry changes nothing.</summary>
internal static class RegisterRules
{
    public static Decision Decide(CandidacyState state, RegisterCandidacy command)
    {
        if (state.Entry == command.Entry && state.Election == command.Election)
            return Decision.Refuse(Refusals.AlreadyRegistered);
        if (state.Entry is { } entry && (state.Election != command.Election || IsAnother(entry, command.Entry, state.Status)))
            return Decision.Refuse(Refusals.EntryFixed);
        var next = state with { Election = command.Election, Entry = command.Entry, Version = state.Version + 1 };
        return CandidacyRules.Accept(AuditChain.Append(next, command), command);
    }

    /// <summary>Once submitted, another post, actor or captor is another candidacy: a substitution, not a correction.</summary>
    private static bool IsAnother(RegistryEntry was, RegistryEntry now, CandidacyStatus status) =>
        status != CandidacyStatus.Pending
        && (was.Key, was.Office, was.District, was.Municipality, was.ListNumber, was.Character, was.PoliticalActor, was.ResponsibleParty)
            != (now.Key, now.Office, now.District, now.Municipality, now.ListNumber, now.Character, now.PoliticalActor, now.ResponsibleParty);
}
