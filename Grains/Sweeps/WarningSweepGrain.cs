using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Mail;
using Conoceles.Grains.Mail.Rules;
using Conoceles.Grains.Projection;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Sweeps;

/// <summary>Warns parties that captures close (product §5). The key is the election's slug.</summary>
[Alias("IWarningSweepGrain")]
public interface IWarningSweepGrain : IGrainWithStringKey
{
    /// <summary>Registers its one-minute reminder; a repeat changes nothing.</summary>
    [Alias("Arm")]
    Task Arm();
}

/// <summary>Which warnings an instant asks for is <see cref="WarningRules"/>; that none is given twice, the outbox.</summary>
public sealed partial class WarningSweepGrain(
    ProjectionDatabases databases, ElectionCatalog elections, Outbox outbox, MailSettings settings, LegalClock clock,
    ILogger<WarningSweepGrain> logger) : SweepGrain(clock), IWarningSweepGrain
{
    /// <summary>Beyond the horizon, so that a threshold that comes before the next reminder is known.</summary>
    private static readonly TimeSpan Ahead = WarningRules.Horizon + TimeSpan.FromMinutes(2);

    protected override string ReminderName => "warning";

    protected override async Task Sweep()
    {
        var now = Now;
        if (await elections.Get(Slug) is not { } election)
            return;
        var written = 0;
        foreach (var warning in WarningRules.Due(now, await Closing(now)))
            written += await outbox.Write(WarningText.Compose(warning, election.Definition, settings.Site, now), now) ? 1 : 0;
        if (written > 0)
            LogWritten(Slug, written);
    }

    protected override async Task<DateTimeOffset?> Next(DateTimeOffset after) => WarningRules.Next(after, await Closing(after));

    private async Task<List<ClosingCaptures>> Closing(DateTimeOffset now)
    {
        await using var command = databases.Curricular.CreateCommand(
            """
            select responsible_party, capture_closes,
              count(*) filter (where started = 0)::int, count(*) filter (where started > 0 and minimum_missing > 0)::int,
              count(*) filter (where started > 0 and minimum_missing = 0)::int, count(*) filter (where opening > 1)::int
            from oversight.candidacy
            where election = $1 and status = $2 and in_scope and capture_closes > $3 and capture_closes <= $4
            group by 1, 2 order by 2, 1
            """);
        command.Parameters.AddWithValue(Slug);
        command.Parameters.AddWithValue(nameof(CandidacyStatus.Pending));
        command.Parameters.AddWithValue(now.ToUniversalTime());
        command.Parameters.AddWithValue((now + Ahead).ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync();
        var closing = new List<ClosingCaptures>();
        while (await reader.ReadAsync())
        {
            closing.Add(new ClosingCaptures(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1))
            {
                NotStarted = reader.GetInt32(2),
                Started = reader.GetInt32(3),
                Ready = reader.GetInt32(4),
                Reopened = reader.GetInt32(5),
            });
        }

        return closing;
    }

    [LoggerMessage(2302, LogLevel.Information, "Warnings of {Election}: {Count} written")]
    private partial void LogWritten(string election, int count);
}
