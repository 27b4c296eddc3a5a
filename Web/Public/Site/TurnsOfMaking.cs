using System.Threading.RateLimiting;
using Conoceles.Web.Public.Cards;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Public.Site;

/// <summary>
/// Pages that are made for their question take turns: as many at once as the node has processors, some more waiting. Who comes
/// beyond is told at once to come back, with a page that costs nothing: to wait for everybody would be to answer nobody. What is
/// ready has no turns.
/// </summary>
internal sealed class TurnsOfMaking(SiteBaker baker, int atOnce, int waiting) : IDisposable
{
    /// <summary>A page takes a millisecond or two: who waits behind so many still gets hers in a quarter of a second, also on a slow machine.</summary>
    public const int WaitingForEach = 64;

    private const string RetryAfter = "2";

    /// <summary>Its key: no request has this address.</summary>
    private const string Busy = "?busy";

    private readonly ConcurrencyLimiter _turns = new(new ConcurrencyLimiterOptions
    {
        PermitLimit = atOnce,
        QueueLimit = waiting,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public async Task Answer(HttpContext context, RequestDelegate next)
    {
        if (!IsMade(context.Request))
        {
            await next(context);
            return;
        }

        using var turn = await _turns.AcquireAsync(1, context.RequestAborted);
        if (turn.IsAcquired)
        {
            await next(context);
            return;
        }

        var busy = await baker.Page<BusyView>(Busy, 0, new PageText(BusyMessages.Title, BusyMessages.Description, NoIndex: true), new Dictionary<string, object?>());
        context.Response.Headers.RetryAfter = RetryAfter;
        await busy.As(StatusCodes.Status503ServiceUnavailable).Write(context);
    }

    private static bool IsMade(HttpRequest request) =>
        (request.QueryString.HasValue || request.Path.Value?.EndsWith(CardFile.Name, StringComparison.Ordinal) == true) && !SecurityHeaders.IsPrivate(request.Path);

    public void Dispose() => _turns.Dispose();
}
