using CsCheck;

namespace Conoceles.Grains.Tests.Model;

/// <summary>A step in a cluster: what is tried, and what happens to the machines around it.</summary>
internal sealed record ClusterStep(Step Step, Mishap Mishap, int Dice)
{
    public static readonly Gen<ClusterStep> Any = Gen.Select(
        Step.Any,
        Gen.Frequency(
            (10, Mishap.None), (6, Mishap.Trouble), (2, Mishap.Repeat), (2, Mishap.Together), (1, Mishap.Deactivation), (1, Mishap.VaultDeactivation)),
        Gen.Int[0, 1_000_000],
        (step, mishap, dice) => new ClusterStep(step, mishap, dice));
}

internal enum Mishap
{
    None,

    /// <summary>A crash at a fault point, or a write that is lost, unanswered or late.</summary>
    Trouble,

    /// <summary>Something that was sent before arrives again.</summary>
    Repeat,

    /// <summary>Several commands that were made of the same page arrive at once, in any order, one of them twice.</summary>
    Together,

    Deactivation,

    VaultDeactivation,
}
