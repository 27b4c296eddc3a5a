using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Elections;

namespace Conoceles.Arco;

/// <summary>Which right is exercised. The names are stored.</summary>
[GenerateSerializer, Alias("ArcoRight")]
public enum ArcoRight
{
    /// <summary>Knowing which data of hers there are.</summary>
    Access,

    /// <summary>Having them put right.</summary>
    Rectification,

    /// <summary>Having them deleted.</summary>
    Cancellation,

    /// <summary>That they are not used for something.</summary>
    Opposition,
}

/// <summary>How a request arrived. The names are stored.</summary>
[GenerateSerializer, Alias("ArcoMeans")]
public enum ArcoMeans
{
    /// <summary>By electronic mail.</summary>
    Mail,

    /// <summary>On paper, at the Unidad de Transparencia.</summary>
    InPerson,

    /// <summary>By the Plataforma Nacional de Transparencia.</summary>
    Platform,
}

/// <summary>Who asks. The names are stored.</summary>
[GenerateSerializer, Alias("ArcoRequester")]
public enum ArcoRequester
{
    /// <summary>The person whose data they are.</summary>
    Titular,

    /// <summary>Somebody on her behalf.</summary>
    Representative,
}

/// <summary>What the request says. Personal data: only the Unidad de Transparencia's administrators read it, and no derived row has it.</summary>
[GenerateSerializer, Immutable, Alias("ArcoSubmission")]
public sealed record ArcoSubmission
{
    /// <summary>Legal instant of the receipt.</summary>
    [Id(0)]
    public required DateTimeOffset ReceivedAt { get; init; }

    [Id(1)]
    public required ArcoMeans Means { get; init; }

    [Id(2)]
    public required ArcoRight Right { get; init; }

    [Id(3)]
    public required ArcoRequester Requester { get; init; }

    /// <summary>Name of who asks, as it was written; 200 UTF-16 units.</summary>
    [Id(4)]
    public required string Who { get; init; }

    /// <summary>How her identity, and that she represents, was proved; 200 UTF-16 units.</summary>
    [Id(5)]
    public required string Identification { get; init; }

    /// <summary>Id of the candidacy whose data it is about; null when it is about none.</summary>
    [Id(6)]
    public string? Candidacy { get; init; }

    /// <summary>What is asked; 2,000 UTF-16 units.</summary>
    [Id(7)]
    public required string Asked { get; init; }
}

/// <summary>A request about personal data (solicitud ARCO) with everything that was done about it.</summary>
[GenerateSerializer, Immutable, Alias("ArcoRequest")]
public sealed record ArcoRequest
{
    /// <summary>The election's slug.</summary>
    [Id(0)]
    public required string Election { get; init; }

    /// <summary>From 1, in each election.</summary>
    [Id(1)]
    public required int Number { get; init; }

    /// <summary>Grows with each act and annulment.</summary>
    [Id(2)]
    public required int Version { get; init; }

    [Id(3)]
    public required ArcoSubmission Submission { get; init; }

    /// <summary>Of the command that recorded it.</summary>
    [Id(4)]
    public required Guid OperationId { get; init; }

    /// <summary>Legal instant at which it was recorded.</summary>
    [Id(5)]
    public required DateTimeOffset At { get; init; }

    [Id(6)]
    public required string Account { get; init; }

    /// <summary>The account's name when it was recorded.</summary>
    [Id(7)]
    public required string Name { get; init; }

    /// <summary>In the order in which they were recorded; none is removed.</summary>
    [Id(8)]
    public ImmutableArray<ArcoAct> Acts { get; init; } = [];

    /// <summary>Why the record itself does not count; null while it does.</summary>
    [Id(9)]
    public ActAnnulment? Annulled { get; init; }
}

/// <summary>Names of requests: <c>arco-{election slug}-{number}</c>.</summary>
public static class ArcoId
{
    private const string Prefix = "arco-";

    public static string Of(string election, int number) => string.Create(CultureInfo.InvariantCulture, $"{PrefixOf(election)}{number}");

    /// <summary>How every one of an election begins.</summary>
    public static string PrefixOf(string election) => $"{Prefix}{election}-";
}
