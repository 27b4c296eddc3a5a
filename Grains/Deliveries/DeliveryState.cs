using System.Collections.Immutable;
using Conoceles.Deliveries;
using Conoceles.Grains.Candidacies;

namespace Conoceles.Grains.Deliveries;

/// <summary>A delivery of accounts, and how far it is.</summary>
public sealed record DeliveryState
{
    public const int CurrentSchema = 2;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>As it was asked; null before.</summary>
    public DeliverAccounts? Act { get; init; }

    /// <summary>Candidacies of its list that were told, in order.</summary>
    public int Told { get; init; }

    public ImmutableArray<RefusedDelivery> Refused { get; init; } = [];

    /// <summary>The row of oversight says it.</summary>
    public bool Shown { get; init; }

    /// <summary>Signed receipt, letter or mail, scanned; oldest first. Schema 2.</summary>
    public ImmutableArray<AttachedEvidence> Evidence { get; init; } = [];
}
