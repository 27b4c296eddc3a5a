using Conoceles.Deploy.Bench;

namespace Conoceles.Deploy.Verbs;

/// <summary>
/// <c>bench [NAME…] [--rounds N]</c>: measures and prints one JSON line per figure. Never part of the tests.
/// <c>candidacy</c> is everything that is measured of one: submitting, saving and importing.
/// </summary>
public static class BenchVerb
{
    private static readonly (string Name, Func<BenchOptions, CancellationToken, Task>[] Run)[] _benches =
    [
        ("candidacy", [CandidacyBench.RunAsync, ImportBench.RunAsync]),
        ("save", [CandidacyBench.RunAsync]),
        ("import", [ImportBench.RunAsync]),
        ("failover", [FailoverBench.RunAsync]),
    ];

    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var options = Options.Parse(arguments, ["rounds"], []);
        var asked = new BenchOptions(options.Number("rounds", BenchOptions.UsualRounds, 1, 100));
        var names = options.Words.Count == 0 ? _benches.Select(b => b.Name) : options.Words;
        foreach (var run in names.SelectMany(Find).Distinct().ToArray())
            await run(asked, cancellation);
        return 0;
    }

    private static Func<BenchOptions, CancellationToken, Task>[] Find(string name) =>
        _benches.FirstOrDefault(b => b.Name == name).Run
        ?? throw new ToolException($"No hay una medición «{name}». Las que hay: {string.Join(", ", _benches.Select(b => b.Name))}.");
}
