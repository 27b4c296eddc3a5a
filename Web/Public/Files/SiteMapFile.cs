using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Conoceles.Elections;
using Conoceles.Web.Configuration;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Files;

/// <summary><c>/sitemap.xml</c>: the pages that have one address each, and every profile.</summary>
internal static class SiteMapFile
{
    public const string ContentType = "application/xml; charset=utf-8";

    private static readonly string[] Pages =
    [
        Links.Home, Links.Ballot, Links.Candidacies, Links.Statistics, Links.Questions, Links.About, Links.Privacy, Links.WholePrivacy, Links.Accessibility, Links.Receipts,
        Links.OpenData, Links.Cuts,
    ];

    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        Base(context.RequestServices.GetRequiredService<WebSettings>()) is { } site
            ? await baker.File(Links.SiteMap, snapshot.Generation, mark => Xml(site, snapshot, mark))
            : null;

    /// <summary>Where people reach the site; null when only a proxy knows, and then there is no map to give.</summary>
    public static Uri? Base(WebSettings settings) => settings.PublicUrl ?? (settings.BehindProxy ? null : settings.Url);

    public static string Xml(Uri site, PublicSnapshot snapshot, ElectionMark? mark)
    {
        var xml = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?>""").Append('\n');
        if (mark is not null)
            xml.Append("<!-- ").Append(mark.Line).Append(" -->\n");
        xml.Append("""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">""").Append('\n');
        // Once nobody's profile is public, the ways to look for one are for no index either.
        foreach (var page in Pages.Where(p => !snapshot.Ended || p is not (Links.Ballot or Links.Candidacies)))
            Write(xml, site, page, null);
        foreach (var contest in snapshot.Contests.Keys.Order(StringComparer.Ordinal))
            Write(xml, site, Links.Compare(contest), null);
        foreach (var listed in snapshot.InOrder)
            Write(xml, site, Links.Profile(listed.Candidacy.Id), listed.Candidacy.CorrectedAt ?? listed.Candidacy.PublishedAt);
        return xml.Append("</urlset>\n").ToString();
    }

    private static void Write(StringBuilder xml, Uri site, string path, DateTimeOffset? changed)
    {
        xml.Append("<url><loc>").Append(HtmlEncoder.Default.Encode(new Uri(site, path).AbsoluteUri)).Append("</loc>");
        if (changed is { } at)
            xml.Append("<lastmod>").Append(Deadlines.LocalDate(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("</lastmod>");
        xml.Append("</url>\n");
    }
}
