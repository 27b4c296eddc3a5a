using Conoceles.Candidacies;

namespace Conoceles.Arco;

/// <summary>Asks to record a request that was received (UT administrator).</summary>
[GenerateSerializer, Immutable, Alias("RecordArcoRequest")]
public sealed record RecordArcoRequest
{
    [Id(0)]
    public required Guid OperationId { get; init; }

    [Id(1)]
    public required Actor Actor { get; init; }

    /// <summary>Legal instant at which the web had it.</summary>
    [Id(2)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The account's name, as screens show it.</summary>
    [Id(3)]
    public required string Name { get; init; }

    [Id(4)]
    public required ArcoSubmission Submission { get; init; }
}

/// <summary>Asks to record an act on a request (UT administrator).</summary>
[GenerateSerializer, Immutable, Alias("RecordArcoAct")]
public sealed record RecordArcoAct
{
    [Id(0)]
    public required Guid OperationId { get; init; }

    [Id(1)]
    public required Actor Actor { get; init; }

    /// <summary>Legal instant at which the web had it.</summary>
    [Id(2)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The account's name, as screens show it.</summary>
    [Id(3)]
    public required string Name { get; init; }

    /// <summary>The request's version that the person saw.</summary>
    [Id(4)]
    public required int SeenVersion { get; init; }

    [Id(5)]
    public required ArcoActKind Kind { get; init; }

    [Id(6)]
    public required DateOnly On { get; init; }

    [Id(7)]
    public required string Text { get; init; }

    [Id(8)]
    public string? Reference { get; init; }

    [Id(9)]
    public ArcoAnswer? Answer { get; init; }

    [Id(10)]
    public string? Ground { get; init; }
}

/// <summary>Asks to annul the last act of a request or, when it has none, the record itself (UT administrator).</summary>
[GenerateSerializer, Immutable, Alias("AnnulArcoAct")]
public sealed record AnnulArcoAct
{
    [Id(0)]
    public required Guid OperationId { get; init; }

    [Id(1)]
    public required Actor Actor { get; init; }

    /// <summary>Legal instant at which the web had it.</summary>
    [Id(2)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The account's name, as screens show it.</summary>
    [Id(3)]
    public required string Name { get; init; }

    /// <summary>The request's version that the person saw.</summary>
    [Id(4)]
    public required int SeenVersion { get; init; }

    /// <summary>Operation that recorded the act, or the request.</summary>
    [Id(5)]
    public required Guid Act { get; init; }

    [Id(6)]
    public required string Reason { get; init; }
}
