using Conoceles.Candidacies;
using Conoceles.PublicRecord;
using Conoceles.Questionnaires;
using Conoceles.Web.Capture.Tasks;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Capture.Review;

/// <summary>Everything that the review shows.</summary>
public sealed record ReviewModel
{
    public required CandidacyView Candidacy { get; init; }

    /// <summary>The profile as the world will see it.</summary>
    public required PublicCandidacy Preview { get; init; }

    public required QuestionnaireSet Questionnaires { get; init; }

    /// <summary>What will not be published, and why.</summary>
    public required IReadOnlyList<PrivateLine> Private { get; init; }

    /// <summary>Months that a photograph may have, when there is one and the profile will not show it; null otherwise.</summary>
    public required int? PhotoNotShown { get; init; }

    /// <summary>What the legal minimum lacks: with any, nothing can be sent.</summary>
    public required IReadOnlyList<MissingLine> Missing { get; init; }

    /// <summary>What «completo» lacks besides.</summary>
    public required IReadOnlyList<MissingLine> NotFull { get; init; }

    /// <summary>Suggestions, copies within the party among them.</summary>
    public required IReadOnlyList<MissingLine> Hints { get; init; }

    public required string Nonce { get; init; }

    public required DateTimeOffset Now { get; init; }

    /// <summary>A section was just changed from here.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    public IReadOnlyList<PageError> Errors { get; init; } = [];
}
