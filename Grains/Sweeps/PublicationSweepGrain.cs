using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Projection;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Sweeps;

/// <summary>Publishes what is verified when its office's window is open. The key is the election's slug.</summary>
[Alias("IPublicationSweepGrain")]
public interface IPublicationSweepGrain : IGrainWithStringKey
{
    /// <summary>Registers its one-minute reminder; a repeat changes nothing.</summary>
    [Alias("Arm")]
    Task Arm();
}

/// <summary>
/// A shared legal instant: one reminder for the election instead of one per candidacy. Reminders make things happen;
/// the window is checked again by each candidacy's own command.
/// </summary>
public sealed partial class PublicationSweepGrain(
    ProjectionDatabases databases, LegalClock clock, ILogger<PublicationSweepGrain> logger)
    : Grain, IPublicationSweepGrain, IRemindable
{
    private const string Reminder = "publication";
    private const int Parallelism = 8;
    private const int Batch = 200;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private IGrainTimer? _nextOpening;

    private string Slug => this.GetPrimaryKeyString();

    public Task Arm() => this.RegisterOrUpdateReminder(Reminder, Period, Period);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Sweep();
        await ArmTimer();
    }

    private async Task Sweep()
    {
        var due = await Due();
        if (due.Count == 0)
            return;
        LogDue(Slug, due.Count);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, TaskScheduler = TaskScheduler.Current },
            async (id, _) => await GrainFactory.GetGrain<ICandidacyGrain>(id).Execute(new Publish
            {
                OperationId = OperationIds.Derive(Guid.Empty, "publish/" + id),
                Actor = Actor.ForSystem("publicacion"),
                ReceivedAt = clock.Now,
            }));
    }

    private async Task<List<string>> Due()
    {
        await using var command = databases.Curricular.CreateCommand(
            "select candidacy_id from oversight.candidacy where election = $1 and status = $2 and publication_opens <= $3 limit $4");
        command.Parameters.AddWithValue(Slug);
        command.Parameters.AddWithValue(nameof(CandidacyStatus.Verified));
        command.Parameters.AddWithValue(clock.Now.ToUniversalTime());
        command.Parameters.AddWithValue(Batch);
        await using var reader = await command.ExecuteReaderAsync();
        var due = new List<string>();
        while (await reader.ReadAsync())
            due.Add(reader.GetString(0));
        return due;
    }

    /// <summary>An opening within the next minute gets a timer, so that citizens do not wait for the reminder.</summary>
    private async Task ArmTimer()
    {
        _nextOpening?.Dispose();
        _nextOpening = null;
        if (await GrainFactory.GetGrain<IElectionGrain>(Slug).GetCalendar() is not { } calendar)
            return;
        var wait = calendar.Publication.Values.Select(w => w.Opens - clock.Now).Where(w => w > TimeSpan.Zero).DefaultIfEmpty(TimeSpan.MaxValue).Min();
        if (wait < Period)
            _nextOpening = this.RegisterGrainTimer(Sweep, wait, Timeout.InfiniteTimeSpan);
    }

    [LoggerMessage(2301, LogLevel.Information, "Publication sweep of {Election}: {Count} verified and open")]
    private partial void LogDue(string election, int count);
}
