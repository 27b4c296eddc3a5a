using System.Text.Json.Serialization;

namespace Conoceles.Deploy.Processes;

/// <summary>A process that we started.</summary>
/// <param name="Name">Unique in the installation, e.g. <c>silo-0</c>.</param>
/// <param name="Pid">Process id.</param>
/// <param name="Started">Start time as <see cref="ProcessStart"/> counts it.</param>
public sealed record Child(string Name, int Pid, long Started)
{
    [JsonIgnore]
    public bool IsAlive => ProcessStart.Of(Pid) == Started;

    /// <summary>Asks it to end, and makes it when it has not after the time given.</summary>
    public async Task StopAsync(TimeSpan patience)
    {
        if (!IsAlive)
            return;
        Signals.AskToEnd(Pid);
        var waited = System.Diagnostics.Stopwatch.StartNew();
        while (IsAlive && waited.Elapsed < patience)
            await Task.Delay(50);
        if (IsAlive)
            Signals.End(Pid);
        while (IsAlive)
            await Task.Delay(20);
    }
}
