using System.Diagnostics;
using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Deploy.Bench;

/// <summary>
/// How long a process takes from its start to ready, with every candidacy of a real process stored: a silo that starts
/// alone, and a node of the citizens' site that reads the whole public record, by turns.
/// </summary>
internal static class StartBench
{
    private const double Goal = 5;
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(20);

    public static async Task RunAsync(BenchOptions options, CancellationToken cancellation)
    {
        await using var bench = await BenchInstallation.StartAsync(cancellation, empty: true);
        var election = BenchElection.Demo;
        await BenchElection.LoadAsync(bench, election, cancellation);
        await BenchElection.ImportAsync(bench, election, new DemoRoster(election, new Dice(2024)).Entries(DemoRoster.Whole), cancellation);
        await ProjectedAsync(bench, cancellation);
        await bench.StopSilosAsync();

        List<double> silos = [], nodes = [];
        for (var round = 0; round < options.Rounds; round++)
        {
            silos.Add(await bench.TimeSiloAsync(_look, cancellation));
            nodes.Add(await bench.TimePublicNodeAsync(_look, cancellation));
        }

        new Figure("start: silo to ready", "s", $"<= {Goal}", m => m <= Goal, silos).Print(new { candidacies = DemoRoster.Whole, longest = silos.Max() });
        new Figure("start: public node to ready and its first page", "s", $"<= {Goal}", m => m <= Goal, nodes).Print(new { candidacies = DemoRoster.Whole, longest = nodes.Max() });
    }

    /// <summary>Waits until every candidacy has its derived rows: those whose office is not public yet have no document, and a row all the same.</summary>
    private static async Task ProjectedAsync(BenchInstallation bench, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(bench.Connections.For(Roles.Oversight, Databases.Curricular));
        var waited = Stopwatch.StartNew();
        while (true)
        {
            await using var count = source.CreateCommand("select count(*) from oversight.candidacy");
            if (await count.ExecuteScalarAsync(cancellation) is long rows && rows >= DemoRoster.Whole)
                return;
            if (waited.Elapsed > TimeSpan.FromMinutes(5))
                throw new ToolException("La medición no terminó de publicar las candidaturas.");
            await Task.Delay(_look, cancellation);
        }
    }
}
