using Conoceles.Candidacies;

namespace Conoceles.Web.Shared.Oversight;

/// <summary>A candidacy in lists: derived, without any answer.</summary>
public sealed record OversightRow
{
    public required string Id { get; init; }

    public required CandidacyStatus Status { get; init; }

    /// <summary>Office id.</summary>
    public required string Office { get; init; }

    public required string Territory { get; init; }

    /// <summary>INEGI code, of an office voted by municipality.</summary>
    public string? Municipality { get; init; }

    /// <summary>Number, of an office voted by district.</summary>
    public int? District { get; init; }

    public int? ListNumber { get; init; }

    public required string Character { get; init; }

    public required string Actor { get; init; }

    public required string ResponsibleParty { get; init; }

    public required string DisplayName { get; init; }

    /// <summary>Folded: upper case, no accents.</summary>
    public required string SortName { get; init; }

    public DateTimeOffset? CaptureCloses { get; init; }

    public DateTimeOffset? SubmittedAt { get; init; }

    /// <summary>Since when a correction waits for the UT; null when none does.</summary>
    public DateTimeOffset? CorrectionRequestedAt { get; init; }

    /// <summary>Until when the UT resolves it.</summary>
    public DateTimeOffset? CorrectionDue { get; init; }

    /// <summary>Sections complete, declarations included.</summary>
    public required int Complete { get; init; }

    /// <summary>Sections that there are.</summary>
    public required int Sections { get; init; }

    /// <summary>Sections saved at least once.</summary>
    public required int Started { get; init; }

    /// <summary>Sections that the legal minimum still wants.</summary>
    public required int MinimumMissing { get; init; }

    /// <summary>Of the curricular questionnaire; 100 is «completo».</summary>
    public required int CurricularPercent { get; init; }

    public DateTimeOffset? SavedAt { get; init; }

    /// <summary>No agreement left it out: it has to capture.</summary>
    public required bool InScope { get; init; }

    /// <summary>An agreement left it out, and it has not captured all the same (fuera del alcance).</summary>
    public bool IsLeftOut => Status is CandidacyStatus.Pending && !InScope;

    /// <summary>It had to capture, never submitted and the window closed (omisa): derived, never stored.</summary>
    public bool IsOmitted(DateTimeOffset now) =>
        Status is CandidacyStatus.Pending && InScope && CaptureCloses is { } closes && now > closes;
}
