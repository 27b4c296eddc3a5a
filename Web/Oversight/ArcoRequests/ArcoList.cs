using Conoceles.Arco;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary><c>/ut/arco</c>: the requests about personal data, the one whose term ends first before.</summary>
internal static class ArcoList
{
    public static async Task<IResult> Show(HttpContext context, ArcoReader requests)
    {
        var now = ReceivedAt.Of(context);
        var query = ArcoQuery.Read(context.Request.Query);
        var counts = await requests.Counts(now, context.RequestAborted);
        var found = counts.Where(c => (query.State is null || c.State == query.State) && (query.Urgency is null || c.Urgency == query.Urgency)).Sum(c => c.Count);
        var pages = Math.Max(1, (found + ArcoQuery.PageSize - 1) / ArcoQuery.PageSize);
        query = query with { Page = Math.Min(query.Page, pages) };
        return Pages.Render<ArcoListPage>(
            (nameof(ArcoListPage.Model), new ArcoListModel(query, await requests.Page(query, now, context.RequestAborted), counts, found, pages, now)));
    }
}

/// <summary>Everything that the list shows.</summary>
/// <param name="Requests">Of this page.</param>
/// <param name="Counts">Of all, whatever the query.</param>
/// <param name="Found">How many the query finds.</param>
/// <param name="Pages">In how many pages.</param>
/// <param name="Now">Legal instant.</param>
public sealed record ArcoListModel(
    ArcoQuery Query, IReadOnlyList<ListedArcoRequest> Requests, IReadOnlyList<ArcoCount> Counts, int Found, int Pages, DateTimeOffset Now)
{
    public int Total => Counts.Sum(c => c.Count);

    public int Of(ArcoState state) => Counts.Where(c => c.State == state).Sum(c => c.Count);

    public int Of(ArcoUrgency urgency) => Counts.Where(c => c.Urgency == urgency).Sum(c => c.Count);
}
