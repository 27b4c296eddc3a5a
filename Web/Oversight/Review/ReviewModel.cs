using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Questionnaires;
using Conoceles.Receipts;
using Conoceles.Review;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Review;

/// <summary>Everything that a review's page shows.</summary>
public sealed record ReviewModel
{
    public required CandidacyView Candidacy { get; init; }

    public required ElectionDefinition Election { get; init; }

    /// <summary>What was captured; empty while it was not sent.</summary>
    public required ImmutableArray<PublicSection> Content { get; init; }

    public required DecisionForm Decisions { get; init; }

    /// <summary>Section id → what the system noticed.</summary>
    public required ILookup<string, string> Advice { get; init; }

    public required string Nonce { get; init; }

    public required Actor Reader { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>Who reviews it; null when nobody does, or there is nothing to review.</summary>
    public ReviewLease? Lease { get; init; }

    public IReadOnlyList<PageError> Errors { get; init; } = [];

    /// <summary>What was done a moment ago; null when nothing was.</summary>
    public string? Done { get; init; }

    /// <summary>It was verified a moment ago: the next one is a button away.</summary>
    public bool OffersNext { get; init; }

    /// <summary>How many wait; null when it is not known or not said.</summary>
    public int? Waiting { get; init; }

    public bool Waits => Candidacy.Status is CandidacyStatus.Captured;

    public bool MayReview => Reader.Role is Role.Reviewer or Role.UtAdministrator;

    public bool Administers => Reader.Role is Role.UtAdministrator;

    public bool IsHers => Lease?.Account == Reader.AccountId;

    /// <summary>She decides here and now. What a person posted stays on the page even if somebody else has it.</summary>
    public bool Decides => Waits && MayReview && (IsHers || Decisions.Of.Count > 0);

    /// <summary>Identity answers of a submission, and only of one, may be opened.</summary>
    public bool MayOpenIdentity => MayReview
        && Candidacy.Status is CandidacyStatus.Captured or CandidacyStatus.Verified or CandidacyStatus.Published or CandidacyStatus.Corrected;

    /// <summary>When the system verifies what nobody reviews; null when it does not, or it is not its turn.</summary>
    public DateTimeOffset? SystemActs =>
        Waits && Election.ReviewHours > 0 && Candidacy.Receipts.LastOrDefault(r => r.Kind == ReceiptKind.Submission) is { } sent
            ? sent.At.AddHours(Election.ReviewHours)
            : null;

    /// <summary>How a receipt's act was done when it was not by a person of the UT; null otherwise.</summary>
    public string? BySystem(ReceiptView receipt) =>
        Candidacy.VerifiedBySystem && receipt.Kind == ReceiptKind.Verification && receipt.Opening == Candidacy.Opening
            ? ReviewMessages.BySystem(Candidacy.Observations.Any(o => o.At < receipt.At) ? ReviewMessages.Unfinished : ReviewMessages.WithoutReview)
            : null;

    public IEnumerable<ObservationView> ObservationsOf(string section) => Candidacy.Observations.Where(o => o.Section == section);

    public WithheldView? WithheldOf(string section) => Candidacy.Withheld.FirstOrDefault(w => w.Section == section);

    public string GroundText(string ground) => Election.Grounds.FirstOrDefault(g => g.Id == ground)?.Text ?? ground;

    public string? ErrorOf(string field) => Errors.FirstOrDefault(e => e.Field == field)?.Message;

    /// <summary>Sections as the page shows them, the photograph's first.</summary>
    public IEnumerable<Section> Sections => Election.Questionnaires.Curricular.Sections.OrderBy(s => Photos.PhotoRules.FieldOf(s, FieldKind.Photo) is null);
}
