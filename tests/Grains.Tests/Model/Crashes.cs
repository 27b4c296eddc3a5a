using System.Collections.Concurrent;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Tests.Cluster;

namespace Conoceles.Grains.Tests.Model;

/// <summary>Crashes at a fault point of a candidacy, once each time it is told to, and counts where it did.</summary>
internal sealed class Crashes : IFaultPoints
{
    private readonly ConcurrentDictionary<string, (FaultPoint Point, int Pass)> _armed = new();

    public ConcurrentDictionary<FaultPoint, int> Happened { get; } = new();

    /// <param name="pass">How many times the point is passed before: 1 is the command that the grain gives itself after the first.</param>
    public void Arm(string candidacy, FaultPoint point, int pass) => _armed[candidacy] = (point, pass);

    public void Disarm(string candidacy) => _armed.TryRemove(candidacy, out _);

    public void Reach(FaultPoint point, string candidacyId)
    {
        if (!_armed.TryGetValue(candidacyId, out var armed) || armed.Point != point)
            return;
        if (armed.Pass > 0)
        {
            _armed[candidacyId] = (point, armed.Pass - 1);
            return;
        }

        _armed.TryRemove(candidacyId, out _);
        Happened.AddOrUpdate(point, 1, (_, n) => n + 1);
        throw new InjectedFaultException(point);
    }
}
