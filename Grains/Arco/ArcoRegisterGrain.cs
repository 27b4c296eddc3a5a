using Conoceles.Arco;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Arco.Rules;

namespace Conoceles.Grains.Arco;

/// <summary>
/// Gives numbers. The number is saved with the request before the request's own grain has it, so that a crash in between
/// leaves no number without one: the next request, or the sweep, opens it.
/// </summary>
public sealed class ArcoRegisterGrain(
    [PersistentState(StorageNames.ArcoRegister, StorageNames.CurricularProvider)] IPersistentState<ArcoRegisterState> storage) : Grain, IArcoRegisterGrain
{
    private string Slug => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        storage.State.Schema > ArcoRegisterState.CurrentSchema
            ? throw new NewerSchemaException(StorageNames.ArcoRegister, Slug, storage.State.Schema, ArcoRegisterState.CurrentSchema)
            : Task.CompletedTask;

    public async Task<Outcome> Record(RecordArcoRequest command)
    {
        await Complete();
        var operations = storage.State.Operations;
        if (operations.IndexOf(command.OperationId) is >= 0 and var place)
            return Outcome.Done(place + 1);
        if (ArcoDecisions.Refuse(command, await GrainFactory.GetGrain<IElectionGrain>(Slug).GetDefinition()) is { } refusal)
            return Outcome.Refused(refusal, operations.Length);
        var number = operations.Length + 1;
        await this.Save(storage, new ArcoRegisterState { Operations = operations.Add(command.OperationId), Opening = ArcoDecisions.Open(Slug, number, command) });
        await Complete();
        return Outcome.Done(number);
    }

    public async Task Complete()
    {
        if (storage.State.Opening is not { } request)
            return;
        await GrainFactory.GetGrain<IArcoRequestGrain>(ArcoId.Of(Slug, request.Number)).Open(request);
        await this.Save(storage, storage.State with { Opening = null });
    }
}
