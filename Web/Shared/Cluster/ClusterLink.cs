using Conoceles.Hosting;

namespace Conoceles.Web.Shared.Cluster;

/// <summary>Knows whether this process is connected to any silo, from the client's own notices.</summary>
public sealed class ClusterLink : IClusterConnectionStatusObserver
{
    private int _gateways;

    public bool IsConnected => Volatile.Read(ref _gateways) > 0;

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered) =>
        Volatile.Write(ref _gateways, currentNumberOfGateways);

    public void NotifyClusterConnectionLost() => Volatile.Write(ref _gateways, 0);

    internal ReadinessPart Readiness => new(
        "cluster", _ => Task.FromResult(IsConnected ? null : "no hay conexión con ningún silo"));
}
