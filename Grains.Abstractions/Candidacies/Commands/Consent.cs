using System.Collections.Immutable;

namespace Conoceles.Candidacies.Commands;

/// <summary>
/// The titular authorises that something of the identity questionnaire be public (art. 22), or the UT records her
/// signed form. Possible in every state; never consumes the correction.
/// </summary>
[GenerateSerializer, Immutable, Alias("GiveConsent")]
public sealed record GiveConsent : CandidacyCommand
{
    /// <summary>Groups, or sections whose details may be shown (<see cref="ConsentSubject"/>).</summary>
    [Id(0)]
    public required ImmutableHashSet<string> Subjects { get; init; }

    /// <summary>Of the titular's signed form, when the UT acts; null when she acts herself.</summary>
    [Id(1)]
    public SignedEvidence? Evidence { get; init; }

    public override CommandName Name => CommandName.GiveConsent;
}

/// <summary>What was authorised no longer is: it leaves the public pages at once, affirmative actions excepted.</summary>
[GenerateSerializer, Immutable, Alias("RevokeConsent")]
public sealed record RevokeConsent : CandidacyCommand
{
    [Id(0)]
    public required ImmutableHashSet<string> Subjects { get; init; }

    /// <summary>Of the titular's request, when the UT acts; null when she acts herself.</summary>
    [Id(1)]
    public SignedEvidence? Evidence { get; init; }

    public override CommandName Name => CommandName.RevokeConsent;
}

/// <summary>A signed paper that the UT has seen.</summary>
/// <param name="Reference">Where the institute keeps it (file, folio or office number).</param>
/// <param name="SignedOn">Local date of the signature.</param>
/// <param name="FileHash">SHA-256 of the scan, hex; null while it is only on paper.</param>
[GenerateSerializer, Immutable, Alias("SignedEvidence")]
public sealed record SignedEvidence(
    [property: Id(0)] string Reference,
    [property: Id(1)] DateOnly SignedOn,
    [property: Id(2)] string? FileHash = null);
