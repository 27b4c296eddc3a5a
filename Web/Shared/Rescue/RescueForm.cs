using Conoceles.Web.Shared.Answers;
using Conoceles.Web.Shared.Cluster;
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

    /// <summary>More forms came than are attended.</summary>
    TooMany,

    /// <summary>Its file is larger than any that is read.</summary>
    TooLarge,
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
        if (context.Response.HasStarted || !IsOurs(context.Request))
            return false;
        // After an invalid token the form refuses even to say that it is one: here it is only shown, never executed.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        if (ScriptAnswer.IsWanted(context.Request))
        {
            // A script still has the text on its page.
            SayWhen(context.Response, reason);
            await Results.Json(
                RescueMessages.ForScript(reason),
                statusCode: reason is RescueReason.SignedOut ? StatusCodes.Status401Unauthorized : StatusOf(reason)).ExecuteAsync(context);
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

        await Page(context, reason, RescuedForm.Of(context.Request, form)).ExecuteAsync(context);
        return true;
    }

    /// <summary>True for a form that may come back: of capture, and sent by a page of ours.</summary>
    public static bool IsOurs(HttpRequest request) => RescuedForm.IsOne(request) && IsSameOrigin(request);

    /// <summary>The page that gives a form back.</summary>
    public static IResult Page(HttpContext context, RescueReason reason, RescuedForm form)
    {
        // What came to sign in and could not is still somebody's who is not signed in.
        if (reason is RescueReason.Away && context.Request.Path == RescuedForm.SignInPath)
            (reason, form) = (RescueReason.SignedOut, form with { Problem = RescueMessages.SignInAway });
        SayWhen(context.Response, reason);
        return new RazorComponentResult<RescuePage>(new Dictionary<string, object?>
        {
            [nameof(RescuePage.Reason)] = reason,
            [nameof(RescuePage.Form)] = form,
            [nameof(RescuePage.Questionnaires)] = context.RequestServices.GetService<ElectionReader>()?.LastKnown?.Questionnaires,
        })
        {
            StatusCode = StatusOf(reason),
            PreventStreamingRendering = true,
        };
    }

    private static void SayWhen(HttpResponse response, RescueReason reason)
    {
        if (reason is RescueReason.Away)
            response.Headers.RetryAfter = "5";
    }

    private static int StatusOf(RescueReason reason) => reason switch
    {
        RescueReason.Away => StatusCodes.Status503ServiceUnavailable,
        RescueReason.TooMany => StatusCodes.Status429TooManyRequests,
        RescueReason.TooLarge => StatusCodes.Status413PayloadTooLarge,
        _ => StatusCodes.Status409Conflict,
    };

    // Browsers that do not say where a request comes from do send its origin with a POST.
    private static bool IsSameOrigin(HttpRequest request) =>
        request.Headers["Sec-Fetch-Site"] is { Count: > 0 } site
            ? site == new StringValues("same-origin")
            : request.Headers.Origin == $"{request.Scheme}://{request.Host}";
}
