using System.Collections.Concurrent;
using System.Diagnostics;

namespace Conoceles.Deploy.Bench.Capture;

/// <summary>How long answers took, by kind; in milliseconds, as the client felt them.</summary>
internal sealed class Latencies
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<double>> _kinds = new(StringComparer.Ordinal);

    public IEnumerable<string> Kinds => _kinds.Keys.Order(StringComparer.Ordinal);

    public void Add(string kind, long since) =>
        _kinds.GetOrAdd(kind, _ => []).Enqueue(Stopwatch.GetElapsedTime(since).TotalMilliseconds);

    /// <summary>Forgets what was measured until now: a warm-up, or another phase.</summary>
    public void Clear() => _kinds.Clear();

    public Summary Of(string kind) => new([.. (_kinds.GetValueOrDefault(kind) ?? []).Order()]);

    /// <param name="sorted">Every one, the shortest first.</param>
    public readonly struct Summary(double[] sorted)
    {
        public int Count => sorted.Length;

        public double P50 => At(0.50);

        public double P99 => At(0.99);

        public double Longest => At(1);

        // The nearest rank: a value that was really measured.
        private double At(double part) =>
            sorted.Length == 0 ? double.NaN : Math.Round(sorted[Math.Max(0, (int)Math.Ceiling(part * sorted.Length) - 1)], 1);
    }
}
