using Conoceles.Web.Configuration;

namespace Conoceles.Web.Capture;

/// <summary>Where the citizens' site has a page: on paper and from another host a path alone leads nowhere.</summary>
internal static class PublicAddress
{
    public static string Of(HttpContext context, WebSettings settings, string path) =>
        (settings.PublicUrl?.GetLeftPart(UriPartial.Authority) ?? $"{context.Request.Scheme}://{context.Request.Host}") + path;
}
