namespace Conoceles.Web.Shared.Cluster;

/// <summary>
/// After the last silo is lost, asks the cluster something small every second until one answers. Orleans' client opens
/// a gateway's connection when a message wants it; as pages send none while the link is down, the silos that came back
/// would go unnoticed for half a minute.
/// </summary>
internal sealed class ClusterWake(ClusterLink link, IGrainFactory grains) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            // Before the first connection the client's own retry is at it.
            if (!link.IsLost)
                continue;
            try
            {
                await grains.GetGrain<IManagementGrain>(0).GetHosts(onlyActive: true, stoppingToken);
            }
            catch (Exception e) when (Transient.Is(e) && !stoppingToken.IsCancellationRequested)
            {
                // Still away; the link says so already.
            }
        }
    }
}
