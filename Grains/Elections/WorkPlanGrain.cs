using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Elections.Rules;

namespace Conoceles.Grains.Elections;

/// <summary>Keeps what was recorded; which dates it has, the election's definition says.</summary>
public sealed class WorkPlanGrain(
    [PersistentState(StorageNames.WorkPlan, StorageNames.CurricularProvider)] IPersistentState<WorkPlanState> storage) : Grain, IWorkPlanGrain
{
    private string Slug => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        storage.State.Schema > WorkPlanState.CurrentSchema
            ? throw new NewerSchemaException(StorageNames.WorkPlan, Slug, storage.State.Schema, WorkPlanState.CurrentSchema)
            : Task.CompletedTask;

    public async Task<Outcome> Record(RecordPlanAct command)
    {
        var acts = storage.State.Acts;
        return acts.Any(a => a.OperationId == command.OperationId)
            ? Outcome.Done(acts.Length)
            : await Keep(WorkPlanRules.Record(acts, await GrainFactory.GetGrain<IElectionGrain>(Slug).GetDefinition(), command));
    }

    public async Task<Outcome> Annul(AnnulPlanAct command)
    {
        var acts = storage.State.Acts;
        return acts.Any(a => a.Annulled?.OperationId == command.OperationId) ? Outcome.Done(acts.Length) : await Keep(WorkPlanRules.Annul(acts, command));
    }

    public Task<ImmutableArray<RecordedAct>> GetActs() => Task.FromResult(storage.State.Acts);

    private async Task<Outcome> Keep((ImmutableArray<RecordedAct> Acts, Refusal? Refusal) decision)
    {
        if (decision.Refusal is { } refusal)
            return Outcome.Refused(refusal, storage.State.Acts.Length);
        await this.Save(storage, new WorkPlanState { Acts = decision.Acts });
        return Outcome.Done(storage.State.Acts.Length);
    }
}
