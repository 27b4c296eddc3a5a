using System.Diagnostics;
using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>
/// One load that h2load made: HTTP/1.1, kept connections, on a core of its own. Its connections would all ask the same addresses in the
/// same order, each page many times at once: every connection is a program with addresses of its own.
/// </summary>
/// <param name="PerSecond">Answers a second.</param>
/// <param name="Ok">Answers with 2xx.</param>
/// <param name="Other">Answers with any other status.</param>
/// <param name="Busy">Of those, with 5xx.</param>
/// <param name="Broken">Requests without an answer.</param>
/// <param name="Answers">Each answer with 2xx that was asked for while every connection was there, from the quickest to the slowest; empty when they were not wanted.</param>
internal sealed partial record HttpLoad(double PerSecond, long Ok, long Other, long Busy, long Broken, HttpLoad.Answer[] Answers)
{
    /// <summary>When it was asked for, and what it took.</summary>
    internal readonly record struct Answer(DateTime Asked, double Milliseconds);

    /// <summary>The core of the load; the server has the other.</summary>
    public const int Core = 1;

    private const double StartSeconds = 0.02;

    /// <summary>As many requests as can be answered.</summary>
    public static Task<HttpLoad> ClosedAsync(IReadOnlyList<Uri> addresses, int seconds, int connections, CancellationToken cancellation) =>
        // One address is the same in any order: one program, which costs its core less.
        addresses.Count == 1
            ? RunAsync(addresses, ["-c", Text(connections), "-D", Text(seconds), "--warm-up-time=1"], latencies: false, cancellation)
            : AllAsync(addresses, connections, TimeSpan.Zero, part => RunAsync(part, ["-c", "1", "-D", Text(seconds), "--warm-up-time=1"], latencies: false, cancellation), cancellation);

    /// <summary>Requests that begin at their rate whatever the answers take, as long as a connection is free.</summary>
    public static Task<HttpLoad> OpenAsync(IReadOnlyList<Uri> addresses, double perSecond, int seconds, int connections, CancellationToken cancellation) =>
        AllAsync(
            addresses, connections, Apart(perSecond, connections),
            part => RunAsync(part, ["-c", "1", "-D", Text(seconds), Text($"--rps={perSecond / connections:F3}")], latencies: true, cancellation), cancellation);

    /// <summary>
    /// Between the starts of two connections: each asks again and again after the same time, and begins at a moment of it that no other has,
    /// or what should be a rate would be a burst. No shorter than what it takes to start one.
    /// </summary>
    private static TimeSpan Apart(double perSecond, int connections)
    {
        var steps = Math.Max(1, (int)Math.Ceiling(StartSeconds * perSecond));
        while (BigInteger.GreatestCommonDivisor(steps, connections) > 1)
            steps++;
        return TimeSpan.FromSeconds(steps / perSecond);
    }

    /// <summary>Milliseconds below which are as many of the answers.</summary>
    public double Percentile(double part) => Answers.Length == 0 ? double.NaN : Answers[(int)Math.Ceiling(part * Answers.Length) - 1].Milliseconds;

    /// <summary>
    /// The same load without the answers that met a slow moment of the machine, or what was left to do from one: at half of what a server
    /// can do, as long again.
    /// </summary>
    public HttpLoad Without(IReadOnlyList<(DateTime From, DateTime Until)> slow)
    {
        bool Met(Answer answer) => slow.Any(s => answer.Asked < s.Until + (s.Until - s.From) && answer.Asked.AddMilliseconds(answer.Milliseconds) > s.From);
        return this with { Answers = [.. Answers.Where(a => !Met(a))] };
    }

    private static async Task<HttpLoad> AllAsync(
        IReadOnlyList<Uri> addresses, int connections, TimeSpan apart, Func<Uri[], Task<HttpLoad>> load, CancellationToken cancellation)
    {
        var (loads, since) = (new List<Task<HttpLoad>>(connections), Stopwatch.StartNew());
        foreach (var part in addresses.Chunk((addresses.Count + connections - 1) / connections))
        {
            loads.Add(load(part));
            if (apart * loads.Count is var next && next > since.Elapsed)
                await Task.Delay(next - since.Elapsed, cancellation);
        }

        var all = await Task.WhenAll(loads);
        return new HttpLoad(
            all.Sum(l => l.PerSecond), all.Sum(l => l.Ok), all.Sum(l => l.Other), all.Sum(l => l.Busy), all.Sum(l => l.Broken), WhileAllAsked(all));
    }

    // The rate is what was asked for once the last connection began and until the first ended; starting so many programs takes its core, too.
    private static Answer[] WhileAllAsked(HttpLoad[] all)
    {
        if (all.Any(l => l.Answers.Length == 0))
            return [.. all.SelectMany(l => l.Answers).OrderBy(a => a.Milliseconds)];
        var (from, until) = (all.Max(l => l.Answers.Min(a => a.Asked)), all.Min(l => l.Answers.Max(a => a.Asked)));
        return [.. all.SelectMany(l => l.Answers).Where(a => a.Asked >= from && a.Asked <= until).OrderBy(a => a.Milliseconds)];
    }

    private static async Task<HttpLoad> RunAsync(IReadOnlyList<Uri> addresses, string[] arguments, bool latencies, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("conoceles-carga-").FullName;
        try
        {
            var (list, log) = (Path.Combine(folder, "direcciones"), Path.Combine(folder, "tiempos"));
            await File.WriteAllLinesAsync(list, addresses.Select(a => a.AbsoluteUri), cancellation);
            string[] command =
            [
                "taskset", "-c", Text(Core), "h2load", "--h1", "-t", "1", "-H", "accept-encoding: gzip", "-i", list,
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
        // Of each answer the microseconds since 1970 when it was asked for, its status, and the microseconds that it took.
        var times = log.Select(l => l.Split('\t')).Where(l => l.Length >= 3 && l[1].StartsWith('2'))
            .Select(l => new Answer(DateTime.UnixEpoch.AddMicroseconds(double.Parse(l[0], CultureInfo.InvariantCulture)), double.Parse(l[2], CultureInfo.InvariantCulture) / 1000))
            .OrderBy(a => a.Milliseconds).ToArray();
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
