using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using System.Xml.Linq;
using Conoceles.PublicRecord;
using Conoceles.Web.Public;

namespace Conoceles.Web.Tests.Public;

/// <summary>
/// What a citizens' node has to live through: its database, its own death, words that are lost, questions without end. Nobody
/// who reads may notice.
/// </summary>
public sealed class SurvivalTests(RecordSite site) : IClassFixture<RecordSite>
{
    private static readonly bool Long = Environment.GetEnvironmentVariable("CONOCELES_LONG") == "1";
    private static readonly PublicCandidacy Someone = Ballots.People[0];
    private static readonly string Profile = Links.Profile(Someone.Id);
    private static readonly Dictionary<string, string> _withoutLimits = new() { ["Limits__Searches"] = "0" };
    private static int _word;

    [Fact]
    public async Task DatabaseKilledUnderLoad_RefusesNobody_AndTheRecordIsFreshAgainAfterwards()
    {
        await using var web = await site.Start(1, _withoutLimits);
        await Changed(web, Someone);
        using var load = new Load(web);
        await load.Until(asked => asked >= 200);
        await site.Server.KillDatabase();
        var killed = DateTimeOffset.UtcNow;
        try
        {
            // Both of its ways to the database found it away, and asked again.
            await web.Until(() => Task.FromResult(Said(web, "database is away") >= 2));
            var before = load.Asked;
            await load.Until(asked => asked >= before + 500 && (!Long || DateTimeOffset.UtcNow - killed >= TimeSpan.FromMinutes(1)));
        }
        finally
        {
            await site.Server.StartDatabase();
        }

        await Changed(web, Someone);
        var after = load.Asked;
        await load.Until(asked => asked >= after + 200);
        await load.Stop();
        Assert.Empty(load.Wrong);
    }

    [Fact]
    public async Task AChangeWhoseWordIsLost_IsSeenAllTheSame()
    {
        await using var web = await site.Start(2);
        await Changed(web, Someone, hint: false);
    }

    [Fact]
    public async Task NodeKilledWhileItWritesItsCopy_ServesItWithoutTheDatabase()
    {
        for (var round = 0; round < 4; round++)
        {
            var (before, after) = (Word(), Word());
            await using (var web = await site.Start(3))
            {
                await Changed(web, Someone, word: before);
                await site.Write(Someone with { Name = after });
                if (round % 2 == 1)
                    await web.Until(async () => (await web.Client.GetStringAsync(Profile)).Contains(after, StringComparison.Ordinal));
                web.Kill();
            }

            await using var alone = await site.Start(3, new() { ["ConnectionStrings__Public"] = "Host=127.0.0.1;Port=1;Username=nobody;Timeout=2" });
            Assert.Contains("desde copia en disco", (await alone.Ready()).Body, StringComparison.Ordinal);
            var profile = await alone.Client.GetStringAsync(Profile);
            Assert.True(profile.Contains(before, StringComparison.Ordinal) || profile.Contains(after, StringComparison.Ordinal), "Neither what was there nor what came is in the copy.");
            Assert.Equal(0, Said(alone, "refused"));
        }
    }

    [Fact]
    public async Task WhoWasRemovedWhileTheNodeWasDown_IsInItsCopy_AndIsNotSeen()
    {
        var person = Ballots.People[13];
        var address = Links.Profile(person.Id);
        await using (var web = await site.Start(4))
            await Changed(web, person);

        await site.Remove(person);
        try
        {
            var held = await site.Hold();
            var starting = site.Start(4);
            try
            {
                // It asks the database and has to wait: what it has on its disk is not known to be public.
                await site.Waiting();
                Assert.False(starting.IsCompleted);
            }
            finally
            {
                await held.DisposeAsync();
            }

            await using var again = await starting;
            Assert.Equal(0, Said(again, "disk copy"));
            Assert.Equal(HttpStatusCode.NotFound, (await again.Client.GetAsync(address)).StatusCode);
        }
        finally
        {
            await site.Write(person);
        }
    }

    /// <summary>A million with <c>--long</c>.</summary>
    [Fact]
    public async Task QuestionsWithoutEnd_DoNotGrowTheNode()
    {
        await using var web = await site.Start(5, _withoutLimits);
        var questions = Long ? 1_000_000 : 6_000;
        await Ask(0, questions / 3);
        var before = web.Resident;
        await Ask(questions / 3, questions);
        Assert.InRange(await site.KeptPages(web), 1, 600);
        Assert.True(web.Resident - before < 64 << 20, $"From {before >> 20} MB it grew to {web.Resident >> 20} MB.");

        Task Ask(int first, int end) => Parallel.ForAsync(first, end, new ParallelOptions { MaxDegreeOfParallelism = 4 }, async (i, cancellation) =>
        {
            var number = i.ToString(CultureInfo.InvariantCulture);
            var address = (i % 4) switch
            {
                0 => Profile + "?x=" + number,
                1 => "/?x=" + number,
                2 => "/candidaturas?q=Nopal" + number,
                _ => "/candidaturas?pagina=" + number,
            };
            using var answer = await web.Client.GetAsync(address, cancellation);
            Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.NotFound, $"{address}: {answer.StatusCode}");
        });
    }

    [Fact]
    public async Task AChange_ChangesTheTagsOfThePagesThatShowIt_AndOfNoOther()
    {
        await using var web = await site.Start(6);
        var person = Ballots.People[2];
        await Changed(web, person);
        string[] addresses =
        [
            .. XDocument.Parse(await web.Client.GetStringAsync("/sitemap.xml")).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => new Uri(e.Value).AbsolutePath),
            .. Ballots.People.Select(p => Links.Profile(p.Id) + ".json"),
            "/boleta/26042/6", "/boleta/26003/6", "/boleta/26042/2", "/insertar/boleta/26042/6", "/insertar/estadisticas", "/emblemas.svg", "/sitemap.xml", "/candidaturas?vista=tabla", "/candidaturas?sexo=mujer",
        ];
        var before = await Tags(web, addresses);
        Assert.Equal(addresses.Length, before.Count);
        var word = Word();
        await Changed(web, person, word: word);
        var after = await Tags(web, addresses);
        var shows = await Where(web, addresses, word);
        Assert.Equal(
            [
                "/boleta/26003/6", "/boleta/26042/6", "/candidaturas", Links.Profile(Ballots.Id(2)), "/candidaturas/" + person.Id, "/candidaturas/" + person.Id + ".json", "/candidaturas?vista=tabla",
                "/comparar/diputacion-mr-distrito-6", "/insertar/boleta/26042/6",
            ],
            shows.Order(StringComparer.Ordinal));
        Assert.Equal(shows.Order(StringComparer.Ordinal), addresses.Where(a => before[a] != after[a]).Order(StringComparer.Ordinal));
    }

    private static string Word() => $"Nombre{Interlocked.Increment(ref _word)}Nuevo";

    /// <summary>Changes somebody's name until the node says it.</summary>
    private async Task Changed(WebProcess web, PublicCandidacy person, bool hint = true, string? word = null)
    {
        word ??= Word();
        await site.Write(person with { Name = word }, hint);
        await web.Until(async () => (await web.Client.GetStringAsync(Links.Profile(person.Id))).Contains(word, StringComparison.Ordinal));
    }

    private static int Said(WebProcess web, string words) => web.Log.Split('\n').Count(l => l.Contains(words, StringComparison.Ordinal));

    private static async Task<Dictionary<string, string>> Tags(WebProcess web, string[] addresses)
    {
        var tags = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var address in addresses)
        {
            using var answer = await web.Client.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            tags[address] = answer.Headers.ETag?.ToString() ?? "";
        }

        return tags;
    }

    private static async Task<List<string>> Where(WebProcess web, string[] addresses, string word)
    {
        var shows = new List<string>();
        foreach (var address in addresses)
        {
            if ((await web.Client.GetStringAsync(address)).Contains(word, StringComparison.Ordinal))
                shows.Add(address);
        }

        return shows;
    }

    /// <summary>Four readers who ask one thing after another, until they are told to stop.</summary>
    private sealed class Load : IDisposable
    {
        private static readonly string[] Addresses = ["/", Profile, Profile + ".json", "/boleta/26042/6", "/comparar/diputacion-mr-distrito-6", "/estadisticas", "/candidaturas", "/datos-abiertos"];
        private readonly CancellationTokenSource _stop = new();
        private readonly WebProcess _web;
        private readonly Task[] _readers;
        private int _asked;

        public Load(WebProcess web)
        {
            _web = web;
            _readers = [.. Enumerable.Range(0, 4).Select(i => Task.Run(() => Read(i)))];
        }

        public ConcurrentBag<string> Wrong { get; } = [];

        public int Asked => Volatile.Read(ref _asked);

        public Task Until(Func<int, bool> condition) => _web.Until(() => Task.FromResult(condition(Asked)), TimeSpan.FromMinutes(2));

        public async Task Stop()
        {
            await _stop.CancelAsync();
            await Task.WhenAll(_readers);
        }

        public void Dispose()
        {
            _stop.Cancel();
            _stop.Dispose();
        }

        private async Task Read(int turn)
        {
            while (!_stop.IsCancellationRequested)
            {
                // One in three is a page that nobody asked for before.
                var address = turn % 3 == 0 ? "/candidaturas?q=Nopalina" + turn.ToString(CultureInfo.InvariantCulture) : Addresses[turn % Addresses.Length];
                turn += 4;
                try
                {
                    using var answer = await _web.Client.GetAsync(address);
                    if (answer.StatusCode != HttpStatusCode.OK)
                        Wrong.Add($"{address}: {answer.StatusCode}");
                }
                catch (HttpRequestException e)
                {
                    Wrong.Add($"{address}: {e.Message}");
                }

                Interlocked.Increment(ref _asked);
            }
        }
    }
}
