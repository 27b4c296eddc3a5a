using Conoceles.Statistics;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Statistics;

/// <summary><c>/estadisticas</c>: the tables of <see cref="CurricularStatistics"/>, each with its bars.</summary>
internal static class StatisticsPage
{
    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        await baker.Page<StatisticsView>(
            Links.Statistics, snapshot.Generation, new PageText(StatisticsMessages.Title, StatisticsMessages.Description),
            new Dictionary<string, object?>
            {
                [nameof(StatisticsView.Statistics)] = CurricularStatistics.Of(snapshot.Election!.Election, [.. snapshot.InOrder.Select(l => l.Candidacy)], [.. snapshot.InOrder.Select(l => l.Degree)]),
                [nameof(StatisticsView.Closed)] = snapshot.Closed,
                [nameof(StatisticsView.Ended)] = snapshot.Ended,
            });
}
