using System.Collections.Immutable;

namespace Conoceles.Candidacies.Commands;

/// <summary>
/// Saves one section of either questionnaire. Never refused for what the text says: only the window, the party, a
/// section that somebody else saved meanwhile, and texts beyond the storage cap.
/// </summary>
[GenerateSerializer, Immutable, Alias("SaveDraft")]
public sealed record SaveDraft : CandidacyCommand
{
    [Id(0)]
    public required string Section { get; init; }

    /// <summary>The section's version that the person saw; 0 when it had never been saved.</summary>
    [Id(1)]
    public required int SeenSectionVersion { get; init; }

    /// <summary>Field id → text as typed. Fields left out are empty.</summary>
    [Id(2)]
    public required ImmutableDictionary<string, string> Values { get; init; }

    /// <summary>The person said that she finished the section.</summary>
    [Id(3)]
    public bool Finished { get; init; }

    public override CommandName Name => CommandName.SaveDraft;
}
