using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Receipts;

namespace Conoceles.Web.Capture.FollowUp;

/// <summary>A stage of a candidacy: reached at an instant, with its receipt, or still ahead.</summary>
/// <param name="Name">As the party reads it.</param>
/// <param name="At">Legal instant; null while it is ahead.</param>
/// <param name="Folio">Of its receipt.</param>
/// <param name="Note">What must be known of it.</param>
public sealed record Stage(string Name, DateTimeOffset? At, string? Folio, string? Note)
{
    /// <summary>The stages of the opening in force, in order.</summary>
    public static ImmutableArray<Stage> Of(CandidacyView candidacy)
    {
        var stages = ImmutableArray.Create(
            Reached(FollowUpMessages.Sent, ReceiptKind.Submission),
            Reached(FollowUpMessages.Verified, ReceiptKind.Verification) with
            {
                Note = candidacy.VerifiedBySystem ? FollowUpMessages.VerifiedBySystem : null,
            },
            Reached(FollowUpMessages.Published, ReceiptKind.Publication),
            Correction());
        // Of a withdrawn candidacy nothing more is ahead.
        return candidacy.Withdrawal is { } withdrawal
            ? [.. stages.Where(s => s.At is not null), new Stage(FollowUpMessages.Withdrawn, withdrawal.At, Receipt(ReceiptKind.Withdrawal)?.Folio, null)]
            : stages;

        ReceiptView? Receipt(ReceiptKind kind) => candidacy.Receipts.LastOrDefault(r => r.Kind == kind && r.Opening == candidacy.Opening);

        Stage Reached(string name, ReceiptKind kind) => Receipt(kind) is { } receipt
            ? new Stage(name, receipt.At, receipt.Folio, null)
            : new Stage(name, null, null, null);

        // The institute's own fix has a receipt of the same kind and is no stage.
        Stage Correction() => candidacy.CorrectedAt is { } at
            ? new Stage(FollowUpMessages.Corrected, at, candidacy.Receipts.FirstOrDefault(r => r.Kind == ReceiptKind.Correction && r.At == at)?.Folio, null)
            : new Stage(FollowUpMessages.Corrected, null, null, FollowUpMessages.Optional);
    }
}
