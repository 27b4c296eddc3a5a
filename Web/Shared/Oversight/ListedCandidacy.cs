namespace Conoceles.Web.Shared.Oversight;

/// <summary>A line of the institute's list.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Situation">At the instant of the question.</param>
public sealed record ListedCandidacy(OversightRow Row, Situation Situation)
{
    public required DateTimeOffset? VerifiedAt { get; init; }

    public required DateTimeOffset? PublishedAt { get; init; }

    /// <summary>Sections with an observation.</summary>
    public required int Observed { get; init; }

    /// <summary>Sections that are not shown.</summary>
    public required int Withheld { get; init; }

    /// <summary>Since when it waits for its review; null when it does not.</summary>
    public DateTimeOffset? WaitsSince => Situation == Situation.Captured ? Row.SubmittedAt : null;
}

/// <summary>A value of a dimension that some candidacy has.</summary>
/// <param name="Value">As a filter says it.</param>
/// <param name="Territory">Name of the place, of municipalities and districts.</param>
/// <param name="Count">Candidacies with it.</param>
public sealed record DimensionValue(string Value, string Territory, int Count);
