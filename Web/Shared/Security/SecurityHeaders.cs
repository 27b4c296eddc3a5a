using Conoceles.Elections;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Answers;
using Microsoft.Net.Http.Headers;

namespace Conoceles.Web.Shared.Security;

/// <summary>
/// The headers of every answer, whoever made it: pages, files, redirects and errors. They are written when the answer
/// starts, so that nothing on the way can leave them out.
/// </summary>
public static class SecurityHeaders
{
    internal const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; manifest-src 'self'";

    /// <summary>Beginning of the addresses that other sites may have in a frame, if the settings name any.</summary>
    private const string Embeds = "/insertar";

    private const string NoStore = "no-store";
    private static readonly string[] PrivatePaths = ["/captura", "/ut", "/operacion", "/entrar", "/activar", "/salir", "/sesion", ApiProblem.Root];

    public static void UseSecurityHeaders(this WebApplication app, WebSettings settings) =>
        app.Use((context, next) =>
        {
            context.Response.OnStarting(() =>
            {
                Write(context, settings);
                return Task.CompletedTask;
            });
            return next(context);
        });

    /// <summary>True for the paths that need an account, and for signing in and out.</summary>
    public static bool IsPrivate(PathString path)
    {
        foreach (var first in PrivatePaths)
        {
            if (path.StartsWithSegments(first, StringComparison.Ordinal))
                return true;
        }

        return false;
    }

    /// <summary>Those of an answer whose status and other headers are written already.</summary>
    internal static void Write(HttpContext context, WebSettings settings)
    {
        var headers = context.Response.Headers;
        var isPrivate = IsPrivate(context.Request.Path);
        var framed = settings.FrameAncestors.Length > 0 && context.Request.Path.StartsWithSegments(Embeds, StringComparison.Ordinal);
        headers.ContentSecurityPolicy = framed ? Policy.Replace("frame-ancestors 'none'", "frame-ancestors " + settings.FrameAncestors, StringComparison.Ordinal) : Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = isPrivate ? "same-origin" : "strict-origin-when-cross-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=(), browsing-topics=()";
        // It knows no list of sites: where the policy above has one, it would forbid what that allows.
        if (!framed)
            headers.XFrameOptions = "DENY";
        // Also of what is no page; it is asked, not forbidden: robots that may not come in never read that they should not keep it.
        if (ElectionMark.Of(settings.Kind) is { NoIndex: true })
            headers["X-Robots-Tag"] = "noindex";
        if (settings.Tls && (context.Request.IsHttps || settings.BehindProxy))
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        // Only what says so itself may be stored, and never an error or a page behind the sign-in.
        if (isPrivate || context.Response.StatusCode >= StatusCodes.Status400BadRequest || !headers.ContainsKey(HeaderNames.CacheControl))
            headers.CacheControl = NoStore;
        headers.Remove(HeaderNames.Pragma);
        headers.Remove(HeaderNames.XPoweredBy);
        // Blazor announces a navigation that no page of ours has.
        headers.Remove("blazor-enhanced-nav");
    }
}
