using Conoceles.Elections;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Notices;

/// <summary><c>/ut/avisos</c>: what was told to parties, newest first; and one of those notices, for the printer.</summary>
internal static class NoticeList
{
    public static async Task<IResult> Show(HttpContext context, NoticeReader notices, ElectionReader elections)
    {
        var cancellation = context.RequestAborted;
        var query = NoticeQuery.Read(context.Request.Query);
        var counts = await notices.Counts(query, cancellation);
        var found = query.State is { } state ? counts[state.Index] : counts.Sum();
        var pages = Math.Max(1, (found + NoticeQuery.PageSize - 1) / NoticeQuery.PageSize);
        query = query with { Page = Math.Min(query.Page, pages) };
        return Pages.Render<NoticeListPage>((nameof(NoticeListPage.Model), new NoticeListModel
        {
            Query = query,
            Notices = await notices.Page(query, cancellation),
            Counts = counts,
            Found = found,
            Pages = pages,
            Parties = await notices.Parties(cancellation),
            Election = await elections.CurrentOrNull(cancellation),
        }));
    }

    public static async Task<IResult> One(HttpContext context, NoticeReader notices, ElectionReader elections, string key) =>
        await notices.One(key, context.RequestAborted) is { } notice
            ? Pages.Render<NoticePage>(
                (nameof(NoticePage.Notice), notice),
                (nameof(NoticePage.Election), await elections.CurrentOrNull(context.RequestAborted)))
            : Results.NotFound();
}

/// <summary>Everything that the list shows.</summary>
public sealed record NoticeListModel
{
    public required NoticeQuery Query { get; init; }

    /// <summary>Of this page.</summary>
    public required IReadOnlyList<NoticeRow> Notices { get; init; }

    /// <summary>How many are in each state, in the order of <see cref="NoticeState.All"/>.</summary>
    public required int[] Counts { get; init; }

    public required int Found { get; init; }

    public required int Pages { get; init; }

    public required IReadOnlyList<string> Parties { get; init; }

    public required ElectionDefinition? Election { get; init; }
}
