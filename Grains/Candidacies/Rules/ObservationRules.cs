using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>Observations hide nothing; a section is withheld only on a ground that has its norm and agreement.</summary>
internal static class ObservationRules
{
    public static Decision Decide(CandidacyState state, Observe command, Circumstances circumstances)
    {
        if (circumstances.Questionnaires.Curricular.Find(command.Section) is null)
            return Decision.Refuse(Refusals.UnknownSection);
        if (circumstances.Calendar.Grounds.All(g => g.Id != command.Ground))
            return Decision.Refuse(Refusals.UnknownGround);
        if (state.Observations.Any(o => o.Section == command.Section && o.Ground == command.Ground))
            return Decision.Refuse(Refusals.AlreadyObserved);
        if (command.Note.Length > Notes.MaxText)
            return Decision.Refuse(Refusals.NoteTooLong);
        var next = state with
        {
            Observations = state.Observations.Add(new Observation(
                command.Section, command.Ground, Notes.Text(command.Note) ?? "", command.ReceivedAt, command.Actor.AccountId)),
            Version = state.Version + 1,
        };
        return CandidacyRules.Accept(AuditChain.Append(next, command, Subject(command.Section, command.Ground)), command);
    }

    public static Decision Decide(CandidacyState state, Withhold command, Circumstances circumstances)
    {
        if (circumstances.Questionnaires.Curricular.Find(command.Section) is null)
            return Decision.Refuse(Refusals.UnknownSection);
        if (circumstances.Calendar.Grounds.FirstOrDefault(g => g.Id == command.Ground) is not { } ground)
            return Decision.Refuse(Refusals.UnknownGround);
        if (ground is not { Withholds: true, Agreement: { Length: > 0 } agreement, Norm.Length: > 0 })
            return Decision.Refuse(Refusals.GroundCannotWithhold);
        if (state.Withheld.ContainsKey(command.Section))
            return Decision.Refuse(Refusals.AlreadyWithheld);
        var next = state with
        {
            Withheld = state.Withheld.SetItem(command.Section, new WithheldSection(ground.Id, ground.Text, agreement, command.ReceivedAt)),
            Version = state.Version + 1,
        };
        return CandidacyRules.Accept(AuditChain.Append(next, command, Subject(command.Section, command.Ground)), command);
    }

    public static Decision Decide(CandidacyState state, Release command)
    {
        if (!state.Withheld.ContainsKey(command.Section))
            return Decision.Refuse(Refusals.NotWithheld);
        if (Notes.Text(command.Reason) is not { } reason)
            return Decision.Refuse(command.Reason.Length > Notes.MaxText ? Refusals.NoteTooLong : Refusals.ReasonMissing);
        var next = state with { Withheld = state.Withheld.Remove(command.Section), Version = state.Version + 1 };
        return CandidacyRules.Accept(AuditChain.Append(next, command, Subject(command.Section, reason)), command);
    }

    private static string Subject(string section, string why) => $"{section}: {why}";
}
