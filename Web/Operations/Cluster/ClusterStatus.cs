using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Npgsql;

namespace Conoceles.Web.Operations.Cluster;

/// <summary>How busy a silo is.</summary>
/// <param name="CpuPercent">Of all its cores.</param>
/// <param name="MemoryMegabytes">That it uses.</param>
/// <param name="IsOverloaded">It turns requests of clients away.</param>
public sealed record SiloLoad(int CpuPercent, int MemoryMegabytes, bool IsOverloaded);

/// <summary>One silo as the membership says.</summary>
public sealed record SiloLine(string Name, string Address, string Status, DateTimeOffset Started, DateTimeOffset LastAlive, SiloLoad? Load);

/// <summary>Activations of one grain type on one silo.</summary>
public sealed record ActivationLine(string GrainType, string Silo, int Count);

/// <summary>What the cluster says of itself.</summary>
public sealed record ClusterLines(IReadOnlyList<SiloLine> Silos, IReadOnlyList<ActivationLine> Activations);

/// <summary>What the databases say of processes and of the work that waits.</summary>
public sealed record WorkLines(IReadOnlyList<NodeRow> Nodes, IReadOnlyList<QueueLine> Queues, IReadOnlyList<(string Name, int Count)> Reminders);

/// <summary>The page; each half is null while what it asks is away, and the other half is shown.</summary>
public sealed record ClusterModel(ClusterLines? Cluster, WorkLines? Work);

/// <summary><c>/operacion</c>: silos and activations, from the cluster's own management grain; processes, queues and reminders.</summary>
internal static class ClusterStatus
{
    public static async Task<IResult> Answer(HttpContext context, IGrainFactory grains, ClusterLink link, NodeReader nodes)
    {
        var cluster = Cluster(grains, link);
        var work = Work(nodes, context.RequestAborted);
        return Pages.Render<ClusterPage>((nameof(ClusterPage.Model), new ClusterModel(await cluster, await work)));
    }

    private static async Task<ClusterLines?> Cluster(IGrainFactory grains, ClusterLink link)
    {
        if (!link.IsConnected)
            return null;
        var management = grains.GetGrain<IManagementGrain>(0);
        try
        {
            var hosts = await management.GetDetailedHosts(onlyActive: false);
            var active = hosts.Where(h => h.Status == SiloStatus.Active).Select(h => h.SiloAddress).ToArray();
            var loads = active.Zip(await management.GetRuntimeStatistics(active), (a, s) => (Address: a, Load: Load(s)))
                .ToDictionary(l => l.Address, l => l.Load);
            var statistics = await management.GetSimpleGrainStatistics();
            return new ClusterLines(Silos(hosts, loads), Activations(statistics, hosts));
        }
        catch (Exception e) when (Transient.Is(e))
        {
            return null;
        }
    }

    private static async Task<WorkLines?> Work(NodeReader nodes, CancellationToken cancellation)
    {
        try
        {
            return new WorkLines(await nodes.Nodes(cancellation), await nodes.Queues(cancellation), await nodes.Reminders(cancellation));
        }
        catch (Exception e) when (e is NpgsqlException or TimeoutException)
        {
            return null;
        }
    }

    private static SiloLoad Load(SiloRuntimeStatistics statistics) => new(
        (int)statistics.EnvironmentStatistics.FilteredCpuUsagePercentage,
        (int)(statistics.EnvironmentStatistics.FilteredMemoryUsageBytes / (1024 * 1024)),
        statistics.IsOverloaded);

    private static SiloLine[] Silos(MembershipEntry[] hosts, IReadOnlyDictionary<SiloAddress, SiloLoad> loads) =>
        [.. hosts
            .OrderBy(h => h.Status == SiloStatus.Active ? 0 : 1).ThenBy(h => h.SiloName, StringComparer.Ordinal)
            .Select(h => new SiloLine(
                h.SiloName, h.SiloAddress.ToString(), Name(h.Status), Utc(h.StartTime), Utc(h.IAmAliveTime), loads.GetValueOrDefault(h.SiloAddress)))];

    private static ActivationLine[] Activations(SimpleGrainStatistic[] statistics, MembershipEntry[] hosts) =>
        [.. statistics
            .GroupBy(s => (GrainType: ShortName(s.GrainType), Silo: hosts.FirstOrDefault(h => h.SiloAddress.Equals(s.SiloAddress))?.SiloName ?? s.SiloAddress.ToString()))
            .Select(g => new ActivationLine(g.Key.GrainType, g.Key.Silo, g.Sum(s => s.ActivationCount)))
            .OrderBy(a => a.GrainType, StringComparer.Ordinal).ThenBy(a => a.Silo, StringComparer.Ordinal)];

    // «Conoceles.Grains.Candidacies.CandidacyGrain,Conoceles.Grains» says CandidacyGrain.
    private static string ShortName(string type) => type.Split(',')[0].Split('.')[^1];

    private static DateTimeOffset Utc(DateTime time) => new(DateTime.SpecifyKind(time, DateTimeKind.Utc));

    private static string Name(SiloStatus status) => status switch
    {
        SiloStatus.Active => "Activo",
        SiloStatus.Joining or SiloStatus.Created => "Entrando",
        SiloStatus.ShuttingDown or SiloStatus.Stopping => "Saliendo",
        SiloStatus.Dead => "Fuera",
        _ => "Desconocido",
    };
}
