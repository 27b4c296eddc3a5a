using System.Diagnostics;

namespace Conoceles.Deploy.Bench.Capture;

/// <summary>
/// Citizens who read: at a rate that does not wait for answers, the home page, lists and profiles of a web that serves
/// nothing else, compressed as browsers ask. What they read changes meanwhile, as candidacies are submitted.
/// </summary>
internal sealed class Citizens(HttpClient http, Uri web, IReadOnlyList<string> candidacies)
{
    public const string Kind = "public page";
    private const int Rate = 50;
    private readonly Random _random = new(2024);
    private long _wrong;

    /// <summary>Answers that were not the page.</summary>
    public long Wrong => Interlocked.Read(ref _wrong);

    /// <summary>One of them, to begin with.</summary>
    public string? Example { get; private set; }

    public async Task<Latencies.Summary> ReadAsync(CancellationToken until, CancellationToken cancellation)
    {
        var latencies = new Latencies();
        var clock = Stopwatch.StartNew();
        var sent = new List<Task>();
        while (!until.IsCancellationRequested)
        {
            var early = TimeSpan.FromSeconds((double)sent.Count / Rate) - clock.Elapsed;
            if (early > TimeSpan.Zero)
                await Task.Delay(early, cancellation);
            sent.Add(OneAsync(Path(), latencies, cancellation));
        }

        await Task.WhenAll(sent);
        return latencies.Of(Kind);
    }

    private string Path() => _random.Next(10) switch
    {
        0 => "/",
        1 => "/candidaturas",
        2 => "/candidaturas?q=ejemplo",
        _ => "/candidaturas/" + candidacies[_random.Next(candidacies.Count)],
    };

    private async Task OneAsync(string path, Latencies latencies, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        try
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(web, path));
            request.Headers.Add("Accept-Encoding", "gzip");
            using var answer = await http.SendAsync(request, cancellation);
            if ((int)answer.StatusCode != 200)
                Count($"{path}: {(int)answer.StatusCode}");
        }
        catch (Exception e) when (e is HttpRequestException or TaskCanceledException && !cancellation.IsCancellationRequested)
        {
            Count($"{path}: {e.Message}");
        }

        latencies.Add(Kind, since);
    }

    private void Count(string wrong)
    {
        Example ??= wrong;
        Interlocked.Increment(ref _wrong);
    }
}
