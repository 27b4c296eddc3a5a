using Conoceles.Candidacies;

namespace Conoceles.Elections;

/// <summary>An act of the work plan as it was recorded. It is never changed nor removed: a wrong one is annulled and recorded again.</summary>
[GenerateSerializer, Immutable, Alias("RecordedAct")]
public sealed record RecordedAct
{
    [Id(0)]
    public required Guid OperationId { get; init; }

    /// <summary>Id of the planned activity (<see cref="PlannedActivity.Id"/>).</summary>
    [Id(1)]
    public required string Activity { get; init; }

    [Id(2)]
    public required PlanActKind Kind { get; init; }

    /// <summary>Local date on which it happened.</summary>
    [Id(3)]
    public required DateOnly On { get; init; }

    /// <summary>Number of the agreement, or reference of the document or of the receipt that proves it.</summary>
    [Id(4)]
    public required string Reference { get; init; }

    /// <summary>Legal instant at which it was recorded.</summary>
    [Id(5)]
    public required DateTimeOffset At { get; init; }

    [Id(6)]
    public required string Account { get; init; }

    /// <summary>The account's name when it was recorded.</summary>
    [Id(7)]
    public required string Name { get; init; }

    /// <summary>Null while it counts.</summary>
    [Id(8)]
    public ActAnnulment? Annulled { get; init; }
}

/// <summary>Why a recorded act does not count any more.</summary>
/// <param name="OperationId">Of the command.</param>
/// <param name="At">Legal instant.</param>
/// <param name="Account">Who annulled it.</param>
/// <param name="Name">The account's name then.</param>
/// <param name="Reason">Why.</param>
[GenerateSerializer, Immutable, Alias("ActAnnulment")]
public sealed record ActAnnulment(
    [property: Id(0)] Guid OperationId,
    [property: Id(1)] DateTimeOffset At,
    [property: Id(2)] string Account,
    [property: Id(3)] string Name,
    [property: Id(4)] string Reason);

/// <summary>Asks to record an act of the work plan (UT administrator).</summary>
[GenerateSerializer, Immutable, Alias("RecordPlanAct")]
public sealed record RecordPlanAct
{
    [Id(0)]
    public required Guid OperationId { get; init; }

    [Id(1)]
    public required Actor Actor { get; init; }

    /// <summary>Legal instant at which the web had the request.</summary>
    [Id(2)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The account's name, as screens show it.</summary>
    [Id(3)]
    public required string Name { get; init; }

    [Id(4)]
    public required string Activity { get; init; }

    [Id(5)]
    public required PlanActKind Kind { get; init; }

    [Id(6)]
    public required DateOnly On { get; init; }

    [Id(7)]
    public required string Reference { get; init; }
}

/// <summary>Asks to annul a recorded act (UT administrator).</summary>
[GenerateSerializer, Immutable, Alias("AnnulPlanAct")]
public sealed record AnnulPlanAct
{
    [Id(0)]
    public required Guid OperationId { get; init; }

    [Id(1)]
    public required Actor Actor { get; init; }

    /// <summary>Legal instant at which the web had the request.</summary>
    [Id(2)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The account's name, as screens show it.</summary>
    [Id(3)]
    public required string Name { get; init; }

    /// <summary>Operation that recorded the act.</summary>
    [Id(4)]
    public required Guid Act { get; init; }

    [Id(5)]
    public required string Reason { get; init; }
}
