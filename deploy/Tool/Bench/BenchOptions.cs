namespace Conoceles.Deploy.Bench;

/// <summary>What <c>deploy/bench</c> was asked besides which figures.</summary>
/// <param name="Rounds">Of each side of a figure; five is what a figure that is quoted has.</param>
internal sealed record BenchOptions(int Rounds)
{
    public const int UsualRounds = 5;
}
