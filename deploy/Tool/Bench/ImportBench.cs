using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;

namespace Conoceles.Deploy.Bench;

/// <summary>
/// Imports of a registry into two silos, from the command to the last candidacy's answer; each into an election of its
/// own, so that every row is new. A small one and one of ten times its rows take turns.
/// </summary>
internal static class ImportBench
{
    private const int Small = 1000;
    private const int Large = 10 * Small;
    private const double Goal = 1.2;

    public static async Task RunAsync(BenchOptions options, CancellationToken cancellation)
    {
        await using var bench = await BenchInstallation.StartAsync(cancellation, empty: true);
        var election = BenchElection.Demo;
        var entries = new DemoRoster(election, new Dice(2024)).Entries(Large);
        await ImportAsync(bench, election, "calentamiento", entries[..Small], cancellation);

        List<double> small = [], large = [];
        for (var round = 0; round < options.Rounds; round++)
        {
            var number = round.ToString(CultureInfo.InvariantCulture);
            small.Add(await ImportAsync(bench, election, "corta-" + number, entries[..Small], cancellation));
            large.Add(await ImportAsync(bench, election, "larga-" + number, entries, cancellation));
        }

        new Figure("import: rows per second", "rows/s", "reported", _ => true, [.. large.Select(s => Large / s)])
            .Print(new { rows = Large });
        new Figure("import: time for ten times the rows / ten times the time", "ratio", $"<= {Goal.ToString(CultureInfo.InvariantCulture)}",
            m => m <= Goal, [.. large.Zip(small, (l, s) => l / (10 * s))])
            .Print(new { small_rows = Small, small_s = Median(small), large_rows = Large, large_s = Median(large) });
    }

    private static async Task<double> ImportAsync(
        BenchInstallation bench, ElectionDefinition election, string name, ImmutableArray<RegistryEntry> entries, CancellationToken cancellation)
    {
        var own = election with { Slug = "demo-" + name };
        await BenchElection.LoadAsync(bench, own, cancellation);
        var clock = Stopwatch.StartNew();
        await BenchElection.ImportAsync(bench, own, entries, cancellation);
        return clock.Elapsed.TotalSeconds;
    }

    private static double Median(List<double> values) => Math.Round(values.Order().ElementAt(values.Count / 2), 2);
}
