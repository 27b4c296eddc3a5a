using System.Globalization;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.Omissions;

/// <summary><c>/ut/omisas</c>: whose capture closed without a submission, and the file of each one, for the printer.</summary>
internal static class OmissionPages
{
    public const int PageSize = 50;

    public static async Task<IResult> Show(HttpContext context, OmissionReader omissions, ElectionReader elections) => Pages.Render<OmissionsPage>(
        (nameof(OmissionsPage.Lines), await omissions.Lines(ReceivedAt.Of(context), context.RequestAborted)),
        (nameof(OmissionsPage.Election), await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException()));

    public static async Task<IResult> Party(HttpContext context, OmissionReader omissions, ElectionReader elections, string party)
    {
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        var count = await omissions.Count(party, context.RequestAborted);
        if (count == 0)
            return Results.NotFound();
        var pages = (count + PageSize - 1) / PageSize;
        var asked = int.TryParse(context.Request.Query["pagina"], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1;
        var page = Math.Clamp(asked, 1, pages);
        return Pages.Render<PartyOmissionsPage>(
            (nameof(PartyOmissionsPage.Party), party),
            (nameof(PartyOmissionsPage.Files), await omissions.Party(party, (page - 1) * PageSize, PageSize, context.RequestAborted)),
            (nameof(PartyOmissionsPage.Count), count),
            (nameof(PartyOmissionsPage.Page), page),
            (nameof(PartyOmissionsPage.Pages), pages),
            (nameof(PartyOmissionsPage.Election), election));
    }

    public static async Task<IResult> Candidacy(HttpContext context, OmissionReader omissions, ElectionReader elections, ClusterQueries queries, string id)
    {
        if (await queries.Candidacy(id, ActorFactory.From(context.User), context.RequestAborted) is not { } candidacy)
            return Results.NotFound();
        return Pages.Render<OmissionPage>(
            (nameof(OmissionPage.Candidacy), candidacy),
            (nameof(OmissionPage.Files), await omissions.Of(id, context.RequestAborted)),
            (nameof(OmissionPage.Election), await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException()));
    }
}
