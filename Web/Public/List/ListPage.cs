using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.List;

/// <summary><c>/candidaturas</c>: the list, its filters in the address.</summary>
internal static class ListPage
{
    /// <summary>Pages of what was found: one at least.</summary>
    public static int Pages(ListSearch found) => Math.Max(1, (found.Total + ListQuery.PageSize - 1) / ListQuery.PageSize);

    public static Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        Of(ListQuery.Read(context.Request.Query, snapshot.Election!.Election), snapshot, baker);

    /// <summary>The page of what is asked; null when what was found has fewer pages.</summary>
    public static async Task<BakedPage?> Of(ListQuery query, PublicSnapshot snapshot, SiteBaker baker)
    {
        var election = snapshot.Election!.Election;
        var address = query.Address();
        if (baker.Find(address, snapshot.Generation) is { } kept)
            return await kept;
        var found = ListSearch.Of(query, snapshot);
        var pages = Pages(found);
        if (query.Page > pages)
            return null;
        var title = ListMessages.Title(query, election);
        var text = new PageText(
            query.Page > 1 ? $"{title}, página {SpanishNumbers.Whole(query.Page)}" : title,
            $"{title}: {SpanishNumbers.Count(found.Total, "candidatura", "candidaturas")} en Sonora.",
            // Searches for a person, lists of who was registered by an affirmative action, and of an office whose profiles are not
            // public any more, are for who asks and not for search engines.
            NoIndex: query.Text.Length > 0 || query.Action.Length > 0 || snapshot.Ended || snapshot.Closed.Any(c => c.Office == query.Office), Canonical: address);
        var view = new Dictionary<string, object?>
        {
            [nameof(ListView.Title)] = title,
            [nameof(ListView.Election)] = election,
            [nameof(ListView.Closed)] = snapshot.Closed,
            [nameof(ListView.Ended)] = snapshot.Ended,
            [nameof(ListView.Query)] = query,
            [nameof(ListView.Counts)] = found.Counts,
            [nameof(ListView.Total)] = found.Total,
            [nameof(ListView.Similar)] = found.Similar,
            [nameof(ListView.Pages)] = pages,
            [nameof(ListView.Rows)] = found.Rows,
        };
        return address == Links.Candidacies
            ? await baker.Page<ListView>(address, snapshot.Generation, text, view)
            : await baker.List<ListView>(address, snapshot.Generation, text, view);
    }
}
