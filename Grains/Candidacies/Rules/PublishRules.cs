using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Receipts;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>Publication while the office's window is open (arts. 12–13; product §5).</summary>
internal static class PublishRules
{
    public static Decision Decide(CandidacyState state, Publish command, Circumstances circumstances)
    {
        if (!IsOpen(state, command.ReceivedAt, circumstances.Calendar))
            return Decision.Refuse(Refusals.PublicationClosed);
        var next = state with
        {
            Status = CandidacyStatus.Published,
            PublishedAt = command.ReceivedAt,
            Version = state.Version + 1,
        };
        var (proved, folio) = Receipting.Prove(
            next, command, ReceiptKind.Publication, PublicContent.Bytes(next, circumstances.Questionnaires), circumstances);
        return CandidacyRules.Accept(proved, command, folio);
    }

    public static bool IsOpen(CandidacyState state, DateTimeOffset at, Calendar calendar) =>
        calendar.Publication.TryGetValue(state.Entry!.Office, out var window) && window.Contains(at);
}
