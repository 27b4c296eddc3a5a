using Conoceles.Arco;
using Conoceles.Candidacies;
using Conoceles.Grains.Arco.Rules;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Projection;

namespace Conoceles.Grains.Arco;

/// <summary>Keeps one request and its acts, and its row of oversight; where it stands, its acts and the election's terms say.</summary>
public sealed class ArcoRequestGrain(
    [PersistentState(StorageNames.ArcoRequest, StorageNames.CurricularProvider)] IPersistentState<ArcoRequestState> storage,
    ElectionCatalog elections,
    ArcoRows rows) : Grain, IArcoRequestGrain
{
    private string Id => this.GetPrimaryKeyString();

    public override Task OnActivateAsync(CancellationToken cancellationToken) =>
        storage.State.Schema > ArcoRequestState.CurrentSchema
            ? throw new NewerSchemaException(StorageNames.ArcoRequest, Id, storage.State.Schema, ArcoRequestState.CurrentSchema)
            : Task.CompletedTask;

    public async Task Open(ArcoRequest request)
    {
        if (storage.State.Request is null)
            await this.Save(storage, new ArcoRequestState { Request = request });
        await Show();
    }

    public async Task<Outcome> Record(RecordArcoAct command)
    {
        if (storage.State.Request is not { } request)
            return Outcome.Refused(ArcoRefusals.NotFound, 0);
        return request.Acts.Any(a => a.OperationId == command.OperationId)
            ? await Repeated(request)
            : await Keep(request, ArcoDecisions.Record(request, (await elections.Get(request.Election))?.Definition, command));
    }

    public async Task<Outcome> Annul(AnnulArcoAct command)
    {
        if (storage.State.Request is not { } request)
            return Outcome.Refused(ArcoRefusals.NotFound, 0);
        return request.Acts.Select(a => a.Annulled).Append(request.Annulled).Any(a => a?.OperationId == command.OperationId)
            ? await Repeated(request)
            : await Keep(request, ArcoDecisions.Annul(request, command));
    }

    public Task<ArcoRequest?> Read(Actor actor) =>
        Task.FromResult(actor.Role is Role.UtAdministrator ? storage.State.Request : null);

    public async Task Show()
    {
        if (storage.State.Request is { } request && await elections.Get(request.Election) is { } election)
            await rows.Write(Id, request, StoredVersion.Of(storage), election);
    }

    private async Task<Outcome> Keep(ArcoRequest request, (ArcoRequest? Next, Refusal? Refusal) decision)
    {
        if (decision.Next is not { } next)
            return Outcome.Refused(decision.Refusal!, request.Version);
        await this.Save(storage, new ArcoRequestState { Request = next });
        return await Repeated(next);
    }

    // Whoever repeats may do it because the row was not written.
    private async Task<Outcome> Repeated(ArcoRequest request)
    {
        await Show();
        return Outcome.Done(request.Version);
    }
}
