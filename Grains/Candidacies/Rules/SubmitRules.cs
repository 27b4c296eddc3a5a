using System.Collections.Immutable;
using System.Security.Cryptography;
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
        if (CaptureWindow.Refusal(state, command.ReceivedAt, circumstances.Calendar) is { } closed)
            return Decision.Refuse(closed);
        if (!command.Acknowledged)
            return Decision.Refuse(Refusals.NotAcknowledged);
        if (command.SeenVersion != state.Version)
            return Decision.Refuse(Refusals.StaleVersion);
        if (Missing(state).Any())
            return Decision.Refuse(Refusals.MinimumMissing);

        var random = circumstances.Entropy.Span[..Folio.RandomBytes];
        var salt = circumstances.Entropy.Span[Folio.RandomBytes..];
        var content = CanonicalJson.Bytes(Content(state));
        var receipt = new Receipt(
            Folio.From(random),
            CommandName.Submit,
            command.ReceivedAt,
            command.Actor.AccountId,
            Convert.ToHexStringLower(SHA256.HashData(content)),
            Convert.ToHexStringLower(salt));
        var commitment = Convert.ToHexStringLower(SHA256.HashData([.. salt, .. content]));
        var next = state with
        {
            Status = CandidacyStatus.Captured,
            SubmittedAt = command.ReceivedAt,
            Receipts = state.Receipts.Add(receipt),
            Version = state.Version + 1,
        };
        return CandidacyRules.Accept(
            AuditChain.Append(next, command, subject: receipt.Folio, commitment: commitment), command, receipt.Folio);
    }

    /// <summary>What keeps the submission back: blocking findings of both questionnaires.</summary>
    public static IEnumerable<Finding> Missing(CandidacyState state)
    {
        foreach (var section in QuestionnaireCatalog.Curricular.Sections)
        {
            var values = state.Sections.GetValueOrDefault(section.Id)?.Values ?? ImmutableDictionary<string, string>.Empty;
            foreach (var finding in QuestionnaireRules.Check(section, values).Where(f => f.Blocks))
                yield return finding;
        }

        foreach (var section in QuestionnaireCatalog.Identity.Sections)
        {
            if (state.Identity?.CompleteSections.Contains(section.Id) != true)
            {
                yield return new Finding(
                    section.Id, section.Id, "identity-incomplete", $"Falta completar «{section.Title}» del cuestionario de identidad.", true);
            }
        }
    }

    /// <summary>What the receipt's hash covers. Identity is only its salted HMAC: a bare hash could be guessed.</summary>
    private static object Content(CandidacyState state) => new
    {
        candidacy = state.Id,
        opening = state.Opening,
        curricular = new
        {
            questionnaire = QuestionnaireCatalog.Curricular.Version,
            answers = QuestionnaireCatalog.Curricular.Sections
                .Where(s => state.Sections.ContainsKey(s.Id))
                .ToDictionary(s => s.Id, s => state.Sections[s.Id].Values),
        },
        identity = new { questionnaire = QuestionnaireCatalog.Identity.Version, hmac = state.Identity?.Hmac },
    };
}
