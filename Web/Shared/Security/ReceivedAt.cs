using Conoceles.Elections;

namespace Conoceles.Web.Shared.Security;

/// <summary>
/// The legal instant at which a request was received: its headers were read, nothing else was. Taken before
/// authentication and body, so that a slow disk or a long upload cannot make somebody late.
/// </summary>
public sealed record ReceivedAt(DateTimeOffset Instant)
{
    public static void Use(WebApplication app)
    {
        var clock = app.Services.GetRequiredService<LegalClock>();
        app.Use((context, next) =>
        {
            context.Features.Set(new ReceivedAt(clock.Now));
            return next(context);
        });
    }

    /// <summary>The instant of this request.</summary>
    public static DateTimeOffset Of(HttpContext context) =>
        context.Features.Get<ReceivedAt>()?.Instant
        ?? throw new InvalidOperationException("The request was not stamped: the middleware is missing.");
}
