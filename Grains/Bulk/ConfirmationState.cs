using System.Collections.Immutable;
using Conoceles.Bulk;
using Conoceles.Candidacies;

namespace Conoceles.Grains.Bulk;

/// <summary>
/// A confirmation in bulk. What was applied leaves the list: when it ends it says nothing of anybody's affirmative
/// action, which would otherwise survive its suppression here.
/// </summary>
public sealed record ConfirmationState
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    public Guid OperationId { get; init; }

    /// <summary>Who confirms; the author in each candidacy's audit.</summary>
    public Actor? Actor { get; init; }

    /// <summary>Candidacies of the list as it was given.</summary>
    public int Total { get; init; }

    /// <summary>Those that are left.</summary>
    public ImmutableArray<ActionsSeen> Left { get; init; } = [];

    public ImmutableArray<RefusedConfirmation> Refused { get; init; } = [];
}
