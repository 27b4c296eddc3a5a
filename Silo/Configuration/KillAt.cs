using System.Diagnostics;
using Conoceles.Grains.Candidacies;

namespace Conoceles.Silo.Configuration;

/// <summary>
/// Ends this process, as kill -9 would, when a candidacy reaches a fault point: <c>Faults:KillAt=Saved:cand-…</c>.
/// Only in the Testing environment; anywhere else the setting stops the silo at start.
/// </summary>
internal sealed class KillAt(string setting) : IFaultPoints
{
    private readonly FaultPoint _point = Enum.Parse<FaultPoint>(setting.Split(':')[0]);
    private readonly string _candidacyId = setting.Split(':')[1];

    public static IFaultPoints Read(IConfiguration configuration, IHostEnvironment environment) =>
        configuration["Faults:KillAt"] is not { Length: > 0 } setting ? new NoFaults()
        : environment.IsEnvironment("Testing") ? new KillAt(setting)
        : throw new InvalidOperationException("faults-outside-testing: Faults:KillAt is set and this is not a test.");

    public void Reach(FaultPoint point, string candidacyId)
    {
        if (point == _point && candidacyId == _candidacyId)
            Process.GetCurrentProcess().Kill();
    }
}
