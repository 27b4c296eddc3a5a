namespace Conoceles.Grains.Candidacies;

/// <summary>
/// The named places between a command's arrival and its answer where a crash is survived. Tests enumerate them from
/// here and crash at each; one that no test visits fails.
/// </summary>
public enum FaultPoint
{
    /// <summary>The rule decided; nothing was written.</summary>
    Decided,

    /// <summary>The vault sealed the answers; the state does not name the seal yet.</summary>
    Sealed,

    /// <summary>Committed; nothing was projected.</summary>
    Saved,

    /// <summary>Projected; the answer was not sent.</summary>
    Projected,
}

/// <summary>Called at each fault point. Does nothing in production.</summary>
public interface IFaultPoints
{
    void Reach(FaultPoint point, string candidacyId);
}

/// <summary>The production one.</summary>
public sealed class NoFaults : IFaultPoints
{
    public void Reach(FaultPoint point, string candidacyId)
    {
    }
}
