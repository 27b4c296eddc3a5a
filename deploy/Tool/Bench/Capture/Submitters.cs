using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;

namespace Conoceles.Deploy.Bench.Capture;

/// <summary>
/// People who submit: at a rate that does not wait for answers, as the last hour of the term does not. Each opens the
/// review of a complete candidacy, sends it and reads its receipt.
/// </summary>
internal sealed class Submitters(IReadOnlyDictionary<string, Browser[]> parties, Latencies latencies, Tally tally)
{
    public const string Reviews = "open the review", Sends = "submit", Receipts = "receipt page";
    private readonly ConcurrentBag<CompleteDraft> _acknowledged = [];

    /// <summary>Candidacies whose receipt's address was answered.</summary>
    public IReadOnlyCollection<CompleteDraft> Acknowledged => _acknowledged;

    /// <summary>Begins one every 1/<paramref name="rate"/> of a second; returns when the last has its receipt.</summary>
    public async Task SendAsync(ImmutableArray<CompleteDraft> drafts, int rate, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var sent = new List<Task>(drafts.Length);
        foreach (var draft in drafts)
        {
            var early = TimeSpan.FromSeconds((double)sent.Count / rate) - clock.Elapsed;
            if (early > TimeSpan.Zero)
                await Task.Delay(early, cancellation);
            var browsers = parties[draft.Party];
            sent.Add(SubmitAsync(draft, browsers[sent.Count % browsers.Length], cancellation));
        }

        await Task.WhenAll(sent);
    }

    private async Task SubmitAsync(CompleteDraft draft, Browser browser, CancellationToken cancellation)
    {
        var (path, receipt) = ($"/captura/{draft.Id}/revisar", $"/captura/{draft.Id}/acuse");
        var review = await TimedAsync(Reviews, () => browser.GetAsync(path, cancellation));
        if (review.TryHidden("operacion") is not { } operation)
        {
            tally.Refuse($"GET {path}: {review.Status} {review.Location}");
            return;
        }

        var answer = await TimedAsync(Sends, () => browser.PostAsync(
            path,
            [
                new(Browser.TokenField, review.Hidden(Browser.TokenField)), new("operacion", operation),
                new("version", review.Hidden("version")), new("revise", "si"),
            ],
            cancellation));
        if (!answer.IsRedirect || answer.Location != receipt)
        {
            tally.Refuse($"POST {path}: {answer.Status} {answer.Location}");
            return;
        }

        _acknowledged.Add(draft);
        var page = await TimedAsync(Receipts, () => browser.GetAsync(receipt, cancellation));
        if (!page.IsPage)
            tally.Refuse($"GET {receipt}: {page.Status} {page.Location}");
    }

    private async Task<WebAnswer> TimedAsync(string kind, Func<Task<WebAnswer>> send)
    {
        var since = Stopwatch.GetTimestamp();
        var answer = await send();
        latencies.Add(kind, since);
        return answer;
    }
}
