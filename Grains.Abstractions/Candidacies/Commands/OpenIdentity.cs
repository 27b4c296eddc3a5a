using System.Collections.Immutable;

namespace Conoceles.Candidacies.Commands;

/// <summary>
/// The UT opens the identity answers of a submitted candidacy (product §2). The act changes nothing and is recorded
/// before anything is read: given by <see cref="ICandidacyGrain.OpenIdentity"/>, which answers with what it opened.
/// </summary>
[GenerateSerializer, Immutable, Alias("OpenIdentity")]
public sealed record OpenIdentity : CandidacyCommand
{
    /// <summary>Characters that a purpose needs: a word is not one.</summary>
    public const int ShortestPurpose = 15;

    /// <summary>What the answers are needed for, in her own words.</summary>
    [Id(0)]
    public required string Purpose { get; init; }

    public override CommandName Name => CommandName.OpenIdentity;
}

/// <summary>What opening the identity answers gave.</summary>
/// <param name="Outcome">Whether it was recorded, or why it was refused.</param>
/// <param name="Answers">Section → field → answer as stored; empty when it was refused.</param>
[GenerateSerializer, Immutable, Alias("OpenedIdentity")]
public sealed record OpenedIdentity(
    [property: Id(0)] Outcome Outcome,
    [property: Id(1)] ImmutableDictionary<string, ImmutableDictionary<string, string>> Answers)
{
    public static OpenedIdentity Refused(Outcome outcome) =>
        new(outcome, ImmutableDictionary<string, ImmutableDictionary<string, string>>.Empty);

    /// <summary>Not the answers: what prints itself ends in a log one day.</summary>
    public override string ToString() => $"OpenedIdentity {{ Outcome = {Outcome.Code} }}";
}
