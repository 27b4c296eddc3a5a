using System.Diagnostics;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>What a node needs: time to be ready, time to make every page, memory.</summary>
internal static class NodeFigures
{
    public static async Task RunAsync(PublicGiven given, CancellationToken cancellation)
    {
        List<double> fromDatabase = [], fromDisk = [], warm = [], memory = [];
        for (var round = 1; round <= given.Options.Rounds; round++)
        {
            PublicGiven.Say($"Arranques, ronda {round} de {given.Options.Rounds}…");
            PublicNode.Forget(given.Bench, 0);
            await using (var first = await PublicNode.StartAsync(given.Bench, 0, pinned: false, cancellation))
            {
                fromDatabase.Add(first.StartSeconds);
                var since = Stopwatch.StartNew();
                await first.WarmAsync(given.Database, cancellation);
                warm.Add(first.StartSeconds + since.Elapsed.TotalSeconds);
                memory.Add(first.Memory);
            }

            // Its rows are the same: what it compares with the database afterwards changes nothing.
            await using var second = await PublicNode.StartAsync(given.Bench, 0, pinned: false, cancellation);
            fromDisk.Add(second.StartSeconds);
        }

        new Figure("public: node from the database to ready and its first page", "s", "<= 30", s => s <= 30, fromDatabase).Print(new { profiles = given.Rows.Count });
        new Figure("public: node from its disk copy to ready and its first page", "s", "<= 10", s => s <= 10, fromDisk).Print(new { profiles = given.Rows.Count });
        new Figure("public: node from its start to every profile made", "s", "<= 120", s => s <= 120, warm).Print(new { profiles = given.Rows.Count, seen_every_s = 5 });
        new Figure("public: resident memory with every profile made", "GB", "<= 1.2", g => g <= 1.2, memory).Print(new { profiles = given.Rows.Count });
    }
}
