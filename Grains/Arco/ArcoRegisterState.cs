using System.Collections.Immutable;
using Conoceles.Arco;

namespace Conoceles.Grains.Arco;

/// <summary>Which number each recorded request has. Nothing of what it says: that is the request's own.</summary>
public sealed record ArcoRegisterState
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Operation that recorded each, in order: the place, from 1, is its number.</summary>
    public ImmutableArray<Guid> Operations { get; init; } = [];

    /// <summary>The last one, until its own grain has it.</summary>
    public ArcoRequest? Opening { get; init; }
}
