using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Projection;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Sweeps;

/// <summary>Verifies what nobody reviewed within the election's term (product §3). The key is the election's slug.</summary>
[Alias("IReviewSweepGrain")]
public interface IReviewSweepGrain : IGrainWithStringKey
{
    /// <summary>Registers its one-minute reminder; a repeat changes nothing.</summary>
    [Alias("Arm")]
    Task Arm();
}

/// <summary>
/// The term is each candidacy's own, and it is checked again by its command: the sweep only looks, once a minute for all of
/// them, for those whose term passed. A term of zero hours switches it off.
/// </summary>
public sealed partial class ReviewSweepGrain(
    ProjectionDatabases databases, LegalClock clock, ILogger<ReviewSweepGrain> logger)
    : Grain, IReviewSweepGrain, IRemindable
{
    private const string Reminder = "review";
    private const int Parallelism = 8;
    private const int Batch = 200;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(1);
    private static readonly Actor Reviewer = Actor.ForSystem("revision");
    private IGrainTimer? _nextTerm;

    private string Slug => this.GetPrimaryKeyString();

    public Task Arm() => this.RegisterOrUpdateReminder(Reminder, Period, Period);

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        await Sweep();
        await ArmTimer();
    }

    private async Task Sweep()
    {
        if (await Term() is not { } term)
            return;
        var due = await Due(clock.Now - term);
        if (due.Count == 0)
            return;
        LogDue(Slug, due.Count);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, TaskScheduler = TaskScheduler.Current },
            async (id, _) => await Verify(id));
    }

    private async Task Verify(string id)
    {
        var grain = GrainFactory.GetGrain<ICandidacyGrain>(id);
        // The row may be behind: the candidacy says its version, and refuses if somebody reviews it in between.
        if (await grain.Read(Reviewer) is not { Status: CandidacyStatus.Captured } candidacy)
            return;
        await grain.Execute(new Verify
        {
            // Of an opening: after an agreement reopened the capture it is another act.
            OperationId = OperationIds.Derive(Guid.Empty, $"verify/{id}/{candidacy.Opening}"),
            Actor = Reviewer,
            ReceivedAt = clock.Now,
            SeenVersion = candidacy.Version,
            ConformingSections = [],
        });
    }

    private async Task<TimeSpan?> Term() =>
        await GrainFactory.GetGrain<IElectionGrain>(Slug).GetCalendar() is { ReviewHours: > 0 and var hours } ? TimeSpan.FromHours(hours) : null;

    private async Task<List<string>> Due(DateTimeOffset submittedBefore)
    {
        await using var command = databases.Curricular.CreateCommand(
            """
            select candidacy_id from oversight.candidacy where election = $1 and status = $2 and submitted_at <= $3
            order by submitted_at, candidacy_id limit $4
            """);
        command.Parameters.AddWithValue(Slug);
        command.Parameters.AddWithValue(nameof(CandidacyStatus.Captured));
        command.Parameters.AddWithValue(submittedBefore.ToUniversalTime());
        command.Parameters.AddWithValue(Batch);
        await using var reader = await command.ExecuteReaderAsync();
        var due = new List<string>();
        while (await reader.ReadAsync())
            due.Add(reader.GetString(0));
        return due;
    }

    /// <summary>A term that ends within the next minute gets a timer, so that the system acts when it said it would.</summary>
    private async Task ArmTimer()
    {
        _nextTerm?.Dispose();
        _nextTerm = null;
        if (await Term() is not { } term || await OldestAfter(clock.Now - term) is not { } submitted)
            return;
        var wait = submitted + term - clock.Now;
        if (wait < Period)
            _nextTerm = this.RegisterGrainTimer(Sweep, wait > TimeSpan.Zero ? wait : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private async Task<DateTimeOffset?> OldestAfter(DateTimeOffset submittedAfter)
    {
        await using var command = databases.Curricular.CreateCommand(
            "select min(submitted_at) from oversight.candidacy where election = $1 and status = $2 and submitted_at > $3");
        command.Parameters.AddWithValue(Slug);
        command.Parameters.AddWithValue(nameof(CandidacyStatus.Captured));
        command.Parameters.AddWithValue(submittedAfter.ToUniversalTime());
        return await command.ExecuteScalarAsync() is DateTime submitted ? new DateTimeOffset(submitted, TimeSpan.Zero) : null;
    }

    [LoggerMessage(2302, LogLevel.Information, "Review sweep of {Election}: {Count} unreviewed within the term")]
    private partial void LogDue(string election, int count);
}
