using Conoceles.Cuts;

namespace Conoceles.Grains.Cuts;

/// <summary>What was asked for and is not made yet. What was made are rows of the public record.</summary>
public sealed record CutState
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Scheduled instants until this one are not made up for: nobody expected cuts of before there were any.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Survives the silo that was making it.</summary>
    public MakeCut? Pending { get; init; }
}
