using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deliveries;
using Conoceles.Elections;
using Conoceles.Grains.Bulk;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Grains.Deliveries.Rules;
using Conoceles.Grains.Projection;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Deliveries;

/// <summary>
/// Tells each candidacy of a delivery's list that its account was received. The act is committed first, with its evidence;
/// one that refuses (withdrawn meanwhile, delivered already) is put down and the rest goes on.
/// </summary>
public sealed class DeliveryGrain(
    [PersistentState(StorageNames.Delivery, StorageNames.CurricularProvider)] IPersistentState<DeliveryState> storage,
    DeliveryProjector projector,
    LegalClock clock,
    ILogger<DeliveryGrain> logger) : ResumableGrain(logger), IDeliveryGrain
{
    private const int ChunkSize = 50;

    protected override string ReminderName => "delivery";

    protected override bool Unfinished => storage.State.Act is { } act && (storage.State.Told < act.Candidacies.Length || !storage.State.Shown);

    private string Id => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (storage.State.Schema > DeliveryState.CurrentSchema)
            throw new NewerSchemaException(StorageNames.Delivery, Id, storage.State.Schema, DeliveryState.CurrentSchema);
        Resume();
        return Task.CompletedTask;
    }

    public async Task<Refusal?> Start(DeliverAccounts command)
    {
        if (storage.State.Act is null)
        {
            var election = command.Candidacies.IsEmpty ? "" : CandidacyId.ElectionOf(command.Candidacies[0]);
            if (DeliverAccountsRules.Refuse(command, election) is { } refusal)
                return refusal;
            if (Id != DeliveryId.Of(election, command.OperationId))
                return DeliverAccountsRules.InvalidList;
            await Arm();
            await this.Save(storage, new DeliveryState
            {
                Act = command with { Receiver = Notes.Reference(command.Receiver)!, Reference = Notes.Reference(command.Reference)! },
            });
        }

        Resume();
        return null;
    }

    public Task<DeliveryView?> Read() => Task.FromResult(storage.State.Act is { } act
        ? new DeliveryView(
            act.Party, act.DeliveredAt, act.Receiver, act.Way, act.Reference, act.ReceivedAt, act.Actor.AccountId,
            storage.State.Told - storage.State.Refused.Length, act.Candidacies.Length, storage.State.Refused)
        : null);

    protected override async Task Advance(CancellationToken cancellation)
    {
        var (state, act) = (storage.State, storage.State.Act!);
        if (state.Told == act.Candidacies.Length)
        {
            await projector.Write(Id, act);
            await this.Save(storage, state with { Shown = true });
            return;
        }

        var chunk = act.Candidacies[state.Told..Math.Min(state.Told + ChunkSize, act.Candidacies.Length)];
        var refused = await Each(chunk, id => Tell(act, id), cancellation);
        await this.Save(storage, state with
        {
            Told = state.Told + chunk.Length,
            Refused = [.. state.Refused, .. refused.Select(r => new RefusedDelivery(r.Id, r.Outcome.Code, r.Outcome.Message))],
        });
    }

    private Task<Outcome> Tell(DeliverAccounts act, string candidacyId) =>
        GrainFactory.GetGrain<ICandidacyGrain>(candidacyId).Execute(new RecordDelivery
        {
            OperationId = OperationIds.Derive(act.OperationId, candidacyId),
            Actor = act.Actor,
            // When it is told: the act's own instant may be minutes ago, after a crash. Never before it, as this silo's clock
            // may be some way behind the web's.
            ReceivedAt = clock.Now > act.ReceivedAt ? clock.Now : act.ReceivedAt,
            Delivery = Id,
            DeliveredAt = act.DeliveredAt,
        });
}
