using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace Conoceles.Journeys.Tests.Pages;

/// <summary>What a page's HTML, as it was sent, has wrong: by the parser's own word, by its references, by what our policy forbids.</summary>
internal static class Markup
{
    private static readonly string[] References = ["for", "aria-labelledby", "aria-describedby", "aria-controls", "headers", "list", "form"];

    public static IEnumerable<string> FaultsOf(string html)
    {
        var faults = new List<string>();
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true });
        parser.Error += (_, e) =>
        {
            if (e is AngleSharp.Html.Dom.Events.HtmlErrorEvent error)
                faults.Add($"HTML, line {error.Position.Line}: {error.Message}");
        };
        using var page = parser.ParseDocument(html);
        faults.AddRange(Ids(page));
        faults.AddRange(page.All.SelectMany(e => Pointers(page, e)));
        faults.AddRange(page.All.SelectMany(Forbidden));
        faults.AddRange(Headings(page));
        return faults;
    }

    private static IEnumerable<string> Ids(IHtmlDocument page) =>
        page.QuerySelectorAll("[id]").GroupBy(e => e.Id, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => $"the id «{g.Key}» is {g.Count()} times");

    private static IEnumerable<string> Pointers(IHtmlDocument page, IElement element)
    {
        foreach (var attribute in References.Select(r => element.Attributes[r]).OfType<IAttr>())
        {
            foreach (var id in attribute.Value.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(id => page.GetElementById(id) is null))
                yield return $"{attribute.Name}=\"{id}\" leads nowhere";
        }

        if (element is IHtmlAnchorElement && element.GetAttribute("href") is ['#', _, ..] href && page.GetElementById(href[1..]) is null)
            yield return $"the link {href} leads nowhere";
        if (element.Attributes.Any(a => a.Value.Length == 0 && a.Name is "id" or "href" or "for" or "aria-describedby" or "aria-labelledby"))
            yield return $"an empty attribute: {element.OuterHtml[..Math.Min(100, element.OuterHtml.Length)]}";
    }

    private static IEnumerable<string> Forbidden(IElement element)
    {
        if (element.HasAttribute("style") || element is IHtmlStyleElement || (element is IHtmlScriptElement { Source: null } && element.GetAttribute("type") != "application/ld+json"))
            yield return $"inline style or script: <{element.LocalName}>";
        if (element.GetAttribute("type") == "url" && element.GetAttribute("value") is { Length: > 0 } url && !Uri.IsWellFormedUriString(url, UriKind.Absolute))
            yield return $"HTML lets no input of type url say {url[..Math.Min(40, url.Length)]}";
        foreach (var handler in element.Attributes.Where(a => a.Name.StartsWith("on", StringComparison.Ordinal)))
            yield return $"inline {handler.Name}";
        // The one address of a page is whole, for whoever copies it; nothing is fetched from it.
        var link = element is IHtmlLinkElement { Relation: not "canonical" } ? element.GetAttribute("href") : null;
        foreach (var address in new[] { element.GetAttribute("src"), link, element.GetAttribute("action") })
        {
            if (address is not null && !address.StartsWith('/'))
                yield return $"an address that is not ours or depends on the page's: {address}";
        }
    }

    private static IEnumerable<string> Headings(IHtmlDocument page)
    {
        var levels = page.QuerySelectorAll("h1, h2, h3, h4, h5, h6").Select(h => h.LocalName[1] - '0').ToArray();
        // A preview shows the public page as it will be, its heading included.
        var first = page.QuerySelectorAll("h1").Count(h => h.Closest("article") is null || page.QuerySelectorAll("h1").Length == 1);
        if (first != 1)
            yield return $"{first} headings of the first level";
        for (var i = 1; i < levels.Length; i++)
        {
            if (levels[i] > levels[i - 1] + 1)
                yield return $"a heading of level {levels[i]} after one of level {levels[i - 1]}";
        }
    }
}
