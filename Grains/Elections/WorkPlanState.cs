using System.Collections.Immutable;
using Conoceles.Elections;

namespace Conoceles.Grains.Elections;

/// <summary>
/// Acts of a work plan. Apart from the election: recording one changes no date, and every command on a candidacy asks whether
/// the election's state is another.
/// </summary>
public sealed record WorkPlanState
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>In the order in which they were recorded; none is removed.</summary>
    public ImmutableArray<RecordedAct> Acts { get; init; } = [];
}
