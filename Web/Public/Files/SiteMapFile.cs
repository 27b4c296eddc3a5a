using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Conoceles.Elections;
using Conoceles.Web.Configuration;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Files;

/// <summary>
/// <c>/sitemap.xml</c>: the pages that have one address each, and every profile. Of more addresses than a file may have
/// (sitemaps.org), the list of the files <c>/sitemap-{n}.xml</c> that have them.
/// </summary>
internal static class SiteMapFile
{
    public const string ContentType = "application/xml; charset=utf-8";

    /// <summary>Addresses of one file at most.</summary>
    public const int PartSize = 50_000;

    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    private static readonly string[] Pages =
    [
        Links.Home, Links.Ballot, Links.Candidacies, Links.Statistics, Links.Questions, Links.About, Links.Privacy, Links.WholePrivacy, Links.Accessibility, Links.Receipts,
        Links.OpenData, Links.Cuts,
    ];

    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        Base(context.RequestServices.GetRequiredService<WebSettings>()) is { } site
            ? await baker.File(Links.SiteMap, snapshot.Generation, mark => Parts(snapshot) is 1 ? Part(site, snapshot, 1, mark) : Index(site, snapshot, mark))
            : null;

    public static async Task<BakedPage?> AnswerPart(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var part = int.Parse((string)context.Request.RouteValues["part"]!, CultureInfo.InvariantCulture);
        return part >= 1 && part <= Parts(snapshot) && Base(context.RequestServices.GetRequiredService<WebSettings>()) is { } site
            ? await baker.File(Links.SiteMapPart(part), snapshot.Generation, mark => Part(site, snapshot, part, mark))
            : null;
    }

    /// <summary>Where people reach the site; null when only a proxy knows, and then there is no map to give.</summary>
    public static Uri? Base(WebSettings settings) => settings.PublicUrl ?? (settings.BehindProxy ? null : settings.Url);

    /// <summary>How many files have every address: at least one.</summary>
    public static int Parts(PublicSnapshot snapshot) => (Addresses(snapshot).Count() + PartSize - 1) / PartSize;

    public static string Index(Uri site, PublicSnapshot snapshot, ElectionMark? mark)
    {
        var xml = Begin("sitemapindex", mark);
        for (var part = 1; part <= Parts(snapshot); part++)
            xml.Append("<sitemap><loc>").Append(Location(site, Links.SiteMapPart(part))).Append("</loc></sitemap>\n");
        return xml.Append("</sitemapindex>\n").ToString();
    }

    /// <param name="part">From 1.</param>
    public static string Part(Uri site, PublicSnapshot snapshot, int part, ElectionMark? mark)
    {
        var xml = Begin("urlset", mark);
        foreach (var (path, changed) in Addresses(snapshot).Skip((part - 1) * PartSize).Take(PartSize))
        {
            xml.Append("<url><loc>").Append(Location(site, path)).Append("</loc>");
            if (changed is { } at)
                xml.Append("<lastmod>").Append(Deadlines.LocalDate(at).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)).Append("</lastmod>");
            xml.Append("</url>\n");
        }

        return xml.Append("</urlset>\n").ToString();
    }

    // Once nobody's profile is public, the ways to look for one are for no index either.
    private static IEnumerable<(string Path, DateTimeOffset? Changed)> Addresses(PublicSnapshot snapshot) =>
        Pages.Where(p => !snapshot.Ended || p is not (Links.Ballot or Links.Candidacies))
            .Concat(snapshot.Contests.Keys.Order(StringComparer.Ordinal).Select(Links.Compare))
            .Select(p => (p, (DateTimeOffset?)null))
            .Concat(snapshot.InOrder.Select(l => (Links.Profile(l.Candidacy.Id), l.Candidacy.CorrectedAt ?? l.Candidacy.PublishedAt)));

    private static StringBuilder Begin(string element, ElectionMark? mark)
    {
        var xml = new StringBuilder("""<?xml version="1.0" encoding="UTF-8"?>""").Append('\n');
        if (mark is not null)
            xml.Append("<!-- ").Append(mark.Line).Append(" -->\n");
        return xml.Append('<').Append(element).Append(" xmlns=\"").Append(Namespace).Append("\">\n");
    }

    private static string Location(Uri site, string path) => HtmlEncoder.Default.Encode(new Uri(site, path).AbsoluteUri);
}
