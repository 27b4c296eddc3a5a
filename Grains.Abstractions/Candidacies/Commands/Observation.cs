namespace Conoceles.Candidacies.Commands;

/// <summary>The UT notes that a section falls under a ground. It notifies and hides nothing (product §3).</summary>
[GenerateSerializer, Immutable, Alias("Observe")]
public sealed record Observe : CandidacyCommand
{
    [Id(0)]
    public required string Section { get; init; }

    /// <summary>Id in the election's catalogue of grounds.</summary>
    [Id(1)]
    public required string Ground { get; init; }

    /// <summary>What the UT tells the party; may be empty.</summary>
    [Id(2)]
    public string Note { get; init; } = "";

    public override CommandName Name => CommandName.Observe;
}

/// <summary>
/// The section is not shown while the ground holds. Off until the commission loads a ground with its norm and
/// agreement (the plan supports one: propaganda, §1.5).
/// </summary>
[GenerateSerializer, Immutable, Alias("Withhold")]
public sealed record Withhold : CandidacyCommand
{
    [Id(0)]
    public required string Section { get; init; }

    [Id(1)]
    public required string Ground { get; init; }

    public override CommandName Name => CommandName.Withhold;
}

/// <summary>The section is shown again.</summary>
[GenerateSerializer, Immutable, Alias("Release")]
public sealed record Release : CandidacyCommand
{
    [Id(0)]
    public required string Section { get; init; }

    [Id(1)]
    public required string Reason { get; init; }

    public override CommandName Name => CommandName.Release;
}
