using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Elections;

/// <summary>
/// The rows of one import. Written once. Schema 2: entries know their affirmative actions and whether they are a
/// reelection; an import of schema 1 goes on with neither.
/// </summary>
public sealed record ImportState
{
    public const int CurrentSchema = 2;

    public int Schema { get; init; } = CurrentSchema;

    public string Election { get; init; } = "";

    public Guid OperationId { get; init; }

    public ImmutableArray<RegistryEntry> Entries { get; init; } = [];

    /// <summary>Candidacy of each entry, same order.</summary>
    public ImmutableArray<string> Ids { get; init; } = [];
}

/// <summary>How far it is. Apart from the rows, which are large and do not change.</summary>
public sealed record ImportProgressState
{
    public int Applied { get; init; }
}

/// <summary>
/// Applies an import chunk by chunk, each chunk a turn, so that progress can be read between two. A crash loses at
/// most a chunk's cursor, and the chunk's commands are repeats: a one-minute reminder starts it again.
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

    private bool Unfinished => rows.RecordExists && progress.State.Applied < rows.State.Entries.Length;

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

    public Task<ImportProgress?> GetProgress() => Task.FromResult(
        rows.RecordExists ? new ImportProgress(progress.State.Applied, rows.State.Entries.Length) : null);

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
        var to = Math.Min(from + ChunkSize, rows.State.Entries.Length);
        try
        {
            await Parallel.ForAsync(from, to, new ParallelOptions
            {
                MaxDegreeOfParallelism = Parallelism,
                CancellationToken = cancellation,
                TaskScheduler = TaskScheduler.Current,
            }, async (i, _) => await Register(i));
            await this.Save(progress, new ImportProgressState { Applied = to });
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // The reminder starts it again at the same chunk.
            LogChunkFailed(this.GetPrimaryKeyString(), from, e.GetType().Name);
            _timer?.Dispose();
            _timer = null;
        }
    }

    private async Task Register(int index)
    {
        var outcome = await GrainFactory.GetGrain<ICandidacyGrain>(rows.State.Ids[index]).Execute(new RegisterCandidacy
        {
            OperationId = OperationIds.Derive(rows.State.OperationId, rows.State.Entries[index].Key),
            Actor = Actor.ForSystem("registro"),
            ReceivedAt = clock.Now,
            Election = rows.State.Election,
            Entry = rows.State.Entries[index],
        });
        if (!outcome.Accepted && outcome.Code != Refusals.AlreadyRegistered.Code)
            throw new InvalidOperationException(outcome.Code);
    }

    [LoggerMessage(2201, LogLevel.Warning, "Import {ImportId} stopped at row {From} ({Reason}); the reminder resumes it")]
    private partial void LogChunkFailed(string importId, int from, string reason);
}
