using System.Diagnostics;
using System.Globalization;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>How soon what was committed is seen in every node.</summary>
internal static class ChangeFigures
{
    private const int Opening = 3_674;
    private const int Changes = 40;
    private const int WithoutHint = 3;

    public static async Task RunAsync(PublicGiven given, CancellationToken cancellation)
    {
        await using var one = await PublicNode.StartAsync(given.Bench, 0, pinned: false, cancellation);
        await using var other = await PublicNode.StartAsync(given.Bench, 1, pinned: false, cancellation);
        await Task.WhenAll(one.WarmAsync(given.Database, cancellation), other.WarmAsync(given.Database, cancellation));
        PublicNode[] nodes = [one, other];
        using var http = new HttpClient();
        List<double> seen = [], unheard = [], openings = [];
        var version = 2;
        for (var i = 0; i < Changes; i++)
            seen.Add(await SeenAsync([i * 17 % given.Rows.Count], hint: true));
        for (var i = 0; i < WithoutHint; i++)
            unheard.Add(await SeenAsync([i * 19 % given.Rows.Count], hint: false));
        for (var round = 1; round <= given.Options.Rounds; round++)
        {
            PublicGiven.Say($"Aperturas, ronda {round} de {given.Options.Rounds}…");
            openings.Add(await SeenAsync([.. Enumerable.Range(0, Math.Min(Opening, given.Rows.Count))], hint: true));
        }

        seen.Sort();
        new Figure("public: a change until every node shows it, p99", "s", "<= 1", s => s <= 1, [seen[(int)Math.Ceiling(0.99 * seen.Count) - 1]])
            .Print(new { changes = Changes, nodes = nodes.Length, median = Math.Round(seen[seen.Count / 2], 3), longest = seen.TakeLast(3).Select(s => Math.Round(s, 3)) });
        new Figure("public: a change whose hint was lost until every node shows it, longest", "s", "<= 30", s => s <= 30, [unheard.Max()])
            .Print(new { changes = WithoutHint, nodes = nodes.Length });
        new Figure("public: an opening until every profile of it is shown by every node", "s", "<= 15", s => s <= 15, openings)
            .Print(new { profiles = Math.Min(Opening, given.Rows.Count), nodes = nodes.Length });

        async Task<double> SeenAsync(int[] indexes, bool hint)
        {
            version++;
            await given.Rows.ChangeAsync(given.Database, indexes, version, hint, cancellation);
            var since = Stopwatch.GetTimestamp();
            await Task.WhenAll(nodes.Select(async node =>
            {
                foreach (var index in indexes)
                {
                    while (!(await http.GetStringAsync(given.Profile(node, index), cancellation)).Contains(string.Create(CultureInfo.InvariantCulture, $"V{version}<"), StringComparison.Ordinal))
                        await Task.Delay(5, cancellation);
                }
            }));
            return Stopwatch.GetElapsedTime(since).TotalSeconds;
        }
    }
}
