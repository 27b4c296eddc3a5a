using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Cuts;

/// <summary><c>/cortes</c>: every cut there is.</summary>
internal static class CutListPage
{
    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) => await baker.Page<CutListView>(
        Links.Cuts, snapshot.Cuts.Length, new PageText(CutMessages.Title, CutMessages.Description),
        new Dictionary<string, object?> { [nameof(CutListView.Cuts)] = snapshot.Cuts });
}
