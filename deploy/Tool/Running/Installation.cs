using System.Globalization;
using Conoceles.Deploy.Keys;
using Conoceles.Deploy.Postgres;
using Conoceles.Deploy.Processes;

namespace Conoceles.Deploy.Running;

/// <summary>
/// One installation, of a demonstration or a rehearsal. Starting it is idempotent: what is alive stays, what is missing is started, and what the
/// databases hold is never made again.
/// </summary>
public sealed class Installation
{
    private readonly ProcessTable _processes;
    private readonly List<Child> _startedNow = [];

    private Installation(RunOptions options, DataFolder folder, DatabaseServer server, ProcessTable processes, SecretsFile secrets)
    {
        (Options, Folder, Server, _processes, Secrets) = (options, folder, server, processes, secrets);
        Certificates = options.Tls ? LocalCertificates.Ensure(folder) : null;
        Settings = new ProcessSettings(options.Purpose, folder, server.Connections, processes.ClusterId, options.Ports, Certificates);
    }

    public RunOptions Options { get; }

    public DataFolder Folder { get; }

    public DatabaseServer Server { get; }

    public SecretsFile Secrets { get; }

    public LocalCertificates? Certificates { get; }

    public ProcessSettings Settings { get; }

    /// <summary>True when nothing had to be started.</summary>
    public bool WasRunning => _startedNow.Count == 0;

    public IReadOnlyList<Child> Children => _processes.Alive;

    public static async Task<Installation> OpenAsync(RunOptions options, Action<string> say, CancellationToken cancellation)
    {
        var folder = new DataFolder(options.Data);
        var processes = ProcessTable.Open(folder);
        if (processes.Alive.Count == 0)
        {
            // A new cluster id for a new cluster: rows of silos that died with the machine would delay it.
            var id = string.Create(CultureInfo.InvariantCulture, $"{options.Purpose.Slug}-{DateTimeOffset.UtcNow.ToUnixTimeMilliseconds()}");
            processes.Begin(options.Ports.First, options.Tls, options.Detach, id);
        }
        else if (processes.Port != options.Ports.First || processes.Tls != options.Tls)
        {
            throw new ToolException(
                $"{folder.Root} ya está en marcha con --port {processes.Port}{(processes.Tls ? " y --tls" : " y sin --tls")}. " +
                "Deténgalo antes con deploy/stop.");
        }
        var secrets = SecretsFile.Open(folder.Secrets);
        var server = await DatabaseServer.OpenAsync(folder, options.Ports.Postgres, secrets, say, cancellation);
        return new Installation(options, folder, server, processes, secrets);
    }

    /// <summary>Says which port is taken before anything is started.</summary>
    public async Task RequireFreePortsAsync(CancellationToken cancellation)
    {
        var ports = Options.Ports;
        var needed = Enumerable.Range(0, Options.Silos).Where(i => _processes.Find(SiloName(i)) is null)
            .SelectMany(i => new[] { ports.Silo(i), ports.Gateway(i), ports.SiloHealth(i) })
            .Concat(Enumerable.Range(0, Options.Webs).Where(i => _processes.Find(WebName(i)) is null)
                .SelectMany(i => new[] { ports.Web(i), ports.WebHealth(i) }))
            .ToList();
        if (Server.Cluster is not null && !await Server.Cluster.IsRunningAsync(cancellation))
            needed.Add(ports.Postgres);
        Ports.RequireFree(needed);
    }

    /// <summary>Starts the silos that are missing and waits for all of them.</summary>
    public async Task StartSilosAsync(CancellationToken cancellation)
    {
        for (var i = 0; i < Options.Silos; i++)
            Ensure(SiloName(i), () => Repository.Silo, Settings.Silo(i));
        for (var i = 0; i < Options.Silos; i++)
            await ReadyAsync(SiloName(i), ProcessSettings.Health(Options.Ports.SiloHealth(i)), cancellation);
    }

    /// <summary>Makes the webs' first key, which several starting at once would each make, and the accounts.</summary>
    public async Task PrepareWebsAsync(IReadOnlyList<Account> accounts, CancellationToken cancellation)
    {
        // Webs that are running keep their sessions: accounts are not written again under them.
        if (_processes.Alive.Any(c => c.Name.StartsWith("web-", StringComparison.Ordinal)))
            return;
        var settings = Settings.Web(0);
        await Launcher.RunAsync(Repository.Web, ["keys", "init"], settings, "", cancellation);
        await Launcher.RunAsync(Repository.Web, ["accounts", "add"], settings, Accounts.Lines(accounts) + "\n", cancellation);
    }

    /// <summary>Starts the webs that are missing; they wait for the cluster by themselves.</summary>
    public void StartWebs()
    {
        for (var i = 0; i < Options.Webs; i++)
            Ensure(WebName(i), () => Repository.Web, Settings.Web(i));
    }

    public async Task WebsReadyAsync(CancellationToken cancellation)
    {
        for (var i = 0; i < Options.Webs; i++)
            await ReadyAsync(WebName(i), ProcessSettings.Health(Options.Ports.WebHealth(i)), cancellation);
    }

    /// <summary>Undoes this start after a failure: what was running before it goes on.</summary>
    public async Task StopStartedNowAsync()
    {
        foreach (var child in Enumerable.Reverse(_startedNow))
            await child.StopAsync(Stopping.Patience);
        if (Server.Cluster is not null && _processes.Alive.Count == 0)
            await Server.Cluster.StopAsync();
    }

    public Child Child(string name) => _processes.Find(name) ?? throw new ToolException($"{name} ya no está en marcha.");

    public static string SiloName(int index) => string.Create(CultureInfo.InvariantCulture, $"silo-{index}");

    public static string WebName(int index) => string.Create(CultureInfo.InvariantCulture, $"web-{index}");

    private void Ensure(string name, Func<string> assembly, Dictionary<string, string> environment)
    {
        if (_processes.Find(name) is not null)
            return;
        var child = Launcher.Start(name, assembly(), environment, LogOf(name));
        _processes.Add(child);
        _startedNow.Add(child);
    }

    private Task ReadyAsync(string name, Uri health, CancellationToken cancellation) =>
        HealthProbe.WaitAsync(Child(name), health, LogOf(name), cancellation);

    private string LogOf(string name) => Path.Combine(Folder.Logs, name + ".log");
}
