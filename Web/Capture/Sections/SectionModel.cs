using Conoceles.Candidacies;
using Conoceles.Questionnaires;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Capture.Sections;

/// <summary>Everything that a section's page shows.</summary>
public sealed record SectionModel
{
    public required CandidacyView Candidacy { get; init; }

    public required Section Section { get; init; }

    public required bool Sensitive { get; init; }

    /// <summary>Otherwise it is only read.</summary>
    public required bool CanSave { get; init; }

    /// <summary>What the fields show: the stored text, or what was posted when it could not be taken.</summary>
    public required IReadOnlyDictionary<string, string> Values { get; init; }

    /// <summary>Version of the section that the form is about.</summary>
    public required int Version { get; init; }

    public required bool? Finished { get; init; }

    public required string Nonce { get; init; }

    public required DateTimeOffset Now { get; init; }

    public IReadOnlyList<PageError> Errors { get; init; } = [];

    /// <summary>The section before this one in its questionnaire; null in the first.</summary>
    public Section? Previous { get; init; }

    public Section? Next { get; init; }

    /// <summary>The person came from the review and goes back to it.</summary>
    public bool ToReview { get; init; }

    /// <summary>The page shows a photograph that was just taken.</summary>
    public bool PhotoSaved { get; init; }

    /// <summary>Legal instant of the last save; null when there was none.</summary>
    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>What somebody else saved meanwhile; null when there is no conflict.</summary>
    public SectionConflict? Conflict { get; init; }
}
