using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Postgres;
using Conoceles.Deploy.Processes;
using Conoceles.Deploy.Running;
using Conoceles.Deploy.Verbs;
using Npgsql;

namespace Conoceles.Deploy.Bench;

/// <summary>An installation of its own, in a folder that ends with it: two silos, one web, candidacies to write on.</summary>
internal sealed class BenchInstallation : IAsyncDisposable
{
    private const int Port = 18500;

    /// <summary>Every process reads the clock's row once a second.</summary>
    private static readonly TimeSpan _clockRead = TimeSpan.FromSeconds(2);

    private readonly string _folder = Directory.CreateTempSubdirectory("conoceles-bench-").FullName;
    private string[] _content = [];
    private DemoCluster _cluster = null!;
    private Child? _citizens;
    private TimeSpan _offset;

    public Installation Installation { get; private set; } = null!;

    public Connections Connections => Installation.Server.Connections;

    /// <param name="empty">Without the demo's candidacies, for a measurement that brings its own.</param>
    public static async Task<BenchInstallation> StartAsync(CancellationToken cancellation, bool empty = false, int webs = 1)
    {
        var bench = new BenchInstallation
        {
            _content = ["--webs", webs.ToString(CultureInfo.InvariantCulture), .. empty ? ["--empty"] : (string[])["--candidacies", "120"]],
        };
        try
        {
            await bench.StartMissingAsync(cancellation);
            bench._offset = await new LegalClockRow(bench.Connections.For(Roles.Owner, Databases.Main)).OffsetAsync(cancellation);
            bench._cluster = await DemoCluster.ConnectAsync(
                bench.Installation.Settings.ClusterId, bench.Connections.For(Roles.Web, Databases.Main), cancellation);
            await bench.ClockReadAsync(cancellation);
            return bench;
        }
        catch
        {
            await bench.DisposeAsync();
            throw;
        }
    }

    private string[] Arguments =>
        ["--detach", "--data", _folder, "--port", Port.ToString(CultureInfo.InvariantCulture), "--silos", "2", .. _content];

    private RunOptions Options => RunOptions.Parse(Arguments, Purpose.Demo);

    /// <summary>Silos read the clock's row once a second after the demo moved it: until then they refuse everything.</summary>
    private async Task ClockReadAsync(CancellationToken cancellation)
    {
        foreach (var (id, party) in await PendingAsync(cancellation))
        {
            while ((await Grain(id).Execute(Draft(party, await VersionAsync(id, party), Text))).Code == Refusals.ClockSkew.Code)
                await Task.Delay(TimeSpan.FromMilliseconds(200), cancellation);
        }
    }

    /// <summary>Starts what is not running, on the same ports; its console is not the bench's.</summary>
    public async Task StartMissingAsync(CancellationToken cancellation)
    {
        var console = Console.Out;
        Console.SetOut(TextWriter.Null);
        try
        {
            await RunVerb.RunAsync(Options, cancellation);
        }
        finally
        {
            Console.SetOut(console);
        }

        // The processes of now: what was started again has another id.
        Installation = await Installation.OpenAsync(Options, _ => { }, cancellation);
    }

    /// <summary>The webs of every role.</summary>
    public Uri[] Webs => [.. Enumerable.Range(0, Options.Webs).Select(Installation.Settings.WebUrl)];

    public IEnumerable<int> SiloPids => Children("silo-").Select(c => c.Pid);

    /// <summary>Of the webs of every role.</summary>
    public IEnumerable<int> WebPids => Children("web-").Select(c => c.Pid);

    /// <summary>One more web, which serves the citizens' site and nothing else, as outside a demo.</summary>
    public async Task<Uri> StartPublicWebAsync(CancellationToken cancellation)
    {
        var (number, log) = (Options.Webs, Path.Combine(Installation.Folder.Logs, "citizens.log"));
        var settings = Installation.Settings.Web(number);
        settings["Web__Roles"] = "public";
        _citizens = Launcher.Start("citizens", Repository.Web, settings, log);
        await HealthProbe.WaitAsync(_citizens, ProcessSettings.Health(Options.Ports.WebHealth(number)), log, cancellation);
        return Installation.Settings.WebUrl(number);
    }

    /// <summary>Ends silos and webs; the server goes on.</summary>
    public Task StopProcessesAsync() => Task.WhenAll(Installation.Children.ToArray().Select(c => c.StopAsync(Stopping.Patience)));

    /// <summary>The settings of one more web, which serves the citizens' site and nothing else, as outside a demo; and where its health is.</summary>
    public (Dictionary<string, string> Settings, Uri Url, Uri Health, string Name) PublicNode(int number)
    {
        var settings = Installation.Settings.Web(Options.Webs + number);
        settings["Web__Roles"] = "public";
        return (settings, Installation.Settings.WebUrl(Options.Webs + number), ProcessSettings.Health(Options.Ports.WebHealth(Options.Webs + number)),
            string.Create(CultureInfo.InvariantCulture, $"{Environment.MachineName}:{Options.Ports.Web(Options.Webs + number)}"));
    }

    /// <summary>A free port for another server.</summary>
    public int PortOf(int number) => Options.Ports.Web(Options.Webs + number);

    public string LogOf(string name) => Path.Combine(Installation.Folder.Logs, name + ".log");

    /// <summary>Asks both silos to end.</summary>
    public Task StopSilosAsync() => Task.WhenAll(Children("silo-").ToArray().Select(c => c.StopAsync(Stopping.Patience)));

    /// <summary>Seconds from the start of a silo that is alone to ready; it is ended afterwards.</summary>
    public Task<double> TimeSiloAsync(TimeSpan look, CancellationToken cancellation) => TimeAsync(
        "silo-0", Repository.Silo, Installation.Settings.Silo(0), Options.Ports.SiloHealth(0), page: null, look, cancellation);

    /// <summary>Seconds from the start of a web of the citizens' site to ready and its first page, with no copy on its disk; it is ended afterwards.</summary>
    public Task<double> TimePublicNodeAsync(TimeSpan look, CancellationToken cancellation)
    {
        var number = Options.Webs;
        var settings = Installation.Settings.Web(number);
        settings["Web__Roles"] = "public";
        settings.Remove("Web__PublicCopy");
        return TimeAsync("citizens", Repository.Web, settings, Options.Ports.WebHealth(number), Installation.Settings.WebUrl(number), look, cancellation);
    }

    private async Task<double> TimeAsync(
        string name, string assembly, Dictionary<string, string> settings, int health, Uri? page, TimeSpan look, CancellationToken cancellation)
    {
        var clock = Stopwatch.StartNew();
        var child = Launcher.Start(name, assembly, settings, Path.Combine(Installation.Folder.Logs, name + "-arranque.log"));
        try
        {
            foreach (var address in page is null ? [ProcessSettings.Health(health)] : new[] { ProcessSettings.Health(health), page })
            {
                while (await HealthProbe.ProblemAsync(address, cancellation) is { } problem)
                {
                    if (!child.IsAlive || clock.Elapsed > TimeSpan.FromMinutes(2))
                        throw new ToolException($"{name} no quedó listo: {problem}");
                    await Task.Delay(look, cancellation);
                }
            }

            return clock.Elapsed.TotalSeconds;
        }
        finally
        {
            await child.StopAsync(Stopping.Patience);
        }
    }

    /// <summary>Accounts by the web's own verb, one JSON line each.</summary>
    public Task AddAccountsAsync(IReadOnlyList<string> lines, CancellationToken cancellation) => Launcher.RunAsync(
        Repository.Web, ["accounts", "add"], Installation.Settings.Web(0), string.Join('\n', lines) + "\n", cancellation);

    /// <summary>Ends both silos without a word and starts them again: what only their memory had is gone.</summary>
    public async Task KillSilosAsync(CancellationToken cancellation)
    {
        foreach (var pid in SiloPids.ToArray())
        {
            using var silo = Process.GetProcessById(pid);
            silo.Kill();
            // Its ports are free when the last of its threads has gone, which is after it is seen to be dead.
            await silo.WaitForExitAsync(cancellation);
        }

        await StartMissingAsync(cancellation);
    }

    private IEnumerable<Child> Children(string name) =>
        Installation.Children.Where(c => c.Name.StartsWith(name, StringComparison.Ordinal));

    /// <summary>Candidacies that can be drafted, and the party of each.</summary>
    public async Task<List<(string Id, string Party)>> PendingAsync(CancellationToken cancellation)
    {
        await using var source = NpgsqlDataSource.Create(Connections.For(Roles.Oversight, Databases.Curricular));
        await using var command = source.CreateCommand(
            "select candidacy_id, responsible_party from oversight.candidacy where status = 'Pending' order by candidacy_id");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var pending = new List<(string, string)>();
        while (await reader.ReadAsync(cancellation))
            pending.Add((reader.GetString(0), reader.GetString(1)));
        return pending;
    }

    public IClusterClient Client => _cluster.Client;

    /// <summary>The legal instant.</summary>
    public DateTimeOffset Now => TimeProvider.System.GetUtcNow() + _offset;

    /// <summary>Makes the legal clock show an instant; returns when everybody has read its row again.</summary>
    public async Task MoveClockAsync(DateTimeOffset instant, CancellationToken cancellation)
    {
        var row = new LegalClockRow(Connections.For(Roles.Owner, Databases.Main));
        await row.SetAsync(instant, cancellation);
        _offset = await row.OffsetAsync(cancellation);
        await Task.Delay(_clockRead, cancellation);
    }

    public ICandidacyGrain Grain(string id) => _cluster.Client.GetGrain<ICandidacyGrain>(id);

    /// <summary>The next draft of a candidacy's long text, received now.</summary>
    public SaveDraft Draft(string party, int seen, string text) =>
        Draft(party, seen, "historia", ImmutableDictionary<string, string>.Empty.Add("historia-profesional", text));

    /// <summary>The next draft of a section, received now.</summary>
    public SaveDraft Draft(string party, int seen, string section, ImmutableDictionary<string, string> values) => new()
    {
        OperationId = NewOperation(),
        Actor = Capturist(party),
        ReceivedAt = Now,
        Section = section,
        SeenSectionVersion = seen,
        Values = values,
        Finished = true,
    };

    /// <summary>The definite submission of a candidacy at the version that was read.</summary>
    public Submit Submit(string party, int seen) => new()
    {
        OperationId = NewOperation(),
        Actor = Capturist(party),
        ReceivedAt = Now,
        SeenVersion = seen,
        Acknowledged = true,
    };

    private static Guid NewOperation() => new(RandomNumberGenerator.GetBytes(16));

    public static Actor Capturist(string party) => new("bench", "bench", Role.Capturist, party);

    /// <summary>About a thousand characters, as a real long text has.</summary>
    public static string Text { get; } = string.Join(' ', Enumerable.Repeat("Texto de medición sin contenido alguno.", 26));

    public async Task<int> VersionAsync(string id, string party) =>
        (await Grain(id).Read(Capturist(party)))!.Sections["historia"].Version;

    public async ValueTask DisposeAsync()
    {
        if (_cluster is not null)
            await _cluster.DisposeAsync();
        if (_citizens is not null)
            await _citizens.StopAsync(Stopping.Patience);
        await Stopping.StopAllAsync(new DataFolder(_folder), _ => { });
        await Stopping.DeleteAsync(new DataFolder(_folder));
    }
}
