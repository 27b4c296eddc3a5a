using System.Collections.Immutable;

namespace Conoceles.Candidacies.Commands;

/// <summary>
/// Asks for the one correction (ajuste) after publication. It may only be asked once that it changes something, and it
/// is applied by the UT by the end of the next business day (plan §8). Identity answers are not public and are not
/// corrected by it; consents have their own commands.
/// </summary>
[GenerateSerializer, Immutable, Alias("RequestCorrection")]
public sealed record RequestCorrection : CandidacyCommand
{
    [Id(0)]
    public required int SeenVersion { get; init; }

    /// <summary>Section → field → text as it should be; an empty text removes the answer. Fields left out stay.</summary>
    [Id(1)]
    public required ImmutableDictionary<string, ImmutableDictionary<string, string>> Changes { get; init; }

    /// <summary>The mail that asked for it, when the UT registers it; null when the capturist asks here.</summary>
    [Id(2)]
    public MailEvidence? Mail { get; init; }

    public override CommandName Name => CommandName.RequestCorrection;
}

/// <summary>A mail that the UT received.</summary>
/// <param name="ReceivedAt">Legal instant at which it arrived: the term runs from it.</param>
/// <param name="Reference">How to find it again.</param>
[GenerateSerializer, Immutable, Alias("MailEvidence")]
public sealed record MailEvidence([property: Id(0)] DateTimeOffset ReceivedAt, [property: Id(1)] string Reference);

/// <summary>The UT administrator applies the request as it was made; the opportunity is consumed.</summary>
[GenerateSerializer, Immutable, Alias("ApplyCorrection")]
public sealed record ApplyCorrection : CandidacyCommand
{
    [Id(0)]
    public required int SeenVersion { get; init; }

    public override CommandName Name => CommandName.ApplyCorrection;
}

/// <summary>The UT administrator rejects the request on a listed ground; the opportunity is not consumed.</summary>
[GenerateSerializer, Immutable, Alias("RejectCorrection")]
public sealed record RejectCorrection : CandidacyCommand
{
    [Id(0)]
    public required int SeenVersion { get; init; }

    /// <summary>Id in the election's catalogue of rejection grounds.</summary>
    [Id(1)]
    public required string Ground { get; init; }

    public override CommandName Name => CommandName.RejectCorrection;
}

/// <summary>
/// One UT administrator proposes to mend what the institute itself got wrong; another one does it
/// (<see cref="FixInstitutionError"/>). A second proposal replaces the first.
/// </summary>
[GenerateSerializer, Immutable, Alias("ProposeInstitutionFix")]
public sealed record ProposeInstitutionFix : CandidacyCommand
{
    [Id(0)]
    public required int SeenVersion { get; init; }

    /// <summary>Section → field → text as it should be.</summary>
    [Id(1)]
    public required ImmutableDictionary<string, ImmutableDictionary<string, string>> Changes { get; init; }

    [Id(2)]
    public required string Reason { get; init; }

    public override CommandName Name => CommandName.ProposeInstitutionFix;
}

/// <summary>The second UT administrator applies the proposal that she read. Does not consume the correction.</summary>
[GenerateSerializer, Immutable, Alias("FixInstitutionError")]
public sealed record FixInstitutionError : CandidacyCommand
{
    [Id(0)]
    public required int SeenVersion { get; init; }

    public override CommandName Name => CommandName.FixInstitutionError;
}
