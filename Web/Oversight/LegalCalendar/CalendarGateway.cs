using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;

namespace Conoceles.Web.Oversight.LegalCalendar;

/// <summary>The calendar as the election's grain has it at this moment, with what was decided about it.</summary>
/// <param name="Definition">With every decision.</param>
/// <param name="Version">A decision names the one that the person saw.</param>
/// <param name="Decisions">Oldest first.</param>
public sealed record CalendarNow(ElectionDefinition Definition, int Version, ImmutableArray<CalendarDecision> Decisions)
{
    public Calendar Calendar => Calendar.Of(Definition, Version);
}

/// <summary>Asks and tells the election's grain about its calendar: no page of a decision lives on what a web remembers.</summary>
internal sealed class CalendarGateway(IGrainFactory grains, ClusterLink link, ClusterQueries queries, WebSettings settings)
{
    private IElectionGrain Grain => grains.GetGrain<IElectionGrain>(settings.Election);

    /// <exception cref="ClusterAwayException">No election is loaded.</exception>
    public async Task<CalendarNow> Read(CancellationToken cancellation)
    {
        // The version first: if the definition changes in between, the decision is refused and the page shows the new one.
        var version = await queries.Ask(() => Grain.GetVersion(), cancellation);
        var definition = await queries.Ask(() => Grain.GetDefinition(), cancellation) ?? throw new ClusterAwayException();
        return new CalendarNow(definition, version, await queries.Ask(() => Grain.GetDecisions(), cancellation));
    }

    public async Task<Outcome> Decide(DecideCalendar command, CancellationToken cancellation) => await Retries.Commands.ExecuteAsync(
        async token => link.IsConnected ? await Grain.Decide(command).WaitAsync(token) : throw new ClusterAwayException(), cancellation);
}
