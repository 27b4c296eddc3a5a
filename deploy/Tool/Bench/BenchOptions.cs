namespace Conoceles.Deploy.Bench;

/// <summary>What <c>deploy/bench</c> was asked besides which figures; what a figure that is quoted has is the usual.</summary>
/// <param name="Rounds">Of each side of a figure.</param>
/// <param name="Seconds">Of everybody capturing at once.</param>
/// <param name="Capturists">Who save drafts meanwhile.</param>
/// <param name="Rate">Submissions a second.</param>
/// <param name="Candidacies">That share a deadline.</param>
internal sealed record BenchOptions(int Rounds, int Seconds, int Capturists, int Rate, int Candidacies)
{
    public static readonly string[] Names = ["rounds", "seconds", "capturists", "rate", "candidacies"];

    public static BenchOptions Of(Options options) => new(
        options.Number("rounds", 5, 1, 100),
        options.Number("seconds", 120, 5, 3600),
        options.Number("capturists", 300, 1, 2000),
        options.Number("rate", 30, 1, 200),
        options.Number("candidacies", 100_000, 2_000, 200_000));
}
