using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Review.Rules;
using Conoceles.Review;

namespace Conoceles.Grains.Review;

/// <summary>
/// Gives out what waits for review. Whatever is given or renewed is written first: an owner that another silo replaced
/// finds out by its write, and can give nothing twice.
/// </summary>
public sealed class ReviewQueueGrain(
    [PersistentState(StorageNames.ReviewQueue, StorageNames.CurricularProvider)] IPersistentState<ReviewQueueState> storage,
    ProjectionDatabases databases,
    TimeProvider time) : Grain, IReviewQueueGrain
{
    /// <summary>Waiting rows that are looked at besides those that are held: the first ones may be verified and not projected yet.</summary>
    private const int Batch = 200;

    private string Slug => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (storage.State.Schema > ReviewQueueState.CurrentSchema)
            throw new NewerSchemaException(StorageNames.ReviewQueue, Slug, storage.State.Schema, ReviewQueueState.CurrentSchema);
        return base.OnActivateAsync(cancellationToken);
    }

    public async Task<ReviewLease?> TakeNext(Actor reviewer, string name)
    {
        if (!LeaseRules.Reviews(reviewer))
            return null;
        var now = time.GetUtcNow();
        foreach (var id in LeaseRules.InOrder(storage.State, reviewer.AccountId, await Waiting(), now))
        {
            // The list is derived and may be behind; the candidacy itself is not.
            if (await GrainFactory.GetGrain<ICandidacyGrain>(id).Read(reviewer) is { Status: CandidacyStatus.Captured })
                return await Give(reviewer, name, id, now);
        }

        return null;
    }

    public async Task<ReviewLease?> Take(Actor reviewer, string name, string candidacyId)
    {
        if (!LeaseRules.Reviews(reviewer) || !CandidacyId.IsWellFormed(candidacyId) || CandidacyId.ElectionOf(candidacyId) != Slug)
            return null;
        var now = time.GetUtcNow();
        return LeaseRules.HolderOf(storage.State, candidacyId, now) is { } holder && holder.Account != reviewer.AccountId
            ? holder
            : await Give(reviewer, name, candidacyId, now);
    }

    public async Task Release(Actor reviewer, string candidacyId, bool later)
    {
        var now = time.GetUtcNow();
        // Her term may have ended while she read: what she leaves for later is still left for later.
        if (LeaseRules.HolderOf(storage.State, candidacyId, now) is { } holder ? holder.Account == reviewer.AccountId : later)
            await this.Save(storage, LeaseRules.Release(storage.State, reviewer.AccountId, candidacyId, later, now));
    }

    public Task<ImmutableArray<ReviewLease>> Leases() =>
        Task.FromResult(LeaseRules.Current(storage.State, time.GetUtcNow()).Leases);

    private async Task<ReviewLease> Give(Actor reviewer, string name, string candidacyId, DateTimeOffset now)
    {
        await this.Save(storage, LeaseRules.Give(storage.State, reviewer.AccountId, name, candidacyId, now));
        return LeaseRules.HolderOf(storage.State, candidacyId, now)!;
    }

    private async Task<List<string>> Waiting()
    {
        await using var command = databases.Curricular.CreateCommand(
            """
            select candidacy_id from oversight.candidacy where election = $1 and status = $2
            order by submitted_at nulls last, candidacy_id limit $3
            """);
        command.Parameters.AddWithValue(Slug);
        command.Parameters.AddWithValue(nameof(CandidacyStatus.Captured));
        command.Parameters.AddWithValue(Batch + storage.State.Leases.Length + storage.State.PutOff.Length);
        await using var reader = await command.ExecuteReaderAsync();
        var waiting = new List<string>();
        while (await reader.ReadAsync())
            waiting.Add(reader.GetString(0));
        return waiting;
    }
}
