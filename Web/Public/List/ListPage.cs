using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.List;

/// <summary><c>/candidaturas</c>: the list, its filters in the address.</summary>
internal static class ListPage
{
    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var election = snapshot.Election!.Election;
        var query = ListQuery.Read(context.Request.Query, election);
        var found = query.Filter(snapshot).ToArray();
        var pages = Math.Max(1, (found.Length + ListQuery.PageSize - 1) / ListQuery.PageSize);
        if (query.Page > pages)
            return null;
        var title = ListMessages.Title(query, election);
        return await baker.List<ListView>(
            query.Address(query.Page), snapshot.Generation,
            new PageText(title, $"{title}: {SpanishNumbers.Count(found.Length, "candidatura", "candidaturas")} en Sonora.", NoIndex: query.Text.Length > 0),
            new Dictionary<string, object?>
            {
                [nameof(ListView.Title)] = title,
                [nameof(ListView.Election)] = election,
                [nameof(ListView.Query)] = query,
                [nameof(ListView.Total)] = found.Length,
                [nameof(ListView.Pages)] = pages,
                [nameof(ListView.Rows)] = found.Skip((query.Page - 1) * ListQuery.PageSize).Take(ListQuery.PageSize).ToArray(),
            });
    }
}
