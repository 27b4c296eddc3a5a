using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Operations.Cluster;

/// <summary>One silo as the membership says.</summary>
public sealed record SiloLine(string Name, string Address, string Status, DateTimeOffset Started, DateTimeOffset LastAlive);

/// <summary>Activations of one grain type on one silo.</summary>
public sealed record ActivationLine(string GrainType, string Silo, int Count);

/// <summary><c>/operacion</c>: silos and activations, from the cluster's own management grain.</summary>
internal static class ClusterStatus
{
    public static async Task<IResult> Answer(HttpContext context, IGrainFactory grains, ClusterLink link)
    {
        if (!link.IsConnected)
            return Page(away: true, [], []);
        var management = grains.GetGrain<IManagementGrain>(0);
        try
        {
            var hosts = await management.GetDetailedHosts(onlyActive: false);
            var statistics = await management.GetSimpleGrainStatistics();
            return Page(away: false, Silos(hosts), Activations(statistics, hosts));
        }
        catch (Exception e) when (Transient.Is(e))
        {
            return Page(away: true, [], []);
        }
    }

    private static IResult Page(bool away, IReadOnlyList<SiloLine> silos, IReadOnlyList<ActivationLine> activations) =>
        Pages.Render<ClusterPage>(
            (nameof(ClusterPage.Away), away), (nameof(ClusterPage.Silos), silos), (nameof(ClusterPage.Activations), activations));

    private static SiloLine[] Silos(MembershipEntry[] hosts) =>
        [.. hosts
            .OrderBy(h => h.Status == SiloStatus.Active ? 0 : 1).ThenBy(h => h.SiloName, StringComparer.Ordinal)
            .Select(h => new SiloLine(h.SiloName, h.SiloAddress.ToString(), Name(h.Status), Utc(h.StartTime), Utc(h.IAmAliveTime)))];

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
