using System.Globalization;
using System.Net.NetworkInformation;

namespace Conoceles.Journeys.Tests.Running;

/// <summary>
/// One installation made by <c>deploy/run --detach</c> with two silos and two webs, shared by every journey of a collection, or one
/// of a journey's own. What it is, is read from its run.json; telemetry goes to a receiver of ours.
/// </summary>
public sealed class Deployment : IAsyncLifetime
{
    private static readonly TimeSpan Start = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Soon = TimeSpan.FromSeconds(15);
    private const int FirstPort = 21_000;
    private const int LastPort = 30_000;
    private const int PortsOfOne = 600;

    private readonly OtlpReceiver _telemetry = new();
    private readonly int _port;
    private readonly string _command;
    private readonly (int Silos, int Webs) _size;
    private readonly string[] _content;
    private readonly bool _isKept;
    private RunFile? _run;

    public Deployment()
        : this("run", (2, 2), KeptFolder(), "--candidacies", "24")
    {
    }

    private Deployment(string command, (int Silos, int Webs) size, string? kept, params string[] content)
    {
        (_command, _size, _content, _isKept) = (command, size, content, kept is not null);
        _port = (kept is null ? null : PortOf(kept)) ?? FreePorts();
        Folder = kept ?? Directory.CreateTempSubdirectory("conoceles-journeys-").FullName;
    }

    /// <summary>The rehearsal, which stands beside whatever else runs.</summary>
    internal static Deployment OfRehearsal() => new("rehearsal", (1, 1), kept: null);

    /// <summary>An installation to use again and leave running, for who repeats one journey; none in a whole run.</summary>
    private static readonly string? Kept = Environment.GetEnvironmentVariable("CONOCELES_JOURNEYS_DATA");

    private static readonly Lock Taking = new();
    private static int _kept;
    private static volatile bool _isBuilt;
    private static int _nextPorts = FirstPort;

    internal string Folder { get; }

    internal RunFile Run => _run ?? throw new InvalidOperationException("Not started.");

    internal OtlpReceiver Telemetry => _telemetry;

    public async ValueTask InitializeAsync()
    {
        _telemetry.Listen();
        await EnsureWhole();
    }

    /// <summary>Starts what is missing, as a person would after a crash: the same command on the same folder.</summary>
    internal async Task EnsureWhole()
    {
        if (_run is { } known && known.Silos.Select(s => s.Pid).Concat(known.Webs.Select(w => w.Pid)).All(LinuxProcess.IsAlive))
            return;
        var result = await Shell.Run(
            Path.Combine(Repository.Root, "deploy", _command),
            ["--detach", "--data", Folder, "--port", Text(_port), "--silos", Text(_size.Silos), "--webs", Text(_size.Webs), .. _content],
            Start,
            new Dictionary<string, string>
            {
                ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _telemetry.Endpoint,
                ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
                // As fast as spans come: a test waits for a trace, not for a batch.
                ["OTEL_BSP_SCHEDULE_DELAY"] = "200",
                ["OTEL_BLRP_SCHEDULE_DELAY"] = "200",
                ["OTEL_METRIC_EXPORT_INTERVAL"] = "5000",
                // The first time it does all of a person's command; afterwards it is built.
                ["CONOCELES_BUILT"] = _isBuilt ? "1" : "",
            });
        Assert.True(result.ExitCode == 0, $"deploy/{_command} failed:\n{result.Output}");
        _isBuilt = true;
        Read();
    }

    /// <summary>Reads again what runs, after a command that started it anew.</summary>
    internal void Read()
    {
        _run = RunFile.Read(Path.Combine(Folder, "run.json"));
        Assert.Equal(_size, (_run.Silos.Length, _run.Webs.Length));
    }

    /// <summary>The silo that activated the candidacy last, as its own trace says.</summary>
    internal async Task<RunSilo> HostOf(string id)
    {
        var activation = await Until.Some("the trace of the activation", Soon, () => _telemetry.Spans.LastOrDefault(s =>
            s.Name == "activate grain" && s.Tags.GetValueOrDefault("orleans.grain.id") == "candidacy/" + id));
        // S127.0.0.1:port:generation
        var port = activation.Tags["orleans.silo.id"].Split(':')[1];
        return Run.Silos.Single(s => LinuxProcess.Environment(s.Pid)["Silo__Port"] == port);
    }

    /// <summary>The candidacy of somebody who was imported; null until its derived row is there.</summary>
    internal Task<string?> CandidacyOf(Candidate candidate) => DatabaseAccess.Scalar<string>(
        Run, Run.Postgres.Databases.Curricular,
        "select candidacy_id from oversight.candidacy where display_name = $1", candidate.FullName);

    public async ValueTask DisposeAsync()
    {
        if (_isKept)
        {
            await _telemetry.DisposeAsync();
            return;
        }

        var result = await Shell.Run(Path.Combine(Repository.Root, "deploy", "stop"), ["--data", Folder], TimeSpan.FromMinutes(2));
        await _telemetry.DisposeAsync();
        Assert.True(result.ExitCode == 0, "deploy/stop failed:\n" + result.Output);
        var left = _run is null ? [] : _run.Silos.Select(s => s.Pid).Concat(_run.Webs.Select(w => w.Pid)).Where(LinuxProcess.IsAlive).ToArray();
        Assert.Empty(left);
        KeepLogs();
        // Where the temporary folder cannot be reached by the database's user, its cluster is elsewhere behind a link.
        var cluster = Directory.ResolveLinkTarget(Path.Combine(Folder, "postgres"), returnFinalTarget: true);
        Directory.Delete(Folder, recursive: true);
        if (cluster is not null)
            Directory.Delete(cluster.FullName, recursive: true);
    }

    /// <summary>The processes' own words stay after the folder is gone: a failed journey is read there.</summary>
    private void KeepLogs()
    {
        var kept = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "logs", Text(_port))).FullName;
        foreach (var log in Directory.EnumerateFiles(Path.Combine(Folder, "logs")))
            File.Copy(log, Path.Combine(kept, Path.GetFileName(log)), overwrite: true);
    }

    /// <summary>The folder that was named; another beside it for the second of two collections, which run at the same time.</summary>
    private static string? KeptFolder() => Kept is null ? null : Interlocked.Increment(ref _kept) is var n && n > 1 ? $"{Kept}-{Text(n)}" : Kept;

    private static int? PortOf(string kept) => File.Exists(Path.Combine(kept, "run.json"))
        ? new Uri(RunFile.Read(Path.Combine(kept, "run.json")).Web[0]).Port
        : null;

    /// <summary>A base whose whole group of ports nobody listens on, and that no other installation of these tests was given.</summary>
    private static int FreePorts()
    {
        var taken = IPGlobalProperties.GetIPGlobalProperties().GetActiveTcpListeners().Select(l => l.Port).ToHashSet();
        lock (Taking)
        {
            while (_nextPorts < LastPort)
            {
                var first = _nextPorts;
                _nextPorts += PortsOfOne;
                if (!Enumerable.Range(first, PortsOfOne).Any(taken.Contains))
                    return first;
            }
        }

        throw new InvalidOperationException("No free group of ports.");
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Journeys of who captures, one after another on one installation.</summary>
[CollectionDefinition(Name)]
public sealed class CaptureJourneys : ICollectionFixture<Deployment>, ICollectionFixture<Browsing.Chromium>
{
    public const string Name = "capture";
}

/// <summary>Journeys on an installation of their own.</summary>
[CollectionDefinition(Name)]
public sealed class OwnJourneys : ICollectionFixture<Browsing.Chromium>
{
    public const string Name = "own";
}

/// <summary>Journeys of the institute and of citizens, on another installation at the same time: two processors wait for nobody.</summary>
[CollectionDefinition(Name)]
public sealed class InstituteJourneys : ICollectionFixture<Deployment>, ICollectionFixture<Browsing.Chromium>
{
    public const string Name = "institute";
}
