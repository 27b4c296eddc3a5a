using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;

namespace Conoceles.Web.Oversight.WorkPlans;

/// <summary>The plan as it is at this moment.</summary>
/// <param name="Activities">By date.</param>
/// <param name="Acts">Everything that was recorded, the annulled too.</param>
public sealed record WorkPlanNow(ImmutableArray<PlannedActivity> Activities, ImmutableArray<RecordedAct> Acts)
{
    public (PlannedActivity Activity, PlannedAct Act)? Find(string activity, PlanActKind kind) =>
        Activities.FirstOrDefault(a => a.Id == activity) is { } found && found.Acts.FirstOrDefault(a => a.Act.Kind == kind) is { } act ? (found, act) : null;
}

/// <summary>Asks and tells the work plan's grain.</summary>
internal sealed class WorkPlanGateway(IGrainFactory grains, ElectionReader elections, ClusterLink link, ClusterQueries queries, WebSettings settings)
{
    private IWorkPlanGrain Grain => grains.GetGrain<IWorkPlanGrain>(settings.Election);

    /// <exception cref="ClusterAwayException">No election is loaded.</exception>
    public async Task<WorkPlanNow> Read(CancellationToken cancellation)
    {
        var election = await elections.Current(cancellation) ?? throw new ClusterAwayException();
        var acts = await queries.Ask(() => Grain.GetActs(), cancellation);
        return new WorkPlanNow(WorkPlan.Of(election, acts), acts);
    }

    public Task<Outcome> Record(RecordPlanAct command, CancellationToken cancellation) => Give(() => Grain.Record(command), cancellation);

    public Task<Outcome> Annul(AnnulPlanAct command, CancellationToken cancellation) => Give(() => Grain.Annul(command), cancellation);

    private async Task<Outcome> Give(Func<Task<Outcome>> command, CancellationToken cancellation) => await Retries.Commands.ExecuteAsync(
        async token => link.IsConnected ? await command().WaitAsync(token) : throw new ClusterAwayException(), cancellation);
}
