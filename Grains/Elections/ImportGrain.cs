using System.Collections.Concurrent;
using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Elections;

/// <summary>
/// Applies an import chunk by chunk, each chunk a turn, so that progress can be read between two. A crash loses at
/// most a chunk's cursor, and the chunk's commands are repeats: a one-minute reminder starts it again. An entry that
/// its candidacy refuses is put down and the import goes on: the refusal would be the same tomorrow.
/// </summary>
public sealed partial class ImportGrain(
    [PersistentState(StorageNames.Import, StorageNames.CurricularProvider)] IPersistentState<ImportState> rows,
    [PersistentState(StorageNames.ImportProgress, StorageNames.CurricularProvider)] IPersistentState<ImportProgressState> progress,
    LegalClock clock,
    ILogger<ImportGrain> logger) : Grain, IImportGrain, IRemindable
{
    private const string Reminder = "import";
    private const int ChunkSize = 100;
    private const int Parallelism = 16;
    private static readonly TimeSpan ReminderPeriod = TimeSpan.FromMinutes(1);
    private IGrainTimer? _timer;

    /// <summary>Refusals that pass by themselves: the rows are given again.</summary>
    private static readonly string[] _passing = [Refusals.ClockSkew.Code, Refusals.TooManyPendingEntries.Code, Refusals.SchemaHeld.Code];

    private bool Unfinished => rows.RecordExists
        && (progress.State.Applied < rows.State.Entries.Length || progress.State.Refusals is { Told: false });

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (rows.State.Schema > ImportState.CurrentSchema)
            throw new NewerSchemaException(StorageNames.Import, this.GetPrimaryKeyString(), rows.State.Schema, ImportState.CurrentSchema);
        if (Unfinished)
            StartTimer();
        return Task.CompletedTask;
    }

    public async Task Start(ImportRegistry command, string election, ImmutableArray<string> candidacyIds)
    {
        if (!rows.RecordExists)
        {
            // Before the state: an extra tick is harmless, a missing one is not.
            await this.RegisterOrUpdateReminder(Reminder, ReminderPeriod, ReminderPeriod);
            await this.Save(rows, new ImportState
            {
                Election = election,
                OperationId = command.OperationId,
                Entries = command.Entries,
                Ids = candidacyIds,
            });
        }

        if (Unfinished)
            StartTimer();
    }

    public Task<ImportProgress?> GetProgress()
    {
        if (!rows.RecordExists)
            return Task.FromResult<ImportProgress?>(null);
        var refused = progress.State.Refusals?.Rows.Length ?? 0;
        return Task.FromResult<ImportProgress?>(new ImportProgress(progress.State.Applied - refused, rows.State.Entries.Length)
        {
            RefusedCount = refused,
            Refused = progress.State.Refusals?.Listed ?? [],
        });
    }

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (Unfinished)
            StartTimer();
        else if (await this.GetReminder(Reminder) is { } reminder)
            await this.UnregisterReminder(reminder);
    }

    private void StartTimer() => _timer ??= this.RegisterGrainTimer(
        ApplyChunk, new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromMilliseconds(1)) { KeepAlive = true });

    private async Task ApplyChunk(CancellationToken cancellation)
    {
        if (!Unfinished)
        {
            _timer?.Dispose();
            _timer = null;
            return;
        }

        var from = progress.State.Applied;
        try
        {
            if (from < rows.State.Entries.Length)
                await Apply(from, Math.Min(from + ChunkSize, rows.State.Entries.Length), cancellation);
            else
                await TellElection(progress.State.Refusals!);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The reminder starts it again at the same chunk.
            LogChunkFailed(this.GetPrimaryKeyString(), from, e.GetType().Name);
            _timer?.Dispose();
            _timer = null;
        }
    }

    private async Task Apply(int from, int to, CancellationToken cancellation)
    {
        var refused = new ConcurrentBag<(int Row, RefusedEntry Entry)>();
        await Parallel.ForAsync(from, to, new ParallelOptions
        {
            MaxDegreeOfParallelism = Parallelism,
            CancellationToken = cancellation,
            TaskScheduler = TaskScheduler.Current,
        }, async (i, _) =>
        {
            if (await Register(i) is { } refusal)
                refused.Add((i, refusal));
        });
        var refusals = refused.IsEmpty ? progress.State.Refusals : ImportRefusals.Of(progress.State.Refusals, [.. refused.OrderBy(r => r.Row)]);
        await this.Save(progress, new ImportProgressState { Applied = to, Refusals = refusals });
    }

    private async Task TellElection(ImportRefusals refusals)
    {
        await GrainFactory.GetGrain<IElectionGrain>(rows.State.Election).Forget([.. refusals.Rows.Select(r => rows.State.Entries[r].Key)]);
        await this.Save(progress, progress.State with { Refusals = refusals with { Told = true } });
    }

    private async Task<RefusedEntry?> Register(int index)
    {
        var (id, entry) = (rows.State.Ids[index], rows.State.Entries[index]);
        var outcome = await GrainFactory.GetGrain<ICandidacyGrain>(id).Execute(new RegisterCandidacy
        {
            OperationId = OperationIds.Derive(rows.State.OperationId, entry.Key),
            Actor = Actor.ForSystem("registro"),
            ReceivedAt = clock.Now,
            Election = rows.State.Election,
            Entry = entry,
        });
        if (outcome.Accepted || outcome.Code == Refusals.AlreadyRegistered.Code)
            return null;
        return _passing.Contains(outcome.Code)
            ? throw new InvalidOperationException(outcome.Code)
            : new RefusedEntry(entry.Key, id, outcome.Code, outcome.Message);
    }

    [LoggerMessage(2201, LogLevel.Warning, "Import {ImportId} stopped at row {From} ({Reason}); the reminder resumes it")]
    private partial void LogChunkFailed(string importId, int from, string reason);
}
