using System.Collections.Concurrent;
using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Bulk;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Elections;

/// <summary>
/// Applies an import chunk by chunk. An entry that its candidacy refuses is put down and the import goes on: the refusal
/// would be the same tomorrow.
/// </summary>
public sealed class ImportGrain(
    [PersistentState(StorageNames.Import, StorageNames.CurricularProvider)] IPersistentState<ImportState> rows,
    [PersistentState(StorageNames.ImportProgress, StorageNames.CurricularProvider)] IPersistentState<ImportProgressState> progress,
    LegalClock clock,
    ILogger<ImportGrain> logger) : ResumableGrain(logger), IImportGrain
{
    private const int ChunkSize = 100;
    private const int Parallelism = 16;

    protected override string ReminderName => "import";

    /// <summary>It ends when its rows are no more.</summary>
    protected override bool Unfinished => rows.RecordExists && rows.State.Entries.Length > 0;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (rows.State.Schema > ImportState.CurrentSchema)
            throw new NewerSchemaException(StorageNames.Import, this.GetPrimaryKeyString(), rows.State.Schema, ImportState.CurrentSchema);
        Resume();
        return Task.CompletedTask;
    }

    public async Task Start(ImportRegistry command, string election, ImmutableArray<string> candidacyIds)
    {
        if (!rows.RecordExists)
        {
            await Arm();
            await this.Save(rows, new ImportState
            {
                Election = election,
                OperationId = command.OperationId,
                Entries = command.Entries,
                Ids = candidacyIds,
            });
        }

        Resume();
    }

    public Task<ImportProgress?> GetProgress()
    {
        if (!rows.RecordExists)
            return Task.FromResult<ImportProgress?>(null);
        var refused = progress.State.Refusals?.Rows.Length ?? 0;
        var all = Math.Max(progress.State.Applied, rows.State.Entries.Length);
        return Task.FromResult<ImportProgress?>(new ImportProgress(progress.State.Applied - refused, all)
        {
            RefusedCount = refused,
            Refused = progress.State.Refusals?.Listed ?? [],
        });
    }

    protected override Task Advance(CancellationToken cancellation)
    {
        var from = progress.State.Applied;
        return from < rows.State.Entries.Length ? Apply(from, Math.Min(from + ChunkSize, rows.State.Entries.Length), cancellation)
            : progress.State.Refusals is { Told: false } refusals ? TellElection(refusals)
            : this.Save(rows, rows.State with { Entries = [], Ids = [] });
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
        return Refusals.Passes(outcome.Code)
            ? throw new InvalidOperationException(outcome.Code)
            : new RefusedEntry(entry.Key, id, outcome.Code, outcome.Message);
    }
}
