using Microsoft.Extensions.Hosting;
using Npgsql;
using Orleans.Configuration;

namespace Conoceles.Deploy.Demo;

/// <summary>The tool as a client of the cluster, with the web's role: it gives commands like anybody.</summary>
internal sealed class DemoCluster : IAsyncDisposable
{
    private readonly IHost _host;
    private readonly NpgsqlDataSource _source;

    private DemoCluster(IHost host, NpgsqlDataSource source) => (_host, _source) = (host, source);

    public IClusterClient Client => (IClusterClient)_host.Services.GetService(typeof(IClusterClient))!;

    public static async Task<DemoCluster> ConnectAsync(string clusterId, string webConnection, CancellationToken cancellation)
    {
        var source = NpgsqlDataSource.Create(webConnection);
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.UseOrleansClient(client => client
            .Configure<ClusterOptions>(o => (o.ServiceId, o.ClusterId) = ("conoceles", clusterId))
            // As the webs have them: a call to a silo that died is given again soon, with the same operation id.
            .Configure<ClientMessagingOptions>(o => o.ResponseTimeout = TimeSpan.FromSeconds(2))
            .Configure<GatewayOptions>(o => o.GatewayListRefreshPeriod = TimeSpan.FromSeconds(5))
            .UseAdoNetClustering(o =>
            {
                o.Invariant = "Npgsql";
                o.DataSource = source;
            }));
        var host = builder.Build();
        await host.StartAsync(cancellation);
        return new DemoCluster(host, source);
    }

    public async ValueTask DisposeAsync()
    {
        await _host.StopAsync();
        _host.Dispose();
        await _source.DisposeAsync();
    }
}
