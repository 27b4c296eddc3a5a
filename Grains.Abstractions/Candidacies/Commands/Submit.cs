namespace Conoceles.Candidacies.Commands;

/// <summary>The single opportunity (art. 19; plan §8). Fifty at once give one receipt.</summary>
[GenerateSerializer, Immutable, Alias("Submit")]
public sealed record Submit : CandidacyCommand
{
    /// <summary>The candidacy's version that the person reviewed.</summary>
    [Id(0)]
    public required int SeenVersion { get; init; }

    /// <summary>«Revisé la información y sé que solo puedo enviarla una vez».</summary>
    [Id(1)]
    public required bool Acknowledged { get; init; }

    public override CommandName Name => CommandName.Submit;
}
