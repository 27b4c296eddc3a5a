using Conoceles.Hosting;

namespace Conoceles.Web.Shared.Cluster;

/// <summary>Knows whether this process is connected to any silo, from the client's own notices.</summary>
public sealed class ClusterLink : IClusterConnectionStatusObserver
{
    private int _gateways;
    private volatile bool _everConnected;

    public bool IsConnected => Volatile.Read(ref _gateways) > 0;

    /// <summary>It was connected and no longer is.</summary>
    public bool IsLost => _everConnected && !IsConnected;

    public void NotifyGatewayCountChanged(int currentNumberOfGateways, int previousNumberOfGateways, bool connectionRecovered)
    {
        Volatile.Write(ref _gateways, currentNumberOfGateways);
        _everConnected |= currentNumberOfGateways > 0;
    }

    public void NotifyClusterConnectionLost() => Volatile.Write(ref _gateways, 0);

    internal ReadinessPart Readiness => new(
        "cluster", _ => Task.FromResult(IsConnected ? null : "no hay conexión con ningún silo"));
}
