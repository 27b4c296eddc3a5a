using Conoceles.Deploy.Bench;

namespace Conoceles.Deploy.Verbs;

/// <summary><c>bench [NAME]</c>: measures and prints one JSON line per figure. Never part of the tests.</summary>
public static class BenchVerb
{
    private static readonly (string Name, Func<CancellationToken, Task> Run)[] _benches =
    [
        ("save", SaveBench.RunAsync),
        ("failover", FailoverBench.RunAsync),
        ("import", ImportBench.RunAsync),
    ];

    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var options = Options.Parse(arguments, [], []);
        var chosen = options.Words.Count == 0 ? _benches : [.. _benches.Where(b => options.Words.Contains(b.Name))];
        if (chosen.Length == 0)
            throw new ToolException($"No hay una medición «{options.Words[0]}». Las que hay: {string.Join(", ", _benches.Select(b => b.Name))}.");
        foreach (var bench in chosen)
            await bench.Run(cancellation);
        return 0;
    }
}
