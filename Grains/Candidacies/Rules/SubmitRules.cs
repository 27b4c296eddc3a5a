using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Questionnaires;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>The single opportunity: minimum complete, the reviewed version, within the window (art. 19; product §3).</summary>
internal static class SubmitRules
{
    public static Decision Decide(CandidacyState state, Submit command, Circumstances circumstances)
    {
        var questionnaires = circumstances.Questionnaires;
        if (CaptureWindow.Refusal(state, command.ReceivedAt, circumstances.Calendar) is { } closed)
            return Decision.Refuse(closed);
        if (!command.Acknowledged)
            return Decision.Refuse(Refusals.NotAcknowledged);
        if (command.SeenVersion != state.Version)
            return Decision.Refuse(Refusals.StaleVersion);
        if (Missing(state, questionnaires).Any())
            return Decision.Refuse(Refusals.MinimumMissing);

        var next = state with
        {
            IdentityReopening = null,
            Consents = ConsentRules.Declared(state, command, circumstances),
            Version = state.Version + 1,
        };
        // Identity alone, after a suppression: what was captured, reviewed or published of the curriculum stays as it is.
        if (state.Status == CandidacyStatus.Pending)
        {
            next = PublicContent.Remember(
                next with { Status = CandidacyStatus.Captured, SubmittedAt = command.ReceivedAt }, command, questionnaires);
        }

        var (proved, folio) = Receipting.Prove(next, command, ReceiptKind.Submission, PublicContent.Bytes(next, questionnaires), circumstances);
        return CandidacyRules.Accept(proved, command, folio);
    }

    /// <summary>What keeps the submission back: blocking findings of what is in clear, and incomplete identity sections.</summary>
    public static IEnumerable<Finding> Missing(CandidacyState state, QuestionnaireSet questionnaires)
    {
        foreach (var questionnaire in questionnaires.All)
        {
            foreach (var section in questionnaire.Sections)
            {
                if (!questionnaire.Sensitive)
                {
                    var values = state.Sections.GetValueOrDefault(section.Id)?.Values ?? ImmutableDictionary<string, string>.Empty;
                    foreach (var finding in QuestionnaireRules.Blocking(section, values))
                        yield return finding;
                }
                else if (state.Identity?.CompleteSections.Contains(section.Id) != true)
                {
                    yield return new Finding(
                        section.Id, section.Id, "identity-incomplete", $"Falta completar «{section.Title}» del cuestionario de identidad.", true);
                }
            }
        }
    }
}
