using Conoceles.Web.Public.Ballot;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Public.Statistics;

namespace Conoceles.Web.Public.Embeds;

/// <summary>
/// <c>/insertar/…</c>: pages to put inside of other sites, as plain HTML without the site's own header: whose frames may have them
/// is a setting, and nobody's by default. Their links open outside of the frame.
/// </summary>
internal static class EmbedPages
{
    /// <summary><c>/insertar/boleta/{municipio}/{distrito}</c>: who is on a ballot, office by office.</summary>
    public static Task<BakedPage?> OfBallot(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        BallotPages.Answer(context, snapshot, baker, embedded: true);

    /// <summary><c>/insertar/estadisticas</c>: how much was published, of whom.</summary>
    public static Task<BakedPage?> OfStatistics(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        StatisticsPage.Answer(snapshot, baker, embedded: true);
}
