using Conoceles.Statistics;

namespace Conoceles.Grains.Cuts;

/// <summary>When cuts are made without anybody asking.</summary>
public sealed record CutSettings
{
    public static readonly CutSettings Default = new();

    /// <summary>Each day at this hour of Sonora.</summary>
    public TimeOnly Daily { get; init; } = new(6, 0);

    /// <summary>The least that a figure of the statistics of groups may tell of, two or more (product §6).</summary>
    public int LeastTold { get; init; } = DisclosureRules.DefaultK;

    /// <summary>So long before the publication of an office closes: what was public until then is in a cut.</summary>
    public TimeSpan BeforeClosing { get; init; } = TimeSpan.FromMinutes(5);
}
