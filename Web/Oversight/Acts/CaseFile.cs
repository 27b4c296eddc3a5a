using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Acts;

/// <summary>
/// <c>/ut/expediente/{id}</c>: everything that was done to one candidacy and what may be done now. No identity answer is
/// here, and no draft: of what is not sent there is only the state.
/// </summary>
internal static class CaseFile
{
    /// <summary>Parameter that says which act was just done.</summary>
    public const string ActParameter = "acto";

    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, ElectionReader elections, IGrainFactory grains, string id, string? acto)
    {
        var actor = ActorFactory.From(context.User);
        if (await queries.Candidacy(id, actor, context.RequestAborted) is not { } view)
            return Results.NotFound();
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        var history = await queries.Ask(() => grains.GetGrain<ICandidacyGrain>(id).ReadHistory(actor), context.RequestAborted);
        return Pages.Render<CaseFilePage>(
            (nameof(CaseFilePage.Candidacy), view),
            (nameof(CaseFilePage.Election), election),
            (nameof(CaseFilePage.History), history ?? ImmutableArray<VersionView>.Empty),
            (nameof(CaseFilePage.Done), Done(acto)),
            (nameof(CaseFilePage.Actor), actor),
            (nameof(CaseFilePage.Now), ReceivedAt.Of(context)));
    }

    private static string? Done(string? act) => act switch
    {
        WithdrawalStep.Slug => ActMessages.WithdrawDone,
        FixStep.Applied => ActMessages.FixApplied,
        _ => ActCatalogue.All.FirstOrDefault(a => a.Slug == act)?.Done ?? PublishedChange.All.FirstOrDefault(c => c.Slug == act)?.Done,
    };
}
