using Conoceles.Candidacies;
using Conoceles.Cuts;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;

namespace Conoceles.Web.Oversight.Cuts;

/// <summary>Asks and tells the grain that makes the cuts.</summary>
internal sealed class CutGateway(IGrainFactory grains, ClusterLink link, ClusterQueries queries, WebSettings settings)
{
    private ICutGrain Grain => grains.GetGrain<ICutGrain>(settings.Election);

    public Task<CutsView> Read(CancellationToken cancellation) => queries.Ask(() => Grain.Read(), cancellation);

    public async Task<Outcome> Make(MakeCut command, CancellationToken cancellation) => await Retries.Commands.ExecuteAsync(
        async token => link.IsConnected ? await Grain.Make(command).WaitAsync(token) : throw new ClusterAwayException(), cancellation);
}
