using Conoceles.Arco;
using Conoceles.Elections;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Mail;
using Conoceles.Grains.Mail.Rules;
using Conoceles.Grains.Projection;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Sweeps;

/// <summary>Reminds the UT of the terms of requests about personal data, and repairs their rows. The key is the election's slug.</summary>
[Alias("IArcoSweepGrain")]
public interface IArcoSweepGrain : IGrainWithStringKey
{
    /// <summary>Registers its one-minute reminder; a repeat changes nothing.</summary>
    [Alias("Arm")]
    Task Arm();
}

/// <summary>Which reminders an instant asks for is <see cref="ArcoReminderRules"/>; that none is given twice, the outbox.</summary>
public sealed partial class ArcoSweepGrain(
    ArcoRows rows, ElectionCatalog elections, Outbox outbox, MailSettings settings, LegalClock clock, ILogger<ArcoSweepGrain> logger)
    : SweepGrain(clock), IArcoSweepGrain
{
    /// <summary>Beyond the notice, so that one that comes before the next reminder is known.</summary>
    private static readonly TimeSpan Ahead = ArcoReminderRules.Notice + TimeSpan.FromMinutes(2);

    protected override string ReminderName => "arco";

    protected override async Task Sweep()
    {
        var now = Now;
        if (await elections.Get(Slug) is not { } election)
            return;
        // First what a crash left behind, and dates that the calendar moved: reminders are made of the rows.
        await GrainFactory.GetGrain<IArcoRegisterGrain>(Slug).Complete();
        foreach (var id in await rows.Behind(Slug, election.Calendar.DefinitionVersion))
            await GrainFactory.GetGrain<IArcoRequestGrain>(id).Show();
        var written = 0;
        foreach (var reminder in ArcoReminderRules.At(now, await Running(now)))
            written += await outbox.Write(ArcoReminderText.Compose(reminder, election.Definition, settings.Site), now) ? 1 : 0;
        if (written > 0)
            LogWritten(Slug, written);
    }

    protected override async Task<DateTimeOffset?> Next(DateTimeOffset after) => ArcoReminderRules.Next(after, await Running(after));

    private Task<List<RunningArcoTerm>> Running(DateTimeOffset now) => rows.Running(Slug, now - ArcoReminderRules.Notice, now + Ahead);

    [LoggerMessage(2305, LogLevel.Information, "Reminders of requests about personal data of {Election}: {Count} written")]
    private partial void LogWritten(string election, int count);
}
