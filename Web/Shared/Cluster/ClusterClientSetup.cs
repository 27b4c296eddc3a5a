using Orleans.Configuration;

namespace Conoceles.Web.Shared.Cluster;

/// <summary>The Orleans client of the private roles.</summary>
internal static class ClusterClientSetup
{
    /// <summary>One service, whatever the cluster: state and reminders are named by it.</summary>
    private const string ServiceId = "conoceles";

    private static readonly TimeSpan Retry = TimeSpan.FromSeconds(1);

    public static void AddClusterClient(this WebApplicationBuilder builder)
    {
        var configuration = builder.Configuration;
        var link = new ClusterLink();
        builder.Services.AddSingleton(link);
        builder.Services.AddSingleton(link.Readiness);
        builder.Services.AddSingleton<CandidacyCommands>();
        builder.Services.AddSingleton<ClusterQueries>();
        builder.Services.AddSingleton<ElectionReader>();
        // Kestrel must listen although the client waits for its first silo.
        builder.Services.Configure<HostOptions>(o => o.ServicesStartConcurrently = true);
        builder.UseOrleansClient(client =>
        {
            client.UseAdoNetClustering(o =>
            {
                o.Invariant = "Npgsql";
                o.ConnectionString = configuration.GetConnectionString("Web");
            });
            client.AddClusterConnectionStatusObserver(link);
            client.AddActivityPropagation();
            client.UseConnectionRetryFilter(async (_, cancellation) =>
            {
                await Task.Delay(Retry, cancellation);
                return true;
            });
            client.Configure<ClusterOptions>(o =>
            {
                o.ServiceId = ServiceId;
                o.ClusterId = configuration["Cluster:ClusterId"] ?? "conoceles";
            });
            // Short: a call on its way to a silo that died is only known to be lost by this, and its repeat is harmless.
            client.Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(2));
            client.Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5));
        });
        // After the client, so that it can be used.
        builder.Services.AddHostedService<ClusterWake>();
    }
}
