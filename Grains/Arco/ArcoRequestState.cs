using Conoceles.Arco;

namespace Conoceles.Grains.Arco;

/// <summary>One request about personal data; null before it is opened.</summary>
public sealed record ArcoRequestState
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    public ArcoRequest? Request { get; init; }
}
