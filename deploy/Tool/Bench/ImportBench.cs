using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;

namespace Conoceles.Deploy.Bench;

/// <summary>
/// Imports of a registry into two silos, from the command to the last candidacy's answer; each into an election of its
/// own, so that every row is new. A small one and one of ten times its rows take turns.
/// </summary>
internal static class ImportBench
{
    private const int Rounds = 5;
    private const int Small = 1000;
    private const int Large = 10 * Small;
    private const double Goal = 1.2;
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(20);
    private static readonly Actor _actor = Actor.ForSystem("medicion");

    public static async Task RunAsync(CancellationToken cancellation)
    {
        await using var bench = await BenchInstallation.StartAsync(cancellation, empty: true);
        var election = FictionalElection.Of(DemoElection.Read(Repository.Election(DemoElection.FolderName)));
        var entries = new DemoRoster(election, new Dice(2024)).Entries(Large);
        await ImportAsync(bench, election, "calentamiento", entries[..Small], cancellation);

        List<double> small = [], large = [];
        for (var round = 0; round < Rounds; round++)
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
        var slug = "demo-" + name;
        var grain = bench.Client.GetGrain<IElectionGrain>(slug);
        var loaded = await RepeatAsync(() => grain.Load(election with { Slug = slug }, _actor), cancellation);
        if (!loaded.Accepted)
            throw new ToolException($"La medición no pudo cargar su proceso: {loaded.Message}");
        var command = new ImportRegistry(new Dice(2024).Operation("medicion", slug), _actor, bench.Now, entries);

        var clock = Stopwatch.StartNew();
        var ticket = await RepeatAsync(() => grain.Import(command), cancellation);
        if (ticket.ImportId is not { } id)
            throw new ToolException($"La medición no pudo importar: {ticket.Refusal?.Message}");
        var import = bench.Client.GetGrain<IImportGrain>(id);
        while (true)
        {
            if (await RepeatAsync(import.GetProgress, cancellation) is { Finished: true } end)
                return end.RefusedCount == 0 ? clock.Elapsed.TotalSeconds : throw new ToolException($"La medición tuvo {end.RefusedCount} rechazos.");
            await Task.Delay(_pause, cancellation);
        }
    }

    /// <summary>As the web: a call whose answer was lost is given again, and finds what it did.</summary>
    private static async Task<T> RepeatAsync<T>(Func<Task<T>> call, CancellationToken cancellation)
    {
        while (true)
        {
            try
            {
                return await call();
            }
            catch (Exception e) when (e is TimeoutException or OrleansException)
            {
                await Task.Delay(_pause, cancellation);
            }
        }
    }

    private static double Median(List<double> values) => Math.Round(values.Order().ElementAt(values.Count / 2), 2);
}
