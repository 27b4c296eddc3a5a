using Conoceles.Elections;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Mail;
using Conoceles.Grains.Mail.Rules;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Sweeps;

/// <summary>Reminds the UT of what its work plan has due and overdue (product §5). The key is the election's slug.</summary>
[Alias("IPlanSweepGrain")]
public interface IPlanSweepGrain : IGrainWithStringKey
{
    /// <summary>Registers its one-minute reminder; a repeat changes nothing.</summary>
    [Alias("Arm")]
    Task Arm();
}

/// <summary>Which reminders an instant asks for is <see cref="PlanReminderRules"/>; that none is given twice, the outbox.</summary>
public sealed partial class PlanSweepGrain(ElectionCatalog elections, Outbox outbox, MailSettings settings, LegalClock clock, ILogger<PlanSweepGrain> logger)
    : SweepGrain(clock), IPlanSweepGrain
{
    protected override string ReminderName => "plan";

    protected override async Task Sweep()
    {
        var now = Now;
        if (await elections.Get(Slug) is not { Definition: { Plan.IsEmpty: false } election })
            return;
        var written = 0;
        foreach (var reminder in PlanReminderRules.At(now, await Plan(election)))
            written += await outbox.Write(PlanReminderText.Compose(reminder, election, settings.Site), now) ? 1 : 0;
        if (written > 0)
            LogWritten(Slug, written);
    }

    protected override async Task<DateTimeOffset?> Next(DateTimeOffset after) =>
        await elections.Get(Slug) is { Definition: { Plan.IsEmpty: false } election } ? PlanReminderRules.Next(after, await Plan(election)) : null;

    private async Task<IReadOnlyList<PlannedActivity>> Plan(ElectionDefinition election) =>
        WorkPlan.Of(election, await GrainFactory.GetGrain<IWorkPlanGrain>(Slug).GetActs());

    [LoggerMessage(2303, LogLevel.Information, "Reminders of the work plan of {Election}: {Count} written")]
    private partial void LogWritten(string election, int count);
}
