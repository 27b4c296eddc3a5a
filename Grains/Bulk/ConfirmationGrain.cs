using Conoceles.Bulk;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Elections;
using Conoceles.Grains.Bulk.Rules;
using Microsoft.Extensions.Logging;

namespace Conoceles.Grains.Bulk;

/// <summary>
/// Confirms the affirmative actions of a list of candidacies. One that no longer says what was seen refuses, is put
/// down and the rest goes on: it is still in the list of those to confirm.
/// </summary>
public sealed class ConfirmationGrain(
    [PersistentState(StorageNames.Confirmation, StorageNames.CurricularProvider)] IPersistentState<ConfirmationState> storage,
    LegalClock clock,
    ILogger<ConfirmationGrain> logger) : ResumableGrain(logger), IConfirmationGrain
{
    private const int ChunkSize = 50;

    protected override string ReminderName => "confirmation";

    protected override bool Unfinished => storage.State.Left.Length > 0;

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (storage.State.Schema > ConfirmationState.CurrentSchema)
            throw new NewerSchemaException(StorageNames.Confirmation, this.GetPrimaryKeyString(), storage.State.Schema, ConfirmationState.CurrentSchema);
        Resume();
        return Task.CompletedTask;
    }

    public async Task<Refusal?> Start(ConfirmInBulk command)
    {
        if (!storage.RecordExists)
        {
            if (ConfirmationRules.Refuse(command) is { } refusal)
                return refusal;
            await Arm();
            await this.Save(storage, new ConfirmationState
            {
                OperationId = command.OperationId,
                Actor = command.Actor,
                Total = command.Items.Length,
                Left = command.Items,
            });
        }

        Resume();
        return null;
    }

    public Task<ConfirmationProgress?> GetProgress()
    {
        var state = storage.State;
        return Task.FromResult(storage.RecordExists
            ? new ConfirmationProgress(state.Total - state.Left.Length - state.Refused.Length, state.Total, state.Refused)
            : null);
    }

    protected override async Task Advance(CancellationToken cancellation)
    {
        var state = storage.State;
        var chunk = state.Left[..Math.Min(ChunkSize, state.Left.Length)];
        var groups = chunk.ToDictionary(i => i.CandidacyId, i => i.Groups, StringComparer.Ordinal);
        var refused = await Each(groups.Keys, id => Confirm(state, id, groups[id]), cancellation);
        await this.Save(storage, state with
        {
            Left = state.Left[chunk.Length..],
            Refused = [.. state.Refused, .. refused.Select(r => new RefusedConfirmation(r.Id, r.Outcome.Code, r.Outcome.Message))],
        });
    }

    private Task<Outcome> Confirm(ConfirmationState state, string candidacyId, string groups) =>
        GrainFactory.GetGrain<ICandidacyGrain>(candidacyId).Execute(new ConfirmAffirmativeActions
        {
            OperationId = OperationIds.Derive(state.OperationId, candidacyId),
            Actor = state.Actor!,
            ReceivedAt = clock.Now,
            Groups = [.. groups.Split(' ')],
        });
}
