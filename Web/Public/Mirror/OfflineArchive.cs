using System.Collections.Frozen;
using System.IO.Compression;
using System.Text;
using AngleSharp;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Conoceles.Web.Public.Mirror;

/// <summary>
/// The copy as one file that opens from a disk with no server and no network: its links are relative, and what would need somebody
/// who answers is told instead of asked. The same bytes for the same copy.
/// </summary>
/// <param name="folder">The copy, written already.</param>
/// <param name="name">Folder inside of the archive.</param>
/// <param name="site">Where the site is, for what is only there; null when it is not known.</param>
internal sealed class OfflineArchive(MirrorFolder folder, string name, Uri? site)
{
    private static readonly DateTimeOffset _date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly UTF8Encoding _utf8 = new(false);
    private static readonly string[] _packed = [".jpg", ".xlsx"];
    private readonly FrozenSet<string> _names = folder.Files.Select(f => f.Name).Where(IsForReading).ToFrozenSet(StringComparer.Ordinal);
    private readonly HtmlParser _parser = new();

    /// <summary>Writes it, one file after another.</summary>
    public async Task Write(Stream output, CancellationToken cancellation)
    {
        await using var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true);
        foreach (var file in _names.Order(StringComparer.Ordinal))
        {
            var entry = zip.CreateEntry($"{name}/{file}", _packed.Contains(Path.GetExtension(file)) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
            entry.LastWriteTime = _date;
            await using var source = File.OpenRead(folder.PathOf(file));
            await using var target = await entry.OpenAsync(cancellation);
            if (file.EndsWith(".html", StringComparison.Ordinal))
                await target.WriteAsync(await Offline(file, source, cancellation), cancellation);
            else
                await source.CopyToAsync(target, cancellation);
        }
    }

    // Not what is for servers, for search engines or for where a page is shared, nor what no link leads to.
    private static bool IsForReading(string file) =>
        Path.GetExtension(file) is not (".gz" or ".br" or ".png" or ".xml" or ".txt")
        && !MirrorPath.IsApart(file) && !file.EndsWith("/foto.jpg", StringComparison.Ordinal);

    private async Task<byte[]> Offline(string file, Stream html, CancellationToken cancellation)
    {
        using var document = await _parser.ParseDocumentAsync(html, cancellation);
        foreach (var canonical in document.QuerySelectorAll("link[rel=canonical]"))
            canonical.Remove();
        foreach (var form in document.QuerySelectorAll("form"))
            Replace(document, form);
        document.GetElementById("municipios")?.SetAttribute("open", "");
        foreach (var element in document.QuerySelectorAll("[href^='/'], [src^='/']"))
            Relate(element, element.HasAttribute("href") ? "href" : "src", file);
        if (document.QuerySelector("main") is { } main)
            main.Before(Notice(document));
        return _utf8.GetBytes(document.ToHtml() + "\n");
    }

    private IElement Notice(IHtmlDocument document)
    {
        var notice = document.CreateElement("aside");
        notice.ClassName = "nota";
        notice.SetAttribute("aria-label", MirrorMessages.OfflineLabel);
        notice.TextContent = MirrorMessages.Offline(site);
        return notice;
    }

    // A form asks somebody: of the two that there are, one has a list beside it and the other cannot be.
    private static void Replace(IHtmlDocument document, IElement form)
    {
        var instead = document.CreateElement("p");
        if (form.GetAttribute("action") == Links.Ballot)
        {
            var link = document.CreateElement("a");
            link.SetAttribute("href", $"{Links.Ballot}#municipios");
            link.TextContent = MirrorMessages.OfflineBallot;
            instead.AppendChild(link);
        }
        else
        {
            instead.TextContent = MirrorMessages.OfflineSearch;
        }

        form.Replace(instead);
    }

    private void Relate(IElement element, string attribute, string file)
    {
        var parts = element.GetAttribute(attribute)!.Split('#', 2);
        var fragment = parts.Length > 1 ? "#" + parts[1] : "";
        if (Find(parts[0]) is { } target)
            element.SetAttribute(attribute, Relative(file, target) + fragment);
        else if (element is not IHtmlAnchorElement)
            element.Remove();
        else if (site is not null)
            element.SetAttribute(attribute, new Uri(site, parts[0]).AbsoluteUri + fragment);
        else
            element.RemoveAttribute(attribute);
    }

    private string? Find(string address)
    {
        foreach (var isPage in new[] { true, false })
        {
            if (MirrorPath.Of(address, isPage) is var name && _names.Contains(name))
                return name;
        }

        return null;
    }

    private static string Relative(string from, string to) =>
        string.Join('/', Path.GetRelativePath("/" + Path.GetDirectoryName(from), "/" + to).Split('/').Select(Uri.EscapeDataString));
}
