using Conoceles.Cuts;
using Conoceles.Elections;

namespace Conoceles.Grains.Sweeps;

/// <summary>Wakes whoever makes the cuts, at their hours and after a crash. The key is the election's slug.</summary>
[Alias("ICutSweepGrain")]
public interface ICutSweepGrain : IGrainWithStringKey
{
    /// <summary>Registers its one-minute reminder; a repeat changes nothing.</summary>
    [Alias("Arm")]
    Task Arm();
}

/// <summary>What is due is for <see cref="ICutGrain"/> to know: here is only the clock.</summary>
public sealed class CutSweepGrain(LegalClock clock) : SweepGrain(clock), ICutSweepGrain
{
    protected override string ReminderName => "cut";

    protected override Task Sweep() => GrainFactory.GetGrain<ICutGrain>(Slug).Continue();

    protected override Task<DateTimeOffset?> Next(DateTimeOffset after) => GrainFactory.GetGrain<ICutGrain>(Slug).NextScheduled(after);
}
