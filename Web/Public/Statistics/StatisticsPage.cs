using Conoceles.Cuts;
using Conoceles.Statistics;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Statistics;

/// <summary>
/// <c>/estadisticas</c>: the tables of the newest cut, each with its bars; before the first one, those of the record as it is.
/// </summary>
internal static class StatisticsPage
{
    public static Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) => Answer(snapshot, baker, embedded: false);

    /// <param name="embedded">To put inside of another site.</param>
    public static async Task<BakedPage?> Answer(PublicSnapshot snapshot, SiteBaker baker, bool embedded) =>
        await baker.Page<StatisticsView>(
            embedded ? Links.EmbeddedStatistics : Links.Statistics, snapshot.Generation,
            new PageText(StatisticsMessages.Title, StatisticsMessages.Description, NoIndex: embedded, Canonical: embedded ? Links.Statistics : null, Embedded: embedded),
            () => View(snapshot, embedded));

    private static Dictionary<string, object?> View(PublicSnapshot snapshot, bool embedded)
    {
        var election = snapshot.Election!.Election;
        var cut = snapshot.LastCut?.Statistics;
        var statistics = cut?.Curricular(election)
            ?? CurricularStatistics.Of(election, [.. snapshot.InOrder.Select(l => l.Candidacy)], [.. snapshot.InOrder.Select(l => l.Degree)]);
        return new Dictionary<string, object?>
        {
            [nameof(StatisticsView.Embedded)] = embedded,
            [nameof(StatisticsView.Statistics)] = statistics,
            [nameof(StatisticsView.Cut)] = cut,
            [nameof(StatisticsView.Moment)] = cut is null ? StatisticsMessages.Moment(statistics.LastChange) : StatisticsMessages.Moment(cut),
            [nameof(StatisticsView.Election)] = election,
            [nameof(StatisticsView.FindCut)] = (Func<int, PublicCut?>)snapshot.FindCut,
            [nameof(StatisticsView.Closed)] = snapshot.Closed,
            [nameof(StatisticsView.Ended)] = snapshot.Ended,
        };
    }
}
