using System.Collections.Immutable;
using Conoceles.Candidacies;

namespace Conoceles.Deliveries;

/// <summary>How an account was delivered. The names are stored.</summary>
[GenerateSerializer, Alias("DeliveryWay")]
public enum DeliveryWay
{
    /// <summary>On paper, with a signed receipt.</summary>
    InPerson,

    /// <summary>By an official letter that the party received.</summary>
    Letter,

    /// <summary>By electronic mail, with an answer.</summary>
    Mail,
}

/// <summary>
/// The UT records that a party, or an independent, received the account that reaches some candidacies (entrega de cuenta,
/// art. 14 c): one act with its evidence; each candidacy's capture opens by its own command.
/// </summary>
[GenerateSerializer, Immutable, Alias("DeliverAccounts")]
public sealed record DeliverAccounts
{
    /// <summary>Beyond this it is not one party's list.</summary>
    public const int MaxCandidacies = 5_000;

    /// <summary>UTF-16 units of who received and of the reference.</summary>
    public const int MaxText = 200;

    [Id(0)]
    public required Guid OperationId { get; init; }

    [Id(1)]
    public required Actor Actor { get; init; }

    /// <summary>Legal instant at which the web had the request.</summary>
    [Id(2)]
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>Responsible party of every candidacy of the list.</summary>
    [Id(3)]
    public required string Party { get; init; }

    /// <summary>Legal instant of the receipt, as the evidence says it.</summary>
    [Id(4)]
    public required DateTimeOffset DeliveredAt { get; init; }

    /// <summary>Name and charge of who received.</summary>
    [Id(5)]
    public required string Receiver { get; init; }

    [Id(6)]
    public required DeliveryWay Way { get; init; }

    /// <summary>Of the signed receipt, letter or mail.</summary>
    [Id(7)]
    public required string Reference { get; init; }

    /// <summary>Candidacies that the preview showed: nobody else's capture opens.</summary>
    [Id(8)]
    public required ImmutableArray<string> Candidacies { get; init; }
}
