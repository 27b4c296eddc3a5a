using Conoceles.Statistics;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Statistics;

/// <summary><c>/estadisticas</c>: the tables of <see cref="CurricularStatistics"/>, each with its bars.</summary>
internal static class StatisticsPage
{
    public static Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) => Answer(snapshot, baker, embedded: false);

    /// <param name="embedded">To put inside of another site.</param>
    public static async Task<BakedPage?> Answer(PublicSnapshot snapshot, SiteBaker baker, bool embedded) =>
        await baker.Page<StatisticsView>(
            embedded ? Links.EmbeddedStatistics : Links.Statistics, snapshot.Generation,
            new PageText(StatisticsMessages.Title, StatisticsMessages.Description, NoIndex: embedded, Canonical: embedded ? Links.Statistics : null, Embedded: embedded),
            () => new Dictionary<string, object?>
            {
                [nameof(StatisticsView.Embedded)] = embedded,
                [nameof(StatisticsView.Statistics)] = CurricularStatistics.Of(snapshot.Election!.Election, [.. snapshot.InOrder.Select(l => l.Candidacy)], [.. snapshot.InOrder.Select(l => l.Degree)]),
                [nameof(StatisticsView.Closed)] = snapshot.Closed,
                [nameof(StatisticsView.Ended)] = snapshot.Ended,
            });
}
