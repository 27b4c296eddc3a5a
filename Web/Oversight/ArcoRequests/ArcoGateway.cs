using Conoceles.Arco;
using Conoceles.Candidacies;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary>Asks and tells the grains of requests about personal data.</summary>
internal sealed class ArcoGateway(IGrainFactory grains, ClusterLink link, ClusterQueries queries, WebSettings settings)
{
    /// <summary>Null when there is none of that number, or the actor may not read it.</summary>
    public Task<ArcoRequest?> Read(int number, Actor actor, CancellationToken cancellation) =>
        queries.Ask(() => Grain(number).Read(actor), cancellation);

    /// <summary>Its version is the request's number.</summary>
    public Task<Outcome> Record(RecordArcoRequest command, CancellationToken cancellation) =>
        Give(() => grains.GetGrain<IArcoRegisterGrain>(settings.Election).Record(command), cancellation);

    public Task<Outcome> Record(int number, RecordArcoAct command, CancellationToken cancellation) => Give(() => Grain(number).Record(command), cancellation);

    public Task<Outcome> Annul(int number, AnnulArcoAct command, CancellationToken cancellation) => Give(() => Grain(number).Annul(command), cancellation);

    private IArcoRequestGrain Grain(int number) => grains.GetGrain<IArcoRequestGrain>(ArcoId.Of(settings.Election, number));

    private async Task<Outcome> Give(Func<Task<Outcome>> command, CancellationToken cancellation) => await Retries.Commands.ExecuteAsync(
        async token => link.IsConnected ? await command().WaitAsync(token) : throw new ClusterAwayException(), cancellation);
}
