namespace Conoceles.Candidacies.Commands;

/// <summary>The system publishes a verified candidacy while its office's publication window is open.</summary>
[GenerateSerializer, Immutable, Alias("Publish")]
public sealed record Publish : CandidacyCommand
{
    public override CommandName Name => CommandName.Publish;
}
