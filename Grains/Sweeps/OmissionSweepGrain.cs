using Conoceles.Elections;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Mail;
using Conoceles.Grains.Mail.Rules;
using Conoceles.Grains.Projection;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Sweeps;

/// <summary>Composes the file of each capture that closed without a submission, and tells its party. The key is the election's slug.</summary>
[Alias("IOmissionSweepGrain")]
public interface IOmissionSweepGrain : IGrainWithStringKey
{
    /// <summary>Registers its one-minute reminder; a repeat changes nothing.</summary>
    [Alias("Arm")]
    Task Arm();
}

/// <summary>
/// What it does is evidence, not the closing itself: a command received after the closing was refused before any of this
/// (omisa is derived). It looks some batches at a time, so that a hundred thousand do not make one endless turn.
/// </summary>
public sealed partial class OmissionSweepGrain(
    OmissionFiles files, ElectionCatalog elections, Outbox outbox, MailSettings settings, LegalClock clock, ILogger<OmissionSweepGrain> logger)
    : SweepGrain(clock), IOmissionSweepGrain
{
    /// <summary>What was received in time may be decided up to two minutes later (CandidacyGrain), and its row some seconds after.</summary>
    public static readonly TimeSpan Settled = TimeSpan.FromMinutes(3);

    private const int Batches = 10;

    /// <summary>After which id the next turn goes on; null when the last one came to the end.</summary>
    private string? _after;

    protected override string ReminderName => "omission";

    protected override async Task Sweep()
    {
        var composed = 0;
        string? after = _after ?? "";
        _after = null;
        if (await elections.Get(Slug) is not { } election)
            return;
        for (var i = 0; i < Batches && after is not null; i++)
        {
            (var some, after) = await files.Compose(election, Now - Settled, after);
            composed += some;
        }

        if (composed > 0)
            LogComposed(Slug, composed);
        // A notice says how many: not before all of them are there.
        if ((_after = after) is not null)
            return;
        foreach (var closed in await files.Closed(Slug, Now - OmissionText.Told))
            await outbox.Write(OmissionText.Compose(closed, election.Definition, settings.Site, Now), Now);
    }

    protected override async Task<DateTimeOffset?> Next(DateTimeOffset after) =>
        _after is not null ? after : await files.NextClosing(Slug, after - Settled) + Settled;

    [LoggerMessage(2304, LogLevel.Information, "Omissions of {Election}: {Count} files")]
    private partial void LogComposed(string election, int count);
}
