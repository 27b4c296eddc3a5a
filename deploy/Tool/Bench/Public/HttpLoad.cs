using System.Globalization;
using System.Text.RegularExpressions;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>One load that h2load made: HTTP/1.1, kept connections, on a core of its own.</summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Ok">Answers with 2xx.</param>
/// <param name="Other">Answers with any other status.</param>
/// <param name="Busy">Of those, with 5xx.</param>
/// <param name="Broken">Requests without an answer.</param>
/// <param name="Milliseconds">Of each answer with 2xx, in order; empty when they were not asked for.</param>
internal sealed partial record HttpLoad(double PerSecond, long Ok, long Other, long Busy, long Broken, double[] Milliseconds)
{
    /// <summary>The core of the load; the server has the other.</summary>
    public const int Core = 1;

    private const int Connections = 32;

    /// <summary>As many requests as can be answered.</summary>
    public static Task<HttpLoad> ClosedAsync(IReadOnlyList<Uri> addresses, int seconds, CancellationToken cancellation, int connections = Connections) =>
        RunAsync(addresses, connections, ["-D", Text(seconds), "--warm-up-time=1"], latencies: false, cancellation);

    /// <summary>Requests that begin at their rate whatever the answers take.</summary>
    public static Task<HttpLoad> OpenAsync(IReadOnlyList<Uri> addresses, double perSecond, int seconds, CancellationToken cancellation)
    {
        // Few: all of them begin at once, and what is measured is a rate and not a burst.
        var connections = (int)Math.Clamp(perSecond / 20, 1, 100);
        var each = Math.Max(1, (int)Math.Round(perSecond / connections));
        return RunAsync(addresses, connections, ["-D", Text(seconds), Text($"--rps={each}")], latencies: true, cancellation);
    }

    /// <summary>Milliseconds below which are as many of the answers.</summary>
    public double Percentile(double part) => Milliseconds.Length == 0 ? double.NaN : Milliseconds[(int)Math.Ceiling(part * Milliseconds.Length) - 1];

    private static async Task<HttpLoad> RunAsync(
        IReadOnlyList<Uri> addresses, int connections, string[] arguments, bool latencies, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("conoceles-carga-").FullName;
        try
        {
            var (list, log) = (Path.Combine(folder, "direcciones"), Path.Combine(folder, "tiempos"));
            await File.WriteAllLinesAsync(list, addresses.Select(a => a.AbsoluteUri), cancellation);
            string[] command =
            [
                "taskset", "-c", Text(Core), "h2load", "--h1", "-t", "1", "-c", Text(Math.Max(1, connections)), "-H", "accept-encoding: gzip", "-i", list,
                .. latencies ? [$"--log-file={log}"] : Array.Empty<string>(), .. arguments,
            ];
            var output = await Shell.RunAsync(command, cancellation: cancellation);
            return Read(output, latencies ? await File.ReadAllLinesAsync(log, cancellation) : []);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static HttpLoad Read(string output, string[] log)
    {
        var finished = Finished().Match(output);
        var codes = Codes().Match(output);
        var requests = Requests().Match(output);
        if (!finished.Success || !codes.Success || !requests.Success)
            throw new ToolException($"h2load respondió otra cosa: {output}");
        var ok = Number(codes, 1);
        // Instant, status and microseconds of each answer.
        var times = log.Select(l => l.Split('\t')).Where(l => l.Length >= 3 && l[1].StartsWith('2'))
            .Select(l => double.Parse(l[2], CultureInfo.InvariantCulture) / 1000).Order().ToArray();
        return new HttpLoad(
            double.Parse(finished.Groups[1].Value, CultureInfo.InvariantCulture), ok, Number(codes, 2) + Number(codes, 3) + Number(codes, 4), Number(codes, 4),
            // It counts what answered with an error among those that failed, and those without an answer too.
            Math.Max(0, Number(requests, 1) - Number(codes, 3) - Number(codes, 4)), times);
    }

    private static long Number(Match match, int group) => long.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    [GeneratedRegex(@"finished in [^,]+, ([0-9.]+) req/s")]
    private static partial Regex Finished();

    [GeneratedRegex(@"status codes: (\d+) 2xx, (\d+) 3xx, (\d+) 4xx, (\d+) 5xx")]
    private static partial Regex Codes();

    [GeneratedRegex(@"(\d+) failed, (\d+) errored, (\d+) timeout")]
    private static partial Regex Requests();
}
