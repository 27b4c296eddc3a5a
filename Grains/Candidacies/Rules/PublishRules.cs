using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>Publication while the office's window is open (arts. 12–13; product §5).</summary>
internal static class PublishRules
{
    public static Decision Decide(CandidacyState state, Publish command, Circumstances circumstances)
    {
        if (!circumstances.Calendar.Publication.TryGetValue(state.Entry!.Office, out var window) || !window.Contains(command.ReceivedAt))
            return Decision.Refuse(Refusals.PublicationClosed);
        var next = state with
        {
            Status = CandidacyStatus.Published,
            PublishedAt = command.ReceivedAt,
            Version = state.Version + 1,
        };
        return CandidacyRules.Accept(AuditChain.Append(next, command), command);
    }
}
