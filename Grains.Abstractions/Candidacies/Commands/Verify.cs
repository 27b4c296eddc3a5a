using System.Collections.Immutable;

namespace Conoceles.Candidacies.Commands;

/// <summary>The UT's review: every section decided (art. 9, validation).</summary>
[GenerateSerializer, Immutable, Alias("Verify")]
public sealed record Verify : CandidacyCommand
{
    [Id(0)]
    public required int SeenVersion { get; init; }

    /// <summary>Sections found conforming; all the curricular ones must be here.</summary>
    [Id(1)]
    public required ImmutableHashSet<string> ConformingSections { get; init; }

    public override CommandName Name => CommandName.Verify;
}
