using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using Conoceles.Web.Accounts;

namespace Conoceles.Web.Oversight.Board;

/// <summary>
/// <c>/ut/cambios</c>: server-sent events that say that the board's figures are others, and nothing about anybody. It
/// ends with its session, with the process and with the page.
/// </summary>
internal static class BoardChanges
{
    /// <summary>How often the session is looked at, and something is sent through whatever stands between.</summary>
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan Again = TimeSpan.FromSeconds(10);

    public static IResult Show(
        HttpContext context, BoardWatch watch, StreamSession session, TimeProvider time, IHostApplicationLifetime lifetime)
    {
        if (watch.Listen(context.User.FindFirst(SessionClaims.Account)!.Value) is not { } listener)
        {
            context.Response.Headers.RetryAfter = "10";
            return Results.StatusCode(StatusCodes.Status429TooManyRequests);
        }

        // A proxy that collects the answer would hold it for ever.
        context.Response.Headers["X-Accel-Buffering"] = "no";
        context.Response.RegisterForDispose(listener);
        return TypedResults.ServerSentEvents(Events(context, listener, session, time, lifetime.ApplicationStopping));
    }

    private static async IAsyncEnumerable<SseItem<string>> Events(
        HttpContext context, BoardListener listener, StreamSession session, TimeProvider time, CancellationToken stopping,
        [EnumeratorCancellation] CancellationToken cancellation = default)
    {
        using var ending = CancellationTokenSource.CreateLinkedTokenSource(stopping, context.RequestAborted, cancellation);
        yield return new SseItem<string>("", "inicio") { ReconnectionInterval = Again };
        var looked = time.GetTimestamp();
        while (true)
        {
            var (news, over) = await Next(listener, time, ending.Token);
            if (over)
                yield break;
            if (time.GetElapsedTime(looked) >= Beat)
            {
                if (!await IsOpen(session, context))
                {
                    yield return new SseItem<string>("", "fin");
                    yield break;
                }

                looked = time.GetTimestamp();
            }

            yield return news is null ? new SseItem<string>("", "latido") : new SseItem<string>(news, "cambio");
        }
    }

    private static async Task<(string? News, bool Over)> Next(BoardListener listener, TimeProvider time, CancellationToken ending)
    {
        try
        {
            return (await listener.Next(Beat, time, ending), ending.IsCancellationRequested);
        }
        catch (OperationCanceledException)
        {
            return (null, true);
        }
    }

    // Whose session cannot be looked at is not served either; the browser asks again soon.
    private static async Task<bool> IsOpen(StreamSession session, HttpContext context)
    {
        try
        {
            return await session.IsOpen(context);
        }
        catch (Exception e) when (e is System.Data.Common.DbException or TimeoutException)
        {
            return false;
        }
    }
}
