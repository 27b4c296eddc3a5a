using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using Conoceles.Web.Shared.Answers;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Layout;
using Conoceles.Web.Shared.Rescue;

namespace Conoceles.Web.Shared.Errors;

/// <summary>
/// Gives every failed request a page in Spanish with a folio that the log repeats. When the request was a capture's
/// form, the page is the rescue instead: what the person wrote comes back to her.
/// </summary>
public sealed partial class ErrorPages(
    RequestDelegate next, PageRenderer renderer, FrameReader frames, ILogger<ErrorPages> logger)
{
    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Exception e) when (!context.Response.HasStarted)
        {
            var folio = NewFolio();
            var status = StatusOf(e);
            LogFailure(e, folio, status);
            context.Response.Clear();
            context.Response.StatusCode = status;
            Mark(folio);
            if (await RescueForm.TryRender(context, RescueReason.Away))
                return;
            await Render(context, folio);
            return;
        }

        if (!context.Response.HasStarted && context.Response.StatusCode >= 400
            && context.Response.ContentLength is null && context.Response.ContentType is null)
        {
            var folio = NewFolio();
            LogRefusal(folio, context.Response.StatusCode);
            Mark(folio);
            await Render(context, folio);
        }
    }

    private static int StatusOf(Exception e) => e switch
    {
        BadHttpRequestException bad => bad.StatusCode,
        InvalidDataException => StatusCodes.Status400BadRequest,
        _ when Transient.Is(e) => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status500InternalServerError,
    };

    private async Task Render(HttpContext context, string folio)
    {
        if (ApiProblem.IsWanted(context.Request.Path))
        {
            SayWhen(context.Response);
            await (ApiProblem.Of(context.Response.StatusCode) with { Folio = folio }).Result().ExecuteAsync(context);
            return;
        }

        if (ScriptAnswer.IsWanted(context.Request))
        {
            var status = context.Response.StatusCode;
            SayWhen(context.Response);
            await Results.Json(
                new ScriptAnswer(ScriptAnswer.Failed, string.Create(CultureInfo.InvariantCulture, $"http-{status}"), ErrorText.Of(status).Sentence) { Folio = folio },
                statusCode: status).ExecuteAsync(context);
            return;
        }

        var page = await renderer.Render<ErrorView>(new Dictionary<string, object?>
        {
            [nameof(ErrorView.Status)] = context.Response.StatusCode,
            [nameof(ErrorView.Area)] = Areas.Of(context.Request.Path),
            [nameof(ErrorView.Frame)] = frames.Current,
            [nameof(ErrorView.Folio)] = folio,
        });
        SayWhen(context.Response);
        context.Response.ContentType = "text/html; charset=utf-8";
        context.Response.ContentLength = page.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(page, context.RequestAborted);
    }

    private static void SayWhen(HttpResponse response)
    {
        if (response.StatusCode is StatusCodes.Status503ServiceUnavailable && response.Headers.RetryAfter.Count == 0)
            response.Headers.RetryAfter = "30";
    }

    // The trace of the request says it too: from the folio that a person reads out one gets to everything else.
    private static void Mark(string folio) => Activity.Current?.SetTag("conoceles.incident", folio);

    internal static string NewFolio() => Convert.ToHexString(RandomNumberGenerator.GetBytes(5));

    [LoggerMessage(2002, LogLevel.Information, "Request refused, incident {Folio}, status {Status}")]
    private partial void LogRefusal(string folio, int status);

    // The path and the query stay out: they may hold what a person wrote. The trace has the route.
    [LoggerMessage(2001, LogLevel.Error, "Request failed, incident {Folio}, status {Status}")]
    private partial void LogFailure(Exception exception, string folio, int status);
}
