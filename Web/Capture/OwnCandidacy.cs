using Conoceles.Candidacies;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;

namespace Conoceles.Web.Capture;

/// <summary>
/// Finds a candidacy for the person who asks. Somebody else's is answered as one that does not exist; the grain
/// refuses it too, this check is the page's own.
/// </summary>
internal static class OwnCandidacy
{
    public static async Task<CandidacyView?> Find(HttpContext context, ClusterQueries queries, string id)
    {
        var actor = ActorFactory.From(context.User);
        var view = await queries.Candidacy(id, actor, context.RequestAborted);
        return view is not null && IsHers(actor, view) ? view : null;
    }

    private static bool IsHers(Actor actor, CandidacyView view) => actor.Role is Role.Candidate
        ? actor.Candidacy == view.Id
        : actor.Party is { } party && view.Entry.ResponsibleParty == party;
}
