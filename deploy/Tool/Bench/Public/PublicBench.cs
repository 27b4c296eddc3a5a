using System.Diagnostics;
using System.Globalization;
using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Postgres;
using Npgsql;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>
/// The citizens' site with a hundred thousand profiles: what an answer costs beside the least that its server can do and beside
/// nginx, what a search costs, how soon a change is seen, and what a node needs.
/// </summary>
internal static class PublicBench
{
    private const int Few = 1_000;
    private const int Opening = 3_674;
    private const int Changes = 40;
    private const int WithoutHint = 3;
    private const int OverloadSeconds = 60;
    private const int Usual = 50;
    private const int BarePort = 10;
    private const int NginxPort = 11;

    public static async Task RunAsync(BenchOptions options, CancellationToken cancellation)
    {
        await using var bench = await BenchInstallation.StartAsync(cancellation, empty: true);
        var election = BenchElection.Demo;
        await BenchElection.LoadAsync(bench, election, cancellation);
        await using var database = NpgsqlDataSource.Create(bench.Connections.For(Roles.Owner, Databases.Main));
        await PublishedAsync(database, cancellation);
        await bench.StopProcessesAsync();

        var rows = new PublicRows(election, options.Candidacies);
        Say($"Escribiendo {rows.Count} perfiles…");
        await using (var connection = await database.OpenConnectionAsync(cancellation))
            await rows.WriteAsync(connection, cancellation);

        await StartsAsync(bench, database, rows, options, cancellation);
        await AnswersAsync(bench, database, rows, options, cancellation);
        await ChangesAsync(bench, database, rows, options, cancellation);
    }

    private static async Task StartsAsync(BenchInstallation bench, NpgsqlDataSource database, PublicRows rows, BenchOptions options, CancellationToken cancellation)
    {
        List<double> fromDatabase = [], fromDisk = [], warm = [], memory = [];
        for (var round = 1; round <= options.Rounds; round++)
        {
            Say($"Arranques, ronda {round} de {options.Rounds}…");
            PublicNode.Forget(bench, 0);
            await using (var first = await PublicNode.StartAsync(bench, 0, pinned: false, cancellation))
            {
                fromDatabase.Add(first.StartSeconds);
                var since = Stopwatch.StartNew();
                await first.WarmAsync(database, cancellation);
                warm.Add(first.StartSeconds + since.Elapsed.TotalSeconds);
                memory.Add(first.Memory);
            }

            // Its rows are the same: what it compares with the database afterwards changes nothing.
            await using var second = await PublicNode.StartAsync(bench, 0, pinned: false, cancellation);
            fromDisk.Add(second.StartSeconds);
        }

        new Figure("public: node from the database to ready and its first page", "s", "<= 30", s => s <= 30, fromDatabase).Print(new { profiles = rows.Count });
        new Figure("public: node from its disk copy to ready and its first page", "s", "<= 10", s => s <= 10, fromDisk).Print(new { profiles = rows.Count });
        new Figure("public: node from its start to every profile made", "s", "<= 120", s => s <= 120, warm).Print(new { profiles = rows.Count, seen_every_s = 5 });
        new Figure("public: resident memory with every profile made", "GB", "<= 1.2", g => g <= 1.2, memory).Print(new { profiles = rows.Count });
    }

    private static async Task AnswersAsync(BenchInstallation bench, NpgsqlDataSource database, PublicRows rows, BenchOptions options, CancellationToken cancellation)
    {
        await using var node = await PublicNode.StartAsync(bench, 0, pinned: true, cancellation);
        Say("El nodo hace sus páginas…");
        await node.WarmAsync(database, cancellation);
        Uri[] all = [.. Enumerable.Range(0, rows.Count).OrderBy(i => new Dice(7).Throw("orden", i, int.MaxValue)).Select(i => Profile(node, rows, i))];
        var few = all[..Math.Min(Few, all.Length)];
        var served = await ServedBytes.OfAsync(all[0], cancellation);
        var folder = Directory.CreateTempSubdirectory("conoceles-lados-").FullName;
        try
        {
            await using var others = new PinnedServers(folder);
            var bare = await others.BareAsync(bench.PortOf(BarePort), served, cancellation);
            var nginx = await others.NginxAsync(bench.PortOf(NginxPort), served, cancellation);
            List<double> ours = [], bares = [], nginxes = [], many = [], fews = [];
            for (var round = 0; round <= options.Rounds; round++)
            {
                Say($"Respuestas, ronda {round} de {options.Rounds} (la 0 no cuenta)…");
                foreach (var (addresses, into) in new[] { ([all[0]], ours), ([bare], bares), ([nginx], nginxes), (all, many), (few, fews) })
                {
                    var load = await HttpLoad.ClosedAsync(addresses, options.Seconds, cancellation);
                    if (load.Other + load.Broken > 0)
                        throw new ToolException($"{addresses[0]}: {load.Other} respuestas de otro código y {load.Broken} sin respuesta.");
                    if (round > 0)
                        into.Add(load.PerSecond);
                }
            }

            Ratio("public: a profile, requests a second ÷ a bare Kestrel endpoint with the same bytes", 0.90, ours, bares, "bare_per_s");
            Ratio("public: a profile, requests a second ÷ nginx with the same compressed file", 0.45, ours, nginxes, "nginx_per_s");
            Ratio($"public: {all.Length} profiles in any order ÷ {few.Length} of them", 0.90, many, fews, "few_per_s");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        var saturation = await ListsAsync(node, rows, options, cancellation);
        await OverloadAsync(node, rows, saturation, cancellation);
    }

    private static async Task<double> ListsAsync(PublicNode node, PublicRows rows, BenchOptions options, CancellationToken cancellation)
    {
        List<double> lists = [], saturations = [], names = [];
        for (var round = 1; round <= options.Rounds; round++)
        {
            Say($"Búsquedas, ronda {round} de {options.Rounds}…");
            var questions = new Questions(node.Url, rows, round);
            var saturation = await HttpLoad.ClosedAsync(questions.Lists(20_000), options.Seconds, cancellation, connections: 8);
            var half = await HttpLoad.OpenAsync(questions.Lists(20_000), saturation.PerSecond / 2, options.Seconds, cancellation);
            var typos = await HttpLoad.OpenAsync(questions.Typos(5_000), saturation.PerSecond / 4, options.Seconds, cancellation);
            if (saturation.Other + half.Other + half.Broken + typos.Other + typos.Broken > 0)
                throw new ToolException("Una búsqueda respondió otra cosa que su página.");
            saturations.Add(saturation.PerSecond);
            lists.Add(half.Percentile(0.99));
            names.Add(typos.Percentile(0.99));
        }

        new Figure("public: a list that is not kept, at half of saturation, p99", "ms", "<= 20", m => m <= 20, lists).Print(new { profiles = rows.Count, saturation_per_s = saturations });
        new Figure("public: a name with a letter wrong, at a quarter of saturation, p99", "ms", "<= 20", m => m <= 20, names).Print(new { profiles = rows.Count });
        return saturations.Order().ElementAt(saturations.Count / 2);
    }

    /// <summary>Four times what the node can make, for a minute: it makes what it can, says so to the rest, and is itself again.</summary>
    private static async Task OverloadAsync(PublicNode node, PublicRows rows, double saturation, CancellationToken cancellation)
    {
        Say("Sobrecarga…");
        var questions = new Questions(node.Url, rows, 99);
        var load = await HttpLoad.OpenAsync(questions.Lists(50_000), saturation * 4, OverloadSeconds, cancellation);
        var since = Stopwatch.StartNew();
        using var http = new HttpClient();
        foreach (var address in questions.Typos(200))
        {
            var asked = Stopwatch.GetTimestamp();
            using var answer = await http.GetAsync(address, cancellation);
            if (answer.IsSuccessStatusCode && Stopwatch.GetElapsedTime(asked).TotalMilliseconds <= Usual)
                break;
        }

        new Figure("public: lists at four times saturation, p99 of those that were made", "ms", "<= 250, no request without an answer, the rest 503", m => m <= 250 && load.Broken == 0 && load.Other == load.Busy, [load.Percentile(0.99)])
            .Print(new { seconds = OverloadSeconds, saturation_per_s = saturation, made = load.Ok, busy = load.Busy, other = load.Other - load.Busy, without_an_answer = load.Broken });
        new Figure($"public: after the overload, until a search takes {Usual} ms", "s", "<= 5", s => s <= 5, [since.Elapsed.TotalSeconds]).Print();
    }

    private static async Task ChangesAsync(BenchInstallation bench, NpgsqlDataSource database, PublicRows rows, BenchOptions options, CancellationToken cancellation)
    {
        await using var one = await PublicNode.StartAsync(bench, 0, pinned: false, cancellation);
        await using var other = await PublicNode.StartAsync(bench, 1, pinned: false, cancellation);
        await Task.WhenAll(one.WarmAsync(database, cancellation), other.WarmAsync(database, cancellation));
        PublicNode[] nodes = [one, other];
        using var http = new HttpClient();
        List<double> seen = [], unheard = [], openings = [];
        var version = 2;
        for (var i = 0; i < Changes; i++)
            seen.Add(await SeenAsync([i * 17 % rows.Count], hint: true));
        for (var i = 0; i < WithoutHint; i++)
            unheard.Add(await SeenAsync([i * 19 % rows.Count], hint: false));
        for (var round = 1; round <= options.Rounds; round++)
        {
            Say($"Aperturas, ronda {round} de {options.Rounds}…");
            openings.Add(await SeenAsync([.. Enumerable.Range(0, Math.Min(Opening, rows.Count))], hint: true));
        }

        seen.Sort();
        new Figure("public: a change until every node shows it, p99", "s", "<= 1", s => s <= 1, [seen[(int)Math.Ceiling(0.99 * seen.Count) - 1]])
            .Print(new { changes = Changes, nodes = nodes.Length, median = Math.Round(seen[seen.Count / 2], 3) });
        new Figure("public: a change whose hint was lost until every node shows it, longest", "s", "<= 30", s => s <= 30, [unheard.Max()])
            .Print(new { changes = WithoutHint, nodes = nodes.Length });
        new Figure("public: an opening until every profile of it is shown by every node", "s", "<= 15", s => s <= 15, openings)
            .Print(new { profiles = Math.Min(Opening, rows.Count), nodes = nodes.Length });

        async Task<double> SeenAsync(int[] indexes, bool hint)
        {
            version++;
            await rows.ChangeAsync(database, indexes, version, hint, cancellation);
            var since = Stopwatch.GetTimestamp();
            await Task.WhenAll(nodes.Select(async node =>
            {
                foreach (var index in indexes)
                {
                    while (!(await http.GetStringAsync(Profile(node, rows, index), cancellation)).Contains(string.Create(CultureInfo.InvariantCulture, $"V{version}<"), StringComparison.Ordinal))
                        await Task.Delay(5, cancellation);
                }
            }));
            return Stopwatch.GetElapsedTime(since).TotalSeconds;
        }
    }

    /// <summary>The silos write the election's row a moment after it is loaded.</summary>
    private static async Task PublishedAsync(NpgsqlDataSource database, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            await using var command = database.CreateCommand("select count(*) > 0 from public_record.election");
            if (await command.ExecuteScalarAsync(cancellation) is true)
                return;
            if (waited.Elapsed > TimeSpan.FromMinutes(2))
                throw new ToolException("La elección no llegó al registro público.");
            await Task.Delay(100, cancellation);
        }
    }

    private static void Ratio(string name, double goal, List<double> ours, List<double> others, string side) =>
        new Figure(name, "ratio", string.Create(CultureInfo.InvariantCulture, $">= {goal:0.00}"), r => r >= goal, [.. ours.Zip(others, (a, b) => a / b)])
            .Print(new Dictionary<string, object> { ["ours_per_s"] = ours.Select(r => Math.Round(r)), [side] = others.Select(r => Math.Round(r)) });

    private static Uri Profile(PublicNode node, PublicRows rows, int index) => new(node.Url, "/candidaturas/" + rows.IdOf(index));

    private static void Say(string line) => Console.Error.WriteLine(line);
}
