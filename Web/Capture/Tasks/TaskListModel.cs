using Conoceles.Candidacies;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Capture.Tasks;

/// <summary>Everything that the task list shows.</summary>
public sealed record TaskListModel
{
    public required CandidacyView Candidacy { get; init; }

    /// <summary>Office and territory.</summary>
    public required string Post { get; init; }

    /// <summary>The agreement that left it out of scope; null when it has to capture.</summary>
    public required string? LeftOutBy { get; init; }

    /// <summary>The candidate's own account has no list of candidacies to go back to.</summary>
    public required bool IsCandidate { get; init; }

    public required IReadOnlyList<TaskLine> Curricular { get; init; }

    /// <summary>The notice first, then the sections.</summary>
    public required IReadOnlyList<TaskLine> Identity { get; init; }

    /// <summary>The candidate answers identity with her own account and this one is not it: only what is complete is seen.</summary>
    public required bool IdentityClosed { get; init; }

    public required IReadOnlyList<TaskLine> Declarations { get; init; }

    /// <summary>Review and submission.</summary>
    public required TaskLine Submission { get; init; }

    /// <summary>What the legal minimum lacks, with where it is answered.</summary>
    public required IReadOnlyList<MissingLine> Missing { get; init; }

    /// <summary>Sections without anything against the legal minimum, and all of them.</summary>
    public required (int Met, int All) Minimum { get; init; }

    /// <summary>Of the curricular questionnaire: «completo».</summary>
    public required Completeness Curriculum { get; init; }

    public required DateTimeOffset? SavedAt { get; init; }

    public required DateTimeOffset Now { get; init; }
}

/// <summary>Something that is missing.</summary>
/// <param name="Address">The field; null when it is not this account's to answer.</param>
/// <param name="Message">Spanish sentence.</param>
public sealed record MissingLine(string? Address, string Message);
