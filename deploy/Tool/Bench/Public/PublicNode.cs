using System.Diagnostics;
using System.Globalization;
using Conoceles.Deploy.Processes;
using Conoceles.Deploy.Running;
using Npgsql;

namespace Conoceles.Deploy.Bench.Public;

/// <summary>One node of the citizens' site.</summary>
internal sealed class PublicNode : IAsyncDisposable
{
    private static readonly TimeSpan _look = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan _patience = TimeSpan.FromMinutes(5);
    private readonly Child _child;
    private readonly string _name;

    private PublicNode(Child child, Uri url, string name, double seconds) => (_child, Url, _name, StartSeconds) = (child, url, name, seconds);

    public Uri Url { get; }

    /// <summary>From its start to ready and its first page.</summary>
    public double StartSeconds { get; }

    /// <summary>Resident, in GB.</summary>
    public double Memory
    {
        get
        {
            var line = File.ReadLines($"/proc/{_child.Pid}/status").First(l => l.StartsWith("VmRSS:", StringComparison.Ordinal));
            return double.Parse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture) / 1_000_000 * 1.024;
        }
    }

    /// <param name="pinned">On the servers' core, beside the load's.</param>
    public static async Task<PublicNode> StartAsync(BenchInstallation bench, int number, bool pinned, CancellationToken cancellation)
    {
        var (settings, url, health, name) = bench.PublicNode(number);
        // What is measured is the site and not who may ask how much of it from one network.
        settings["Limits__Searches"] = "0";
        string[] command = [Launcher.Dotnet, Repository.Web];
        var log = bench.LogOf($"nodo-{number}");
        var clock = Stopwatch.StartNew();
        var child = Launcher.Start($"nodo-{number}", pinned ? PinnedServers.Pinned(command) : command, Path.GetDirectoryName(Repository.Web)!, settings, log);
        try
        {
            foreach (var address in new[] { health, url })
            {
                while (await HealthProbe.ProblemAsync(address, cancellation) is { } problem)
                {
                    if (!child.IsAlive || clock.Elapsed > _patience)
                        throw new ToolException($"El nodo no quedó listo ({log}): {problem}");
                    await Task.Delay(_look, cancellation);
                }
            }
        }
        catch
        {
            // Nobody else knows of it: it would keep its port from the next.
            await child.StopAsync(Stopping.Patience);
            throw;
        }

        return new PublicNode(child, url, name, clock.Elapsed.TotalSeconds);
    }

    /// <summary>Deletes the copy that a node left on the disk.</summary>
    public static void Forget(BenchInstallation bench, int number)
    {
        if (bench.PublicNode(number).Settings.TryGetValue("Web__PublicCopy", out var copy) && Directory.Exists(copy))
            Directory.Delete(copy, recursive: true);
    }

    /// <summary>Returns when every profile is made, as the node itself tells operators every few seconds.</summary>
    public async Task WarmAsync(NpgsqlDataSource main, CancellationToken cancellation)
    {
        var waited = Stopwatch.StartNew();
        while (true)
        {
            await using var command = main.CreateCommand(
                "select (facts ->> 'warmGeneration')::bigint = (facts ->> 'publicGeneration')::bigint from operations.node where name = $1 and started > now() - interval '1 hour' order by started desc limit 1");
            command.Parameters.Add(new NpgsqlParameter { Value = _name });
            if (await command.ExecuteScalarAsync(cancellation) is true)
                return;
            if (waited.Elapsed > _patience)
                throw new ToolException("El nodo no terminó de hacer sus páginas.");
            await Task.Delay(_look, cancellation);
        }
    }

    public async ValueTask DisposeAsync() => await _child.StopAsync(Stopping.Patience);
}
