using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Home;

/// <summary><c>/</c>: what this is, how to find one's ballot, how many candidacies there are.</summary>
internal static class HomePage
{
    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var election = snapshot.Election!.Election;
        var counts = snapshot.InOrder.GroupBy(l => l.Candidacy.Office).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);
        return await baker.Page<HomeView>(
            Links.Home, snapshot.Generation, new PageText(HomeMessages.Title, HomeMessages.Description),
            new Dictionary<string, object?>
            {
                [nameof(HomeView.Election)] = election,
                [nameof(HomeView.Closed)] = snapshot.Closed,
                [nameof(HomeView.Ended)] = snapshot.Ended,
                [nameof(HomeView.Counts)] = counts,
                [nameof(HomeView.Total)] = snapshot.InOrder.Length,
                [nameof(HomeView.WithContent)] = snapshot.InOrder.Count(l => l.Candidacy.Reason is null),
            });
    }
}
