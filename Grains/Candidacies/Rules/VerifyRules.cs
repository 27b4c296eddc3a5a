using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Questionnaires;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>The UT decided every section of the version that it read (art. 9).</summary>
internal static class VerifyRules
{
    public static Decision Decide(CandidacyState state, Verify command)
    {
        if (command.SeenVersion != state.Version)
            return Decision.Refuse(Refusals.StaleVersion);
        if (QuestionnaireCatalog.Curricular.Sections.Any(s => !command.ConformingSections.Contains(s.Id)))
            return Decision.Refuse(Refusals.SectionUndecided);
        var next = state with
        {
            Status = CandidacyStatus.Verified,
            VerifiedAt = command.ReceivedAt,
            Version = state.Version + 1,
        };
        return CandidacyRules.Accept(AuditChain.Append(next, command), command);
    }
}
