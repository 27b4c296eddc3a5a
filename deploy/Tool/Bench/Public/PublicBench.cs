using System.Diagnostics;
using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>
/// The citizens' site with a hundred thousand profiles: what an answer costs beside the least that its server can do and beside
/// nginx, what a search costs, how soon a change is seen, and what a node needs.
/// </summary>
internal static class PublicBench
{
    public static Task RunAsync(BenchOptions options, CancellationToken cancellation) =>
        RunAsync([NodeFigures.RunAsync, AnswerFigures.RunAsync, SearchFigures.RunAsync, ChangeFigures.RunAsync], options, cancellation);

    /// <summary>Answers and searches alone, for who makes them quicker.</summary>
    public static Task AnswersAsync(BenchOptions options, CancellationToken cancellation) => RunAsync([AnswerFigures.RunAsync, SearchFigures.RunAsync], options, cancellation);

    /// <summary>Searches alone.</summary>
    public static Task SearchesAsync(BenchOptions options, CancellationToken cancellation) => RunAsync([SearchFigures.RunAsync], options, cancellation);

    /// <summary>Changes and openings alone.</summary>
    public static Task ChangesAsync(BenchOptions options, CancellationToken cancellation) => RunAsync([ChangeFigures.RunAsync], options, cancellation);

    private static async Task RunAsync(Func<PublicGiven, CancellationToken, Task>[] figures, BenchOptions options, CancellationToken cancellation)
    {
        await using var bench = await BenchInstallation.StartAsync(cancellation, empty: true);
        var election = BenchElection.Demo;
        await BenchElection.LoadAsync(bench, election, cancellation);
        await using var database = NpgsqlDataSource.Create(bench.Connections.For(Roles.Owner, Databases.Main));
        await PublishedAsync(database, cancellation);
        await bench.StopProcessesAsync();

        var rows = new PublicRows(election, options.Candidacies);
        PublicGiven.Say($"Escribiendo {rows.Count} perfiles…");
        await using (var connection = await database.OpenConnectionAsync(cancellation))
            await rows.WriteAsync(connection, cancellation);
        foreach (var measure in figures)
            await measure(new PublicGiven(bench, database, election, rows, options), cancellation);
    }

    /// <summary>The silos write the election's row a moment after it is loaded.</summary>
    private static async Task PublishedAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            await using var command = database.CreateCommand("select count(*) > 0 from public_record.election");
            if (await command.ExecuteScalarAsync(cancellation) is true)
                return;
            if (waited.Elapsed > TimeSpan.FromMinutes(2))
                throw new ToolException("La elección no llegó al registro público.");
            await Task.Delay(100, cancellation);
        }
    }
}
