using Conoceles.Arco;
using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary>A request with where it stands.</summary>
/// <param name="Candidacy">The one that it is about; null when it is about none.</param>
public sealed record ArcoNow(ArcoRequest Request, ArcoStanding Standing, OversightRow? Candidacy, ElectionDefinition Election);

/// <summary><c>/ut/arco/{número}</c>: what was asked, its terms, what was done and what can be done.</summary>
internal static class ArcoView
{
    /// <summary>Says what was just done.</summary>
    public const string DoneParameter = "hecho";

    public const string Recorded = "registrada";
    public const string ActRecorded = "acto";
    public const string Annulled = "anulado";

    public static async Task<IResult> Show(HttpContext context, ArcoGateway requests, OversightReader rows, ElectionReader elections, int number) =>
        await Find(context, requests, rows, elections, number) is { } found
            ? Pages.Render<ArcoPage>(
                (nameof(ArcoPage.Now), found),
                (nameof(ArcoPage.At), ReceivedAt.Of(context)),
                (nameof(ArcoPage.Done), context.Request.Query[DoneParameter].ToString() switch
                {
                    Recorded => ArcoMessages.Recorded,
                    ActRecorded => ArcoMessages.ActRecorded,
                    Annulled => ArcoMessages.WasAnnulled,
                    _ => null,
                }))
            : Results.NotFound();

    /// <summary>Null when there is none of that number.</summary>
    public static async Task<ArcoNow?> Find(HttpContext context, ArcoGateway requests, OversightReader rows, ElectionReader elections, int number)
    {
        if (await requests.Read(number, ActorFactory.From(context.User), context.RequestAborted) is not { } request)
            return null;
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        var candidacy = request.Submission.Candidacy is { } id ? (await rows.One(id, context.RequestAborted)).FirstOrDefault() : null;
        return new ArcoNow(request, ArcoStanding.Of(request, election), candidacy, election);
    }
}
