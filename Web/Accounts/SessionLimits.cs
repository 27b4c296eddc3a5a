using System.Globalization;

namespace Conoceles.Web.Accounts;

/// <summary>How long a session lasts (ASVS 7.1.1), and how long before its end the page warns.</summary>
/// <param name="Idle"><c>Session:Idle</c>: without anything that the person did. The default is 30 minutes.</param>
/// <param name="Absolute"><c>Session:Absolute</c>: whatever she does. The default is 12 hours.</param>
/// <param name="Warning"><c>Session:Warning</c>: the default is two minutes (WCAG 2.2.1).</param>
public sealed record SessionLimits(TimeSpan Idle, TimeSpan Absolute, TimeSpan Warning)
{
    /// <exception cref="InvalidOperationException">A setting is not a positive span, or the warning would begin with the session.</exception>
    public static SessionLimits Read(IConfiguration configuration)
    {
        var limits = new SessionLimits(
            Span("Session:Idle", configuration["Session:Idle"], TimeSpan.FromMinutes(30)),
            Span("Session:Absolute", configuration["Session:Absolute"], TimeSpan.FromHours(12)),
            Span("Session:Warning", configuration["Session:Warning"], TimeSpan.FromMinutes(2)));
        return limits.Warning < limits.Idle && limits.Warning < limits.Absolute
            ? limits
            : throw new InvalidOperationException("Session:Warning must be shorter than Session:Idle and Session:Absolute.");
    }

    private static TimeSpan Span(string name, string? text, TimeSpan usual) =>
        string.IsNullOrEmpty(text) ? usual
        : TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var span) && span > TimeSpan.Zero ? span
        : throw new InvalidOperationException($"{name} must be a span of time, as 00:30:00.");
}
