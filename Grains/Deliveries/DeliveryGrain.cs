using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Deliveries;
using Conoceles.Elections;
using Conoceles.Evidence;
using Conoceles.Grains.Bulk;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Grains.Deliveries.Rules;
using Conoceles.Grains.Identity;
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
    EvidenceStore files,
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
            storage.State.Told - storage.State.Refused.Length, act.Candidacies.Length, storage.State.Refused,
            [.. storage.State.Evidence.Select(e => e.View())])
        : null);

    public async Task<Outcome> Attach(AttachEvidence command)
    {
        if (storage.State.Act is null)
            return Outcome.Refused(Refusals.NotFound, 0);
        if (command.Actor.Role is not Role.UtAdministrator)
            return Outcome.Refused(Refusals.RoleLacksCommand, 0);
        // The repeat of what was attached.
        if (storage.State.Evidence.Any(e => e.Id == command.Kept.Id && e.Sha256 == command.Kept.Sha256))
            return Outcome.Done(0);
        if (AttachmentRules.Refuse(storage.State.Evidence, command) is { } refusal)
            return Outcome.Refused(refusal, 0);
        // Of the table and not of the grain, which itself asks this one.
        if (!await files.Holds(Id, command.Kept))
            return Outcome.Refused(EvidenceRefusals.NotKept, 0);
        await this.Save(storage, storage.State with { Schema = DeliveryState.CurrentSchema, Evidence = storage.State.Evidence.Add(AttachmentRules.Of(command)) });
        return Outcome.Done(0);
    }

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
