using System.Collections.Immutable;
using System.Globalization;

namespace Conoceles.Grains.Mail.Rules;

/// <summary>A warning that is to be given.</summary>
/// <param name="Captures">About what.</param>
/// <param name="Hours">Threshold that came: at most so many hours are left.</param>
public sealed record Warning(ClosingCaptures Captures, int Hours)
{
    /// <summary>
    /// Party, closing and threshold: a repeat is the same, and an extension, which is another closing, has warnings of its own.
    /// </summary>
    public string KeyIn(string election) => string.Create(
        CultureInfo.InvariantCulture, $"vence-{Hours}h_{election}_{Captures.Party}_{Captures.Closes.UtcDateTime:yyyyMMdd'T'HHmmss'Z'}");
}

/// <summary>Which warnings an instant asks for. It remembers nothing: the outbox keeps each key once.</summary>
public static class WarningRules
{
    /// <summary>Hours before a capture closes (product §5), the nearest first.</summary>
    public static readonly ImmutableArray<int> Thresholds = [2, 24, 72];

    /// <summary>Beyond it nothing is asked for.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromHours(Thresholds.Max());

    /// <summary>
    /// At most one for each: of the thresholds that came, the nearest to the closing. When nobody looked while an earlier one
    /// was the nearest, its warning is not given late: «72 horas» an hour before the closing would say something false, and the
    /// nearer one says all of it. After the closing nothing is said: nobody could do anything about it.
    /// </summary>
    public static IEnumerable<Warning> Due(DateTimeOffset now, IEnumerable<ClosingCaptures> captures) =>
        from closing in captures
        where closing.Count > 0 && now < closing.Closes
        let came = Thresholds.Where(hours => closing.Closes - now <= TimeSpan.FromHours(hours)).ToArray()
        where came.Length > 0
        select new Warning(closing, came.Min());

    /// <summary>When the next threshold of one of them comes; null when none will.</summary>
    public static DateTimeOffset? Next(DateTimeOffset now, IEnumerable<ClosingCaptures> captures) => captures
        .SelectMany(c => Thresholds.Select(hours => c.Closes.AddHours(-hours)))
        .Where(instant => instant > now)
        .Select(instant => (DateTimeOffset?)instant)
        .Min();
}
