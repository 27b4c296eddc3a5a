using System.Collections.Immutable;
using Conoceles.Bulk;
using Conoceles.Candidacies;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Oversight;

namespace Conoceles.Web.Oversight.AffirmativeActions;

/// <summary>
/// What waits for confirmation. The oversight row says only that something does; which action, each candidacy says.
/// </summary>
internal sealed class ActionsGateway(OversightReader rows, ClusterQueries queries, IGrainFactory grains, WebSettings settings)
{
    private const int Parallelism = 16;

    /// <summary>Responsible party → candidacies that wait.</summary>
    public Task<List<(string Party, int Count)>> Parties(CancellationToken cancellation) => rows.ActionsByParty(cancellation);

    /// <summary>A page of a party's candidacies that wait.</summary>
    public async Task<ImmutableArray<ActionsLine>> OfParty(string party, int skip, int take, Actor actor, CancellationToken cancellation) =>
        await Ask(await rows.ActionsOfParty(party, skip, take, cancellation), actor, cancellation);

    /// <summary>Those of a party that wait and are in a list; what is not is left out, as somebody else may have confirmed it.</summary>
    public async Task<ImmutableArray<ActionsLine>> Chosen(string party, IReadOnlySet<string> ids, Actor actor, CancellationToken cancellation)
    {
        var waiting = await rows.ActionsOfParty(party, 0, ConfirmInBulk.MaxItems, cancellation);
        return await Ask(waiting.FindAll(r => ids.Contains(r.Id)), actor, cancellation);
    }

    /// <summary>Starts it; the id of its progress, or why not. A repeat of the same operation starts nothing else.</summary>
    public async Task<(string Id, Refusal? Refusal)> Start(ConfirmInBulk command, CancellationToken cancellation)
    {
        var id = ConfirmationId.Of(settings.Election, command.OperationId);
        return (id, await queries.Ask(() => grains.GetGrain<IConfirmationGrain>(id).Start(command), cancellation));
    }

    public Task<ConfirmationProgress?> Progress(string id, CancellationToken cancellation) => ConfirmationId.MayBe(id)
        ? queries.Ask(() => grains.GetGrain<IConfirmationGrain>(id).GetProgress(), cancellation)
        : Task.FromResult<ConfirmationProgress?>(null);

    private async Task<ImmutableArray<ActionsLine>> Ask(List<OversightRow> waiting, Actor actor, CancellationToken cancellation)
    {
        var lines = new ActionsLine?[waiting.Count];
        await Parallel.ForAsync(
            0, waiting.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
            async (i, token) =>
            {
                var actions = await queries.Ask(() => grains.GetGrain<ICandidacyGrain>(waiting[i].Id).ReadAffirmativeActions(actor), token);
                lines[i] = actions is { ToConfirm: true } ? new ActionsLine(waiting[i], actions) : null;
            });
        return [.. lines.OfType<ActionsLine>()];
    }
}
