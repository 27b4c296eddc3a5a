using Conoceles.Elections;

namespace Conoceles.Arco;

/// <summary>What is done about a request. The names are stored.</summary>
[GenerateSerializer, Alias("ArcoActKind")]
public enum ArcoActKind
{
    /// <summary>The person was asked, once, to complete it (prevención).</summary>
    Prevented,

    /// <summary>She completed it (desahogo).</summary>
    Mended,

    /// <summary>She did not in her term: it counts as not filed.</summary>
    Lapsed,

    /// <summary>The answer's term was extended, once.</summary>
    Extended,

    /// <summary>The answer was notified.</summary>
    Answered,

    /// <summary>What the answer granted was done.</summary>
    Fulfilled,
}

/// <summary>What an answer says. The names are stored.</summary>
[GenerateSerializer, Alias("ArcoAnswer")]
public enum ArcoAnswer
{
    Granted,

    /// <summary>In part; with the ground of the rest.</summary>
    Partial,

    /// <summary>Not; with its ground.</summary>
    Denied,
}

/// <summary>An act on a request as it was recorded. It is never changed nor removed: a wrong one is annulled and recorded again.</summary>
[GenerateSerializer, Immutable, Alias("ArcoAct")]
public sealed record ArcoAct
{
    [Id(0)]
    public required Guid OperationId { get; init; }

    [Id(1)]
    public required ArcoActKind Kind { get; init; }

    /// <summary>Local date on which it happened or was notified.</summary>
    [Id(2)]
    public required DateOnly On { get; init; }

    /// <summary>What was done, why; 2,000 UTF-16 units.</summary>
    [Id(3)]
    public required string Text { get; init; }

    /// <summary>Number of the official document; null when there is none.</summary>
    [Id(4)]
    public string? Reference { get; init; }

    /// <summary>Only of an answer.</summary>
    [Id(5)]
    public ArcoAnswer? Answer { get; init; }

    /// <summary>Ground of an answer that does not grant everything.</summary>
    [Id(6)]
    public string? Ground { get; init; }

    /// <summary>Legal instant at which it was recorded.</summary>
    [Id(7)]
    public required DateTimeOffset At { get; init; }

    [Id(8)]
    public required string Account { get; init; }

    /// <summary>The account's name when it was recorded.</summary>
    [Id(9)]
    public required string Name { get; init; }

    /// <summary>Null while it counts.</summary>
    [Id(10)]
    public ActAnnulment? Annulled { get; init; }
}
