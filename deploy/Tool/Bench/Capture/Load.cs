using System.Collections.Immutable;

namespace Conoceles.Deploy.Bench.Capture;

/// <summary>Everybody at once, or citizens alone, for a while; candidacies are submitted in order, each once.</summary>
internal sealed class Load(
    IReadOnlyCollection<Capturist> capturists, Submitters submitters, Citizens citizens, ImmutableArray<CompleteDraft> drafts, int rate)
{
    private int _taken;

    /// <summary>Returns how citizens fared; when it does, everybody has the answer to what they sent.</summary>
    public async Task<Latencies.Summary> EverybodyAsync(TimeSpan time, CancellationToken cancellation)
    {
        var count = (int)(rate * time.TotalSeconds);
        var submissions = drafts.Slice(_taken, count);
        _taken += count;
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        until.CancelAfter(time);
        var reading = citizens.ReadAsync(until.Token, cancellation);
        await Task.WhenAll([.. capturists.Select(c => c.WorkAsync(until.Token, cancellation)), submitters.SendAsync(submissions, rate, cancellation), reading]);
        return await reading;
    }

    public async Task<Latencies.Summary> CitizensAsync(TimeSpan time, CancellationToken cancellation)
    {
        using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        until.CancelAfter(time);
        return await citizens.ReadAsync(until.Token, cancellation);
    }
}
