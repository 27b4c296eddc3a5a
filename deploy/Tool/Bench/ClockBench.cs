using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.RegularExpressions;
using Conoceles.Candidacies;
using Conoceles.Deploy.Bench.Capture;
using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Postgres;
using Conoceles.Elections;
using Npgsql;
using Calendar = Conoceles.Elections.Calendar;

namespace Conoceles.Deploy.Bench;

/// <summary>
/// A hundred thousand candidacies that share one deadline: how soon what comes late is refused, how soon the list shows all
/// of them as omitted, how long their files and notices take, and what those who still capture feel meanwhile. Each round is
/// another closing of the same ones: an agreement extends the term one day, and their rows are brought to it.
/// </summary>
internal static partial class ClockBench
{
    /// <summary>Who capture meanwhile: their account was received later.</summary>
    private const int Others = 100;

    /// <summary>Late drafts of each round, by different candidacies.</summary>
    private const int Late = 200;

    private const double ShownGoal = 5;
    private const double FilesGoal = 600;
    private const double OthersGoal = 500;
    private static readonly DateOnly _received = new(2024, 4, 20);
    private static readonly DateOnly _receivedLater = new(2024, 5, 2);
    private static readonly TimeSpan _before = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(100);

    /// <summary>How far the clock moves at once: a command and its silo may differ by two minutes.</summary>
    private static readonly TimeSpan _step = TimeSpan.FromSeconds(90);

    /// <summary>Of the sweep that composes the files: what was received in time is decided by then.</summary>
    private static readonly TimeSpan _settled = TimeSpan.FromMinutes(3);

    public static async Task RunAsync(BenchOptions options, CancellationToken cancellation)
    {
        await using var bench = await BenchInstallation.StartAsync(cancellation, empty: true);
        var election = BenchElection.Demo;
        var entries = new DemoRoster(election, new Dice(2024)).Entries(options.Candidacies + Others)
            .Select((e, i) => e with { AccountDeliveredOn = i < Others ? _receivedLater : _received }).ToArray();
        var closes = Deadlines.Capture(entries[^1].ApprovedOn, _received, entries[^1].ResponsibleParty, Calendar.Of(election, 1)).Ends;
        Say($"Importando {entries.Length} candidaturas…");
        await BenchElection.LoadAsync(bench, election, cancellation);
        await bench.MoveClockAsync(closes.AddHours(-20), cancellation);
        await BenchElection.ImportAsync(bench, election, [.. entries], cancellation);
        await using var rows = NpgsqlDataSource.Create(bench.Connections.For(Roles.Oversight, Databases.Curricular));
        using var http = new HttpClient(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false });
        var browser = await ReviewerAsync(bench, http, cancellation);
        var others = new Drafts(bench, [.. entries.Take(Others).Select((e, i) => (CandidacyId.Create(election.Slug, i + 1), e.ResponsibleParty))]);

        List<double> shown = [], files = [], during = [], before = [], refused = [], extended = [];
        for (var round = 1; round <= options.Rounds; round++)
        {
            var since = Stopwatch.GetTimestamp();
            if (round > 1)
                closes = await ExtendAsync(bench, election.Slug, closes, cancellation);
            Say($"Ronda {round} de {options.Rounds}: cierre del {Deadlines.LocalDate(closes):yyyy-MM-dd}…");
            await UntilAsync(rows, "select count(*)::int from oversight.candidacy where capture_closes = $1", closes, options.Candidacies, cancellation);
            if (round > 1)
                extended.Add(Stopwatch.GetElapsedTime(since).TotalSeconds);
            await bench.MoveClockAsync(closes - _before, cancellation);
            before.Add(await others.WhileAsync(async () => await Task.Delay(closes - bench.Now, cancellation), cancellation));
            during.Add(await others.WhileAsync(
                async () =>
                {
                    refused.AddRange(await LateAsync(bench, election.Slug, entries, round, cancellation));
                    while (await OmittedAsync(browser, cancellation) < options.Candidacies)
                        await Task.Delay(_look, cancellation);
                    shown.Add((bench.Now - closes).TotalSeconds);
                    while (bench.Now < closes + _settled)
                        await bench.MoveClockAsync(Min(bench.Now + _step, closes + _settled), cancellation);
                    await UntilAsync(rows, "select count(*)::int from oversight.omission where closed_at = $1", closes, options.Candidacies, cancellation);
                    files.Add((bench.Now - (closes + _settled)).TotalSeconds);
                },
                cancellation));
        }

        var notices = await NoticesAsync(bench, cancellation);
        new Figure("clock: closing until the list shows all of them as omitted", "s", $"<= {Text(ShownGoal)}", s => s <= ShownGoal, shown)
            .Print(new { candidacies = options.Candidacies });
        new Figure("clock: refusal of a late draft, p99", "ms", "reported", _ => true, refused).Print(new { late_of_a_round = Late });
        new Figure("clock: files of all of them, from when they may be composed", "s", $"<= {Text(FilesGoal)}", s => s <= FilesGoal, files)
            .Print(new { candidacies = options.Candidacies, notices });
        new Figure("clock: others' drafts, p99 from the closing to the last file", "ms", $"<= {Text(OthersGoal)}, and none refused",
            m => m <= OthersGoal && others.Refused == 0, during).Print(new { before_p99 = before, others = Others, refused = others.Refused, others.Example });
        if (extended.Count > 0)
            new Figure("clock: an extension until every row has the new closing", "s", "reported", _ => true, extended).Print(new { candidacies = options.Candidacies });
    }

    /// <summary>Drafts of as many candidacies, received a millisecond after the closing: all are refused, and for that.</summary>
    private static async Task<double[]> LateAsync(
        BenchInstallation bench, string slug, RegistryEntry[] entries, int round, CancellationToken cancellation)
    {
        var took = new ConcurrentBag<double>();
        var first = Others + (round * Late);
        await Parallel.ForAsync(first, first + Late, new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = cancellation }, async (i, token) =>
        {
            var draft = bench.Draft(entries[i].ResponsibleParty, 0, BenchInstallation.Text);
            var since = Stopwatch.GetTimestamp();
            var outcome = await Given.UntilAnsweredAsync(() => bench.Grain(CandidacyId.Create(slug, i + 1)).Execute(draft), token);
            took.Add(Stopwatch.GetElapsedTime(since).TotalMilliseconds);
            if (outcome.Code != Refusals.WindowClosed.Code)
                throw new ToolException($"Un borrador de después del cierre recibió «{outcome.Code}».");
        });
        // The nearest rank, as everywhere.
        return [took.Order().ElementAt((int)Math.Ceiling(0.99 * Late) - 1)];
    }

    private static async Task<Browser> ReviewerAsync(BenchInstallation bench, HttpClient http, CancellationToken cancellation)
    {
        const string User = "medicion-revision";
        var password = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));
        await bench.AddAccountsAsync([JsonSerializer.Serialize(new { user = User, password, role = nameof(Role.Reviewer) })], cancellation);
        var browser = new Browser(http, bench.Webs, new Tally());
        await browser.SignInAsync(User, password, cancellation, home: "/ut");
        return browser;
    }

    /// <summary>How many the list of the omitted says that there are.</summary>
    private static async Task<int> OmittedAsync(Browser reviewer, CancellationToken cancellation)
    {
        var page = await reviewer.GetAsync("/ut/candidaturas?estado=omisas", cancellation);
        return Found().Match(page.Body) is { Success: true } found ? int.Parse(found.Groups[1].Value, NumberStyles.AllowThousands, CultureInfo.InvariantCulture) : 0;
    }

    /// <summary>One more day for those whose term ended; the new closing.</summary>
    private static async Task<DateTimeOffset> ExtendAsync(BenchInstallation bench, string slug, DateTimeOffset closes, CancellationToken cancellation)
    {
        var day = Deadlines.LocalDate(closes);
        var grain = bench.Client.GetGrain<IElectionGrain>(slug);
        var command = new DecideCalendar
        {
            OperationId = Guid.NewGuid(),
            Actor = new Actor("bench", "bench", Role.UtAdministrator, null),
            ReceivedAt = bench.Now,
            SeenVersion = (await grain.GetCalendar())!.DefinitionVersion,
            Act = CalendarAct.Extend,
            Agreement = "CG/00/2024",
            Reason = "Medición",
            Name = "Medición",
            Extension = new DeadlineExtension(DeadlineKind.Capture, day, day.AddDays(1), "CG/00/2024", "Medición"),
        };
        Given.Accepted(await Given.UntilAnsweredAsync(() => grain.Decide(command), cancellation));
        return Deadlines.EndOf(day.AddDays(1));
    }

    private static async Task UntilAsync(NpgsqlDataSource rows, string count, DateTimeOffset closes, int all, CancellationToken cancellation)
    {
        await using var command = rows.CreateCommand(count);
        command.Parameters.AddWithValue(closes.ToUniversalTime());
        while ((int)(await command.ExecuteScalarAsync(cancellation))! < all)
            await Task.Delay(_look, cancellation);
    }

    private static async Task<long> NoticesAsync(BenchInstallation bench, CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(bench.Connections.For(Roles.Owner, Databases.Main));
        await using var command = source.CreateCommand("select count(*) from mail.outbox where kind = 'capture-omitted'");
        return (long)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private static DateTimeOffset Min(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;

    private static string Text(double goal) => goal.ToString(CultureInfo.InvariantCulture);

    private static void Say(string sentence) => Console.Error.WriteLine(sentence);

    [GeneratedRegex("<h2>([0-9,]+) candidaturas?</h2>")]
    private static partial Regex Found();

    /// <summary>People whose own term goes on: each saves a draft, and another two hundred milliseconds later.</summary>
    private sealed class Drafts(BenchInstallation bench, (string Id, string Party)[] candidacies)
    {
        private const string Kind = "draft";
        private static readonly TimeSpan _pace = TimeSpan.FromMilliseconds(200);
        private readonly int[] _seen = new int[candidacies.Length];
        private int _refused;

        /// <summary>Drafts that were not accepted.</summary>
        public int Refused => _refused;

        public string? Example { get; private set; }

        /// <summary>Their p99 while something happens, in milliseconds.</summary>
        public async Task<double> WhileAsync(Func<Task> what, CancellationToken cancellation)
        {
            var latencies = new Latencies();
            using var until = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
            var savers = candidacies.Select((_, i) => SaveAsync(i, latencies, until.Token, cancellation)).ToArray();
            try
            {
                await what();
            }
            finally
            {
                await until.CancelAsync();
            }

            await Task.WhenAll(savers);
            return latencies.Of(Kind).P99;
        }

        private async Task SaveAsync(int i, Latencies latencies, CancellationToken until, CancellationToken cancellation)
        {
            // As they would be: not all at the same moment.
            await Task.Delay(Random.Shared.Next((int)_pace.TotalMilliseconds), CancellationToken.None);
            while (!until.IsCancellationRequested)
            {
                var (id, party) = candidacies[i];
                var since = Stopwatch.GetTimestamp();
                var outcome = await Given.UntilAnsweredAsync(
                    () => bench.Grain(id).Execute(bench.Draft(party, _seen[i], BenchInstallation.Text)), cancellation);
                latencies.Add(Kind, since);
                if (outcome.Accepted)
                {
                    _seen[i] = outcome.SectionVersion;
                }
                else
                {
                    Interlocked.Increment(ref _refused);
                    Example ??= outcome.Code;
                }

                await Task.Delay(_pace, CancellationToken.None);
            }
        }
    }
}
