using System.Diagnostics;
using System.Globalization;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>What a list costs that nobody asked before, a name with a letter wrong, and both beyond what a node can make.</summary>
internal static class SearchFigures
{
    /// <summary>Questions of a round: half of them say how many a node can make, and half what each takes at half of that.</summary>
    private const int Asked = 20_000;

    /// <summary>Connections that keep a node busy without a queue that it would send away.</summary>
    private const int Saturating = 8;

    /// <summary>Connections of an overload: many more than may wait, so that somebody is sent away.</summary>
    private const int Crowd = 400;

    /// <summary>A node compiles as it goes, beside what it answers: on one core, a minute until it is as quick as it will be.</summary>
    private const int WarmSeconds = 60;

    private const int OverloadSeconds = 60;

    /// <summary>Of a first try, which says how many cost as much as a list.</summary>
    private const int Hashes = 100;

    private const int Usual = 50;

    public static async Task RunAsync(PublicGiven given, CancellationToken cancellation)
    {
        await using var node = await given.ReadyAsync(cancellation);
        await using var others = new PinnedServers(given.Bench);
        var bare = await others.BareAsync(await ServedBytes.OfAsync(given.Profile(node, 0), cancellation), cancellation);
        PublicGiven.Say("El nodo compila lo que las búsquedas usan…");
        var first = new Questions(node.Url, given.Election, given.Rows, 0);
        await HttpLoad.ClosedAsync(first.Lists(2 * Asked), WarmSeconds, Saturating, cancellation);
        await HttpLoad.ClosedAsync(first.Typos(Asked / 4), WarmSeconds / 4, Saturating, cancellation);
        var saturation = await SearchesAsync(node, bare, given, cancellation);
        await OverloadAsync(node, given, saturation, cancellation);
    }

    private static async Task<double> SearchesAsync(PublicNode node, Uri bare, PublicGiven given, CancellationToken cancellation)
    {
        List<double> saturations = [];
        var (lists, hashes, names) = (new Waits(), new Waits(), new Waits());
        for (var round = 1; round <= given.Options.Rounds; round++)
        {
            PublicGiven.Say($"Búsquedas, ronda {round} de {given.Options.Rounds}…");
            var questions = new Questions(node.Url, given.Election, given.Rows, round);
            var asked = questions.Lists(Asked);
            var most = await HttpLoad.ClosedAsync(asked[..(Asked / 2)], given.Options.Seconds, Saturating, cancellation);
            if (most.Other + most.Broken > 0)
                throw new ToolException("Una búsqueda respondió otra cosa que su página.");
            saturations.Add(Math.Round(most.PerSecond));
            await lists.MeasureAsync(asked[(Asked / 2)..], most.PerSecond / 2, given.Options.Seconds, cancellation);
            await hashes.MeasureAsync(await OfCostAsync(bare, most.PerSecond, given, cancellation), most.PerSecond / 2, given.Options.Seconds, cancellation);
            await names.MeasureAsync(questions.Typos(Asked / 4), most.PerSecond / 4, given.Options.Seconds, cancellation);
        }

        new Figure("public: a list that is not kept, at half of saturation, p99", "ms", "<= 20", m => m <= 20, lists.Longest).Print(new
        {
            profiles = given.Rows.Count,
            saturation_per_s = saturations,
            machine_slow = lists.SlowShare,
            p99_while_it_was_not = lists.LongestInCalm,
            median = lists.Usual,
            hashes_of_its_cost_p99 = hashes.Longest,
            hashes_machine_slow = hashes.SlowShare,
            hashes_p99_while_it_was_not = hashes.LongestInCalm,
        });
        new Figure("public: a name with a letter wrong, at a quarter of saturation, p99", "ms", "<= 20", m => m <= 20, names.Longest)
            .Print(new { profiles = given.Rows.Count, machine_slow = names.SlowShare, p99_while_it_was_not = names.LongestInCalm, median = names.Usual });
        return saturations.Order().ElementAt(saturations.Count / 2);
    }

    /// <summary>What answers take at a rate, one value a round, in milliseconds.</summary>
    private sealed class Waits
    {
        /// <summary>The 99th percentile.</summary>
        public List<double> Longest { get; } = [];

        /// <summary>The same of those that met no slow moment of the machine (<see cref="MachineWatch"/>).</summary>
        public List<double> LongestInCalm { get; } = [];

        /// <summary>The median of all.</summary>
        public List<double> Usual { get; } = [];

        /// <summary>The part of the time when the machine was slow.</summary>
        public List<double> SlowShare { get; } = [];

        public async Task MeasureAsync(Uri[] addresses, double perSecond, int seconds, CancellationToken cancellation)
        {
            using var watch = MachineWatch.Start();
            var load = await HttpLoad.OpenAsync(addresses, perSecond, seconds, PublicGiven.Citizens, cancellation);
            var slow = watch.End();
            if (load.Other + load.Broken > 0)
                throw new ToolException("Una búsqueda respondió otra cosa que su página.");
            Longest.Add(Math.Round(load.Percentile(0.99), 3));
            LongestInCalm.Add(Math.Round(load.Without(slow).Percentile(0.99), 3));
            Usual.Add(Math.Round(load.Percentile(0.5), 3));
            var (first, last) = (load.Answers.Min(a => a.Asked), load.Answers.Max(a => a.Asked));
            SlowShare.Add(Math.Round(slow.Where(s => s.Until > first && s.From < last).Sum(s => (s.Until - s.From).TotalSeconds) / (last - first).TotalSeconds, 3));
        }
    }

    /// <summary>An address, once for each connection, of a server that can make as many answers a second and does nothing but hash.</summary>
    private static async Task<Uri[]> OfCostAsync(Uri bare, double perSecond, PublicGiven given, CancellationToken cancellation)
    {
        Uri Of(int hashes) => new(bare, string.Create(CultureInfo.InvariantCulture, $"{BareEndpoint.Work}{hashes}"));
        var tried = await HttpLoad.ClosedAsync([Of(Hashes)], given.Options.Seconds, Saturating, cancellation);
        return [.. Enumerable.Repeat(Of((int)(Hashes * tried.PerSecond / perSecond)), PublicGiven.Citizens)];
    }

    /// <summary>Four times what the node can make, for a minute: it makes what it can, says so to the rest, and is itself again.</summary>
    private static async Task OverloadAsync(PublicNode node, PublicGiven given, double saturation, CancellationToken cancellation)
    {
        PublicGiven.Say("Sobrecarga…");
        var questions = new Questions(node.Url, given.Election, given.Rows, 99);
        var load = await HttpLoad.OpenAsync(questions.Lists(100_000), saturation * 4, OverloadSeconds, Crowd, cancellation);
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
            .Print(new { seconds = OverloadSeconds, connections = Crowd, saturation_per_s = saturation, made = load.Ok, busy = load.Busy, other = load.Other - load.Busy, without_an_answer = load.Broken });
        new Figure($"public: after the overload, until a search takes {Usual} ms", "s", "<= 5", s => s <= 5, [since.Elapsed.TotalSeconds]).Print();
    }
}
