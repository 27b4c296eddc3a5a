using System.Globalization;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Suppressions;

/// <summary><c>/ut/supresiones</c>: until when the sensitive data of the withdrawn stay blocked, and the acta of their destruction.</summary>
internal static class SuppressionPages
{
    private const int PageSize = 50;

    public static async Task<IResult> Show(HttpContext context, SuppressionReader suppressions)
    {
        var count = await suppressions.Count(context.RequestAborted);
        var pages = Math.Max(1, (count + PageSize - 1) / PageSize);
        var asked = int.TryParse(context.Request.Query["pagina"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var page = Math.Clamp(asked, 1, pages);
        return Pages.Render<SuppressionsPage>(
            (nameof(SuppressionsPage.Lines), await suppressions.Lines((page - 1) * PageSize, PageSize, context.RequestAborted)),
            (nameof(SuppressionsPage.Count), count),
            (nameof(SuppressionsPage.Page), page),
            (nameof(SuppressionsPage.Pages), pages),
            (nameof(SuppressionsPage.Now), ReceivedAt.Of(context)));
    }

    public static async Task<IResult> Candidacy(HttpContext context, ElectionReader elections, ClusterQueries queries, string id) =>
        await queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted) is { Suppression: { } suppression } candidacy
            ? Pages.Render<SuppressionPage>(
                (nameof(SuppressionPage.Candidacy), candidacy),
                (nameof(SuppressionPage.Suppression), suppression),
                (nameof(SuppressionPage.Election), await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException()))
            : Results.NotFound();
}
