using System.Globalization;

namespace Conoceles.Deploy.Bench.Capture;

/// <summary>
/// The last hour of the term on this machine: capturists who save drafts and people who submit, through the pages of two
/// webs over two silos, with sessions, cookies and forms as browsers have them; while citizens read a third web that
/// serves nothing else. First the citizens alone and with everybody, in turns; then everybody for the time asked.
/// At the end both silos are killed and what was acknowledged is read back.
/// </summary>
internal static class CaptureBench
{
    /// <summary>Slices of the alternating rounds, of the time asked.</summary>
    private const int Slices = 20;

    /// <summary>Of public pages while everybody captures, in milliseconds: the bar of the site on two processors.</summary>
    private const double PublicGoal = 50;

    private static readonly TimeSpan _warmUp = TimeSpan.FromSeconds(8);
    private static readonly string[] _kinds =
        [Capturist.Opens, Capturist.Saves, Capturist.Lists, Submitters.Reviews, Submitters.Sends, Submitters.Receipts];

    public static async Task RunAsync(BenchOptions options, CancellationToken cancellation)
    {
        var whole = TimeSpan.FromSeconds(options.Seconds);
        var slice = TimeSpan.FromSeconds(Math.Max(3, options.Seconds / Slices));
        var submissions = (int)(options.Rate * (_warmUp + (slice * options.Rounds) + whole).TotalSeconds);
        // Hundreds sign in at once from this machine's address, as nobody's network does: the webs inherit it.
        Environment.SetEnvironmentVariable("Limits__SignIns", "0");
        await using var bench = await BenchInstallation.StartAsync(cancellation, empty: true, webs: 2);
        var citizensWeb = await bench.StartPublicWebAsync(cancellation);
        Say($"Preparando {options.Capturists + submissions} candidaturas completas…");
        var roster = await BenchRoster.PrepareAsync(bench, options.Capturists + submissions, cancellation);
        var (drafted, submitted) = (roster.Drafts[..options.Capturists], roster.Drafts[options.Capturists..]);

        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false });
        var (latencies, tally) = (new Latencies(), new Tally());
        Say("Iniciando sesiones…");
        var people = new People(bench, http, tally);
        var capturists = await people.CapturistsAsync(roster, drafted, latencies, cancellation);
        var submitters = new Submitters(await people.SessionsAsync(submitted, cancellation), latencies, tally);
        // An office that is not public yet has no pages to read.
        var open = roster.Election.Offices.Where(o => o.Publication.Opens <= bench.Now).Select(o => o.Id).ToHashSet(StringComparer.Ordinal);
        var citizens = new Citizens(http, citizensWeb, [.. roster.Drafts.Where(d => open.Contains(d.Office)).Select(d => d.Id)]);
        var load = new Load(capturists, submitters, citizens, submitted, options.Rate);

        Say("Calentando…");
        await load.EverybodyAsync(_warmUp, cancellation);
        List<Latencies.Summary> alone = [], during = [];
        for (var round = 1; round <= options.Rounds; round++)
        {
            Say($"Ronda {round} de {options.Rounds}…");
            alone.Add(await load.CitizensAsync(slice, cancellation));
            during.Add(await load.EverybodyAsync(slice, cancellation));
        }

        Say($"Todo junto durante {options.Seconds} s…");
        latencies.Clear();
        var cpu = new CpuUse(bench.SiloPids, bench.WebPids);
        var reading = await load.EverybodyAsync(whole, cancellation);
        var used = cpu.Line();

        Say("Deteniendo de golpe los silos y leyendo otra vez lo que se aceptó…");
        await bench.KillSilosAsync(cancellation);
        var back = new ReadBack(bench, roster.Election.Questionnaires);
        await back.SectionsAsync(capturists, cancellation);
        await back.SubmissionsAsync(submitters.Acknowledged, cancellation);

        if (tally.Example is { } refused)
            Say("No se aceptó: " + refused);
        if (citizens.Example is { } other)
            Say("Una página pública no se entregó: " + other);
        if (back.Example is { } lost)
            Say("Se aceptó y no está: " + lost);
        new Figure("capture: acknowledged and lost", "acts", "0, and every act acknowledged", v => v == 0 && back.Compared > 0 && tally.Refused == 0, [back.Lost])
            .Print(new
            {
                capturists = capturists.Length,
                saves_acknowledged = capturists.Sum(c => c.Count),
                submissions_acknowledged = submitters.Acknowledged.Count,
                read_back = back.Compared,
                never_acknowledged = tally.Refused,
                sent_again = tally.Repeated,
                cores_used = used,
            });
        foreach (var kind in _kinds)
            Figure.PrintLatency("capture: " + kind, latencies.Of(kind), whole);
        Figure.PrintLatency("capture: public page meanwhile", reading, whole);
        new Figure("capture: public pages' p99 while everybody captures", "ms", $"<= {PublicGoal.ToString(CultureInfo.InvariantCulture)}, and no other answer",
            m => m <= PublicGoal && citizens.Wrong == 0, [.. during.Select(d => d.P99)])
            .Print(new
            {
                alone_p50 = alone.Select(a => a.P50),
                alone_p99 = alone.Select(a => a.P99),
                during_p50 = during.Select(d => d.P50),
                pages_alone = alone.Sum(a => a.Count),
                pages_during = during.Sum(d => d.Count),
                other_answers = citizens.Wrong,
            });
    }

    private static void Say(string sentence) => Console.Error.WriteLine(sentence);
}
