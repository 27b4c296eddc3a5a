using System.Diagnostics;
using System.Globalization;
using Npgsql;

namespace Conoceles.Deploy.Postgres;

/// <summary>
/// A PostgreSQL cluster of our own, made with the distribution's programs: nothing of the machine's other servers is
/// touched. It listens on the loopback and on a socket in a 0700 folder.
/// </summary>
public sealed class PrivateCluster
{
    private readonly string _binaries;
    private readonly ServerUser _user;
    private readonly ServerTuning _tuning;

    private PrivateCluster(string binaries, ServerUser user, string folder, int port, ServerTuning tuning)
    {
        (_binaries, _user, Folder, Port, _tuning) = (binaries, user, folder, port, tuning);
    }

    /// <summary>Real folder of the cluster: <c>data</c>, <c>socket</c>, <c>server.log</c>.</summary>
    public string Folder { get; }

    public int Port { get; }

    /// <summary>Folder of the unix socket, which is the host name for the superuser.</summary>
    public string SocketFolder => ServerFolder.SocketFolder(Folder);

    public string LogFile => Path.Combine(Folder, "server.log");

    private string Data => Path.Combine(Folder, "data");

    /// <summary>Finds or makes the cluster of a folder; it is not started.</summary>
    /// <param name="folder">Where it should live; a link is left there when it must live elsewhere.</param>
    /// <param name="say">Receives Spanish sentences for the console.</param>
    public static async Task<PrivateCluster> OpenAsync(
        string folder, int port, ServerTuning tuning, Action<string> say, CancellationToken cancellation = default)
    {
        var user = ServerUser.Current;
        var binaries = await ServerBinaries.FindAsync(cancellation);
        var real = await ServerFolder.PrepareAsync(Path.GetFullPath(folder), user, say, cancellation);
        var cluster = new PrivateCluster(binaries, user, real, port, tuning);
        await cluster.InitialiseAsync(cancellation);
        return cluster;
    }

    /// <summary>Starts the server and waits until it answers; nothing happens when it runs already.</summary>
    public async Task StartAsync(CancellationToken cancellation = default)
    {
        if (await IsRunningAsync(cancellation))
            return;
        await _user.WriteFileAsync(
            Path.Combine(Data, "conoceles.conf"), ServerSettings.Configuration(Port, SocketFolder, _tuning), cancellation);
        await _user.WriteFileAsync(Path.Combine(Data, "pg_hba.conf"), ServerSettings.HostBasedAccess(), cancellation);
        await _user.MakeFolderAsync(SocketFolder, cancellation);
        var result = await _user.TryAsync(
            [Program("pg_ctl"), "start", "--silent", "--wait", "--timeout=120", $"--pgdata={Data}", $"--log={LogFile}"], cancellation);
        if (result.ExitCode != 0)
            throw new ToolException($"PostgreSQL no arrancó; su bitácora es {LogFile}.\n{result.Error.Trim()}");
    }

    /// <summary>Stops the server, breaking its sessions but losing no commit.</summary>
    public async Task StopAsync(CancellationToken cancellation = default)
    {
        if (await IsRunningAsync(cancellation))
        {
            await _user.RunAsync(
                [Program("pg_ctl"), "stop", "--silent", "--wait", "--timeout=120", "--mode=fast", $"--pgdata={Data}"],
                cancellation: cancellation);
        }
    }

    /// <summary>Ends the server as a power cut would, for tests; its children notice and follow.</summary>
    public async Task KillAsync(CancellationToken cancellation = default)
    {
        if (await ProcessIdAsync(cancellation) is not { } id || !await IsRunningAsync(cancellation))
            return;
        using var process = Process.GetProcessById(id);
        process.Kill();
        await process.WaitForExitAsync(cancellation);
    }

    public async Task<bool> IsRunningAsync(CancellationToken cancellation = default) =>
        (await _user.TryAsync([Program("pg_ctl"), "status", $"--pgdata={Data}"], cancellation)).ExitCode == 0;

    /// <summary>The postmaster's process id as its own file says it; null when there is no such file.</summary>
    public async Task<int?> ProcessIdAsync(CancellationToken cancellation = default)
    {
        var result = await _user.TryAsync(["head", "-n", "1", Path.Combine(Data, "postmaster.pid")], cancellation);
        return int.TryParse(result.Output.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
    }

    /// <summary>Connection of the superuser over the socket.</summary>
    public string SuperuserConnection(string database = "postgres") => new NpgsqlConnectionStringBuilder
    {
        Host = SocketFolder,
        Port = Port,
        Database = database,
        Username = ServerSettings.Superuser,
        GssEncryptionMode = GssEncryptionMode.Disable,
    }.ConnectionString;

    private async Task InitialiseAsync(CancellationToken cancellation)
    {
        if ((await _user.TryAsync(["test", "-f", Path.Combine(Data, "PG_VERSION")], cancellation)).ExitCode == 0)
            return;
        // An initdb that was cut short leaves a folder that it refuses to continue.
        await _user.RunAsync(["rm", "-rf", "--", Data], cancellation: cancellation);
        List<string> initdb =
        [
            Program("initdb"), $"--pgdata={Data}", $"--username={ServerSettings.Superuser}", "--encoding=UTF8",
            "--locale=C.UTF-8", "--auth=scram-sha-256", "--auth-local=trust", "--data-checksums",
        ];
        if (_tuning == ServerTuning.Fast)
            initdb.Add("--no-sync");
        await _user.RunAsync(initdb, cancellation: cancellation);
        await _user.RunAsync(
            ["sh", "-c", "echo \"include 'conoceles.conf'\" >> \"$1\"", "sh", Path.Combine(Data, "postgresql.conf")],
            cancellation: cancellation);
    }

    private string Program(string name) => Path.Combine(_binaries, name);
}
