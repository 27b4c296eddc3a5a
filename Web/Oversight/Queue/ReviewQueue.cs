using Conoceles.Candidacies;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Queue;

/// <summary><c>/ut</c>: every candidacy by status, the oldest submission first.</summary>
internal static class ReviewQueue
{
    private const int PageSize = 50;

    public static async Task<IResult> Show(
        HttpContext context, OversightReader rows, ElectionReader elections, string? estado, int? pagina)
    {
        var leftOut = estado == StatusNames.LeftOutSlug;
        var status = leftOut ? CandidacyStatus.Pending : StatusNames.Parse(estado);
        var counts = await rows.Counts(context.RequestAborted);
        var total = leftOut ? counts.LeftOut : status is { } one ? counts.Of.GetValueOrDefault(one) : counts.Total;
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        var page = Math.Clamp(pagina ?? 1, 1, pages);
        return Pages.Render<QueuePage>(
            (nameof(QueuePage.Rows), await rows.Page(status, leftOut, (page - 1) * PageSize, PageSize, context.RequestAborted)),
            (nameof(QueuePage.Counts), counts),
            (nameof(QueuePage.Slug), leftOut ? StatusNames.LeftOutSlug : StatusNames.Slug(status)),
            (nameof(QueuePage.Page), page),
            (nameof(QueuePage.PageCount), pages),
            (nameof(QueuePage.Election), await elections.CurrentOrNull(context.RequestAborted)),
            (nameof(QueuePage.Now), ReceivedAt.Of(context)));
    }
}
