using System.Globalization;
using Conoceles.Deploy.Demo;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>What an answer costs: beside the least that its server can do, beside nginx, and whichever of all the profiles it is.</summary>
internal static class AnswerFigures
{
    private const int Few = 1_000;

    public static async Task RunAsync(PublicGiven given, CancellationToken cancellation)
    {
        await using var node = await given.ReadyAsync(cancellation);
        Uri[] all = [.. Enumerable.Range(0, given.Rows.Count).OrderBy(i => new Dice(7).Throw("orden", i, int.MaxValue)).Select(i => given.Profile(node, i))];
        var few = all[..Math.Min(Few, all.Length)];
        var served = await ServedBytes.OfAsync(all[0], cancellation);
        await using var others = new PinnedServers(given.Bench);
        var bare = await others.BareAsync(served, cancellation);
        var nginx = await others.NginxAsync(served, cancellation);
        List<double> ours = [], bares = [], nginxes = [], many = [], fews = [];
        for (var round = 0; round <= given.Options.Rounds; round++)
        {
            PublicGiven.Say($"Respuestas, ronda {round} de {given.Options.Rounds} (la 0 no cuenta)…");
            foreach (var (addresses, into) in new[] { ([all[0]], ours), ([bare], bares), ([nginx], nginxes), (all, many), (few, fews) })
            {
                var load = await HttpLoad.ClosedAsync(addresses, given.Options.Seconds, PublicGiven.Citizens, cancellation);
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

    private static void Ratio(string name, double goal, List<double> ours, List<double> others, string side) =>
        new Figure(name, "ratio", string.Create(CultureInfo.InvariantCulture, $">= {goal:0.00}"), r => r >= goal, [.. ours.Zip(others, (a, b) => a / b)])
            .Print(new Dictionary<string, object> { ["ours_per_s"] = ours.Select(r => Math.Round(r)), [side] = others.Select(r => Math.Round(r)) });
}
