using Conoceles.Web.Shared.Answers;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Layout;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Primitives;

namespace Conoceles.Web.Shared.Rescue;

/// <summary>Why a form could not be taken.</summary>
public enum RescueReason
{
    /// <summary>The session was renewed in between: the form's token belongs to the former one.</summary>
    Renewed,

    /// <summary>The session ended.</summary>
    SignedOut,

    /// <summary>The cluster or a database is away.</summary>
    Away,
}

/// <summary>
/// Gives back the fields of a capture's form that could not be taken, in a fresh form to the same address: under a
/// single-opportunity rule no text may be lost (ux-security 1.4.3). It never executes what was posted. The nonce of
/// the operation travels with the fields, so that sending them again is a repeat and not a second act.
/// </summary>
public static class RescueForm
{
    /// <summary>Answers with the rescue page when the request is a form of capture from our own pages.</summary>
    /// <returns>False when it is not, and nothing was written.</returns>
    public static async Task<bool> TryRender(HttpContext context, RescueReason reason)
    {
        if (context.Response.HasStarted || !IsCapture(context.Request) || !IsSameOrigin(context.Request))
            return false;
        // After an invalid token the form refuses even to say that it is one: here it is only shown, never executed.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        var status = StatusOf(reason);
        if (ScriptAnswer.IsWanted(context.Request))
        {
            // A script still has the text on its page.
            await Results.Json(RescueMessages.ForScript(reason), statusCode: reason is RescueReason.SignedOut ? StatusCodes.Status401Unauthorized : status).ExecuteAsync(context);
            return true;
        }

        if (!context.Request.HasFormContentType)
            return false;
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException or IOException)
        {
            return false;
        }

        var fields = form.Where(f => f.Key != "__RequestVerificationToken").ToArray();
        await new RazorComponentResult<RescuePage>(new Dictionary<string, object?>
        {
            [nameof(RescuePage.Reason)] = reason,
            [nameof(RescuePage.Action)] = context.Request.Path.Value,
            [nameof(RescuePage.Fields)] = fields,
            [nameof(RescuePage.Files)] = form.Files.Where(f => f.FileName.Length > 0).Select(f => f.Name).Distinct(StringComparer.Ordinal).ToArray(),
            [nameof(RescuePage.Questionnaires)] = context.RequestServices.GetService<ElectionReader>()?.LastKnown?.Questionnaires,
        })
        {
            StatusCode = status,
            PreventStreamingRendering = true,
        }.ExecuteAsync(context);
        return true;
    }

    private static int StatusOf(RescueReason reason) => reason switch
    {
        RescueReason.Away => StatusCodes.Status503ServiceUnavailable,
        _ => StatusCodes.Status409Conflict,
    };

    private static bool IsCapture(HttpRequest request) =>
        HttpMethods.IsPost(request.Method) && Areas.Of(request.Path) is Area.Capture;

    // Browsers that do not say where a request comes from do send its origin with a POST.
    private static bool IsSameOrigin(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site
            ? site == new StringValues("same-origin")
            : request.Headers.Origin == $"{request.Scheme}://{request.Host}";
}
