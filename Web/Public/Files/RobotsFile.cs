using System.Text;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Layout;

namespace Conoceles.Web.Public.Files;

/// <summary><c>/robots.txt</c>: what is behind the sign-in is for nobody's index.</summary>
internal static class RobotsFile
{
    public static IResult Answer(HttpContext context, WebSettings settings, FrameReader frames)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        var text = new StringBuilder();
        if (frames.Current.Mark is { } mark)
            text.Append("# ").Append(mark.Line).Append('\n');
        text.Append("User-agent: *\nDisallow: /captura\nDisallow: /ut\nDisallow: /operacion\nDisallow: /entrar\n");
        if (SiteMapFile.Base(settings) is { } site)
            text.Append("Sitemap: ").Append(new Uri(site, Links.SiteMap).AbsoluteUri).Append('\n');
        return Results.Text(text.ToString(), "text/plain; charset=utf-8");
    }
}
