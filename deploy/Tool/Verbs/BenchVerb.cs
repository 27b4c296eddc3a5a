using Conoceles.Deploy.Bench;
using Conoceles.Deploy.Bench.Capture;
using Conoceles.Deploy.Bench.Public;

namespace Conoceles.Deploy.Verbs;

/// <summary>
/// <c>bench [NAME…] [--rounds N] [--seconds N] [--capturists N] [--rate N] [--candidacies N]</c>: measures and prints one JSON line per
/// figure. Never part of the tests. <c>candidacy</c> is everything that is measured of one: submitting, saving and
/// importing; <c>seconds</c>, <c>capturists</c> and <c>rate</c>
/// are of <c>capture</c>, and <c>candidacies</c> of <c>clock</c> and <c>public</c>.
/// </summary>
public static class BenchVerb
{
    private static readonly (string Name, Func<BenchOptions, CancellationToken, Task>[] Run)[] _benches =
    [
        ("candidacy", [CandidacyBench.RunAsync, ImportBench.RunAsync]),
        ("save", [CandidacyBench.RunAsync]),
        ("import", [ImportBench.RunAsync]),
        ("failover", [FailoverBench.RunAsync]),
        ("capture", [CaptureBench.RunAsync]),
        ("start", [StartBench.RunAsync]),
        ("clock", [ClockBench.RunAsync]),
        ("public", [PublicBench.RunAsync]),
    ];

    /// <summary>Of what another measures too, for who makes it quicker.</summary>
    private static readonly (string Name, Func<BenchOptions, CancellationToken, Task>[] Run)[] _parts =
    [
        ("public-answers", [PublicBench.AnswersAsync]),
        ("public-searches", [PublicBench.SearchesAsync]),
        ("public-changes", [PublicBench.ChangesAsync]),
    ];

    public static async Task<int> RunAsync(IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var options = Options.Parse(arguments, BenchOptions.Names, []);
        var asked = BenchOptions.Of(options);
        var names = options.Words.Count == 0 ? _benches.Select(b => b.Name) : options.Words;
        foreach (var run in names.SelectMany(Find).Distinct().ToArray())
            await run(asked, cancellation);
        return 0;
    }

    private static Func<BenchOptions, CancellationToken, Task>[] Find(string name) =>
        _benches.Concat(_parts).FirstOrDefault(b => b.Name == name).Run
        ?? throw new ToolException($"No hay una medición «{name}». Las que hay: {string.Join(", ", _benches.Concat(_parts).Select(b => b.Name))}.");
}
