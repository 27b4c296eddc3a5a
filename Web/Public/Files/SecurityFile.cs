using System.Text;
using Conoceles.Web.Configuration;
using Conoceles.Web.Public.Texts;
using Conoceles.Web.Shared.Layout;

namespace Conoceles.Web.Public.Files;

/// <summary>
/// <c>/.well-known/security.txt</c> (RFC 9116): whom to tell of a weakness. Contact and expiry are the institute's to
/// say; without both there is no file, which is better than one that nobody answers.
/// </summary>
internal static class SecurityFile
{
    public static IResult Answer(HttpContext context, Institute institute, WebSettings settings, FrameReader frames)
    {
        if (institute.Find("seguridad") is not { } contact || institute.Find("seguridad-vence") is not { } expires)
            return Results.StatusCode(StatusCodes.Status404NotFound);
        context.Response.Headers.CacheControl = "public, max-age=3600";
        var text = new StringBuilder();
        if (frames.Current.Mark is { } mark)
            text.Append("# ").Append(mark.Line).Append('\n');
        text.Append("Contact: mailto:").Append(contact).Append("\nExpires: ").Append(expires).Append("\nPreferred-Languages: es\n");
        if (SiteMapFile.Base(settings) is { } site)
            text.Append("Canonical: ").Append(new Uri(site, Links.Security).AbsoluteUri).Append('\n');
        return Results.Text(text.ToString(), "text/plain; charset=utf-8");
    }
}
