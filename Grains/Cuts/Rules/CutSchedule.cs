using Conoceles.Elections;

namespace Conoceles.Grains.Cuts.Rules;

/// <summary>
/// Instants at which a cut is made without anybody asking: once a day while some office is public, and on the eve of each
/// closing, so that what was public until then is in a cut. Pure.
/// </summary>
internal static class CutSchedule
{
    /// <summary>The last one until an instant; null when there is none yet.</summary>
    public static DateTimeOffset? Last(Calendar calendar, CutSettings settings, DateTimeOffset now) =>
        Instants(calendar, settings, Deadlines.LocalDate(now)).Where(i => i <= now).Select(i => (DateTimeOffset?)i).Max();

    /// <summary>The first one after an instant; null when there is none any more.</summary>
    public static DateTimeOffset? Next(Calendar calendar, CutSettings settings, DateTimeOffset after)
    {
        // Before the opening the next one may be weeks away.
        var from = Opening(calendar) is { } opens && opens > after ? opens : after;
        return Instants(calendar, settings, Deadlines.LocalDate(from)).Where(i => i > after).Select(i => (DateTimeOffset?)i).Min();
    }

    private static DateTimeOffset? Opening(Calendar calendar) => calendar.Publication.Values.Select(w => (DateTimeOffset?)w.Opens).Min();

    // Those of the day, of the one before and of the next: one of them is the last, and one the next.
    private static IEnumerable<DateTimeOffset> Instants(Calendar calendar, CutSettings settings, DateOnly day)
    {
        var windows = calendar.Publication.Values.ToArray();
        for (var offset = -1; offset <= 1; offset++)
        {
            var daily = new DateTimeOffset(day.AddDays(offset).ToDateTime(settings.Daily), Deadlines.Hermosillo);
            // The one after the last closing says that everything closed.
            if (windows.Any(w => daily >= w.Opens && daily <= w.Closes.AddDays(1)))
                yield return daily;
        }

        foreach (var closes in windows.Select(w => w.Closes).Distinct())
            yield return closes - settings.BeforeClosing;
    }
}
