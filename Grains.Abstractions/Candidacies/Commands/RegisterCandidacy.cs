using Conoceles.Elections;

namespace Conoceles.Candidacies.Commands;

/// <summary>The registry's import makes the candidacy (system only). Repeating it with the same entry changes nothing.</summary>
[GenerateSerializer, Immutable, Alias("RegisterCandidacy")]
public sealed record RegisterCandidacy : CandidacyCommand
{
    [Id(0)]
    public required string Election { get; init; }

    [Id(1)]
    public required RegistryEntry Entry { get; init; }

    public override CommandName Name => CommandName.Register;
}
