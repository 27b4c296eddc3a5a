using System.Text.Json;

namespace Conoceles.Deploy.Bench;

/// <summary>One measured figure; printed as one JSON line.</summary>
/// <param name="Name">Figure.</param>
/// <param name="Unit">Of <paramref name="Rounds"/>.</param>
/// <param name="Goal">What it must reach, in words: «>= 0.25».</param>
/// <param name="Reaches">True when a median does.</param>
/// <param name="Rounds">One value a round.</param>
internal sealed record Figure(string Name, string Unit, string Goal, Func<double, bool> Reaches, IReadOnlyList<double> Rounds)
{
    /// <summary>Prints the line; <paramref name="sides"/> are the medians behind a ratio.</summary>
    public void Print(object? sides = null)
    {
        var sorted = Rounds.Order().ToArray();
        var median = sorted[sorted.Length / 2];
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            figure = Name,
            value = Math.Round(median, 3),
            unit = Unit,
            goal = Goal,
            holds = Reaches(median),
            rounds = Rounds.Select(r => Math.Round(r, 3)),
            spread = Math.Round(sorted[^1] - sorted[0], 3),
            sides,
        }, _json));
    }

    /// <summary>Prints how long one kind of answer took; reported, no goal of its own.</summary>
    public static void PrintLatency(string name, Capture.Latencies.Summary latency, TimeSpan time) =>
        Console.WriteLine(JsonSerializer.Serialize(new
        {
            figure = name,
            unit = "ms",
            p50 = latency.P50,
            p99 = latency.P99,
            longest = latency.Longest,
            answers = latency.Count,
            per_s = Math.Round(latency.Count / time.TotalSeconds, 1),
        }, _json));

    private static readonly JsonSerializerOptions _json = new()
    {
        Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
        // Of nothing there is no median: NaN.
        NumberHandling = System.Text.Json.Serialization.JsonNumberHandling.AllowNamedFloatingPointLiterals,
    };
}
