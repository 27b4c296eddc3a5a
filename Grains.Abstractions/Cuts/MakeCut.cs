using Conoceles.Candidacies;

namespace Conoceles.Cuts;

/// <summary>Asks for a cut of what is public (UT administrator, or the system at its hours; product §6).</summary>
[GenerateSerializer, Immutable, Alias("MakeCut")]
public sealed record MakeCut
{
    [Id(0)]
    public required Guid OperationId { get; init; }

    [Id(1)]
    public required Actor Actor { get; init; }

    /// <summary>Legal instant at which the web had the request.</summary>
    [Id(2)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Why; it is published with the cut. Empty from the system.</summary>
    [Id(3)]
    public string Reason { get; init; } = "";
}
