using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Conoceles.Journeys.Tests.Pages;

/// <summary>Finds what is not Spanish on a page. Only words that no Spanish text has.</summary>
internal static partial class Language
{
    /// <summary>What people read or hear of a page: its texts and the attributes that are read aloud.</summary>
    public const string WhatIsRead =
        """
        () => [document.title, document.body.innerText,
               ...[...document.querySelectorAll('[title],[alt],[aria-label],[placeholder],[aria-description],[aria-roledescription]')]
                 .flatMap(e => ['title', 'alt', 'aria-label', 'placeholder', 'aria-description', 'aria-roledescription'].map(a => e.getAttribute(a) ?? '')),
               ...[...document.querySelectorAll('input[type=submit],input[type=button]')].map(e => e.value)].join('\n')
        """;

    private static readonly string[] Attributes = ["title", "alt", "aria-label", "placeholder", "content", "aria-description", "label"];

    public static IEnumerable<string> FaultsOf(string html)
    {
        using var page = new HtmlParser().ParseDocument(html);
        if (page.DocumentElement.GetAttribute("lang") != "es-MX")
            yield return "the language of the page is not es-MX";
        var texts = page.All.SelectMany(e => Attributes.Select(a => e.GetAttribute(a) ?? "")).Append(page.Title ?? "").Append(page.Body?.TextContent ?? "");
        foreach (var word in texts.SelectMany(English).Distinct(StringComparer.OrdinalIgnoreCase))
            yield return $"«{word}» is not Spanish";
    }

    // An address is not a word: those of the demonstration end in «.invalid».
    public static IEnumerable<string> English(string text) => Words().Matches(Addresses().Replace(text, " ")).Select(m => m.Value);

    [GeneratedRegex(@"\S+@\S+|https?://\S+|[\w-]+(\.[\w-]+)*\.invalid\b", RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    [GeneratedRegex(
        @"\b(the|and|of|with|without|your|you|please|this|that|these|save|saved|saving|send|sent|submit|submitted|upload|download|loading|click|here|next|previous|back|cancel|delete|remove|edit|update|search|password|username|login|logout|sign in|sign out|welcome|home|required|invalid|missing|not found|unauthorized|forbidden|request|server error|page|choose|select|yes|draft|section|candidacy|deadline|receipt|true|false|null|undefined|unknown|must|should|value|field|warning|success|failed|try again|close|open|menu|more|less|new|old|first|last|name|address|phone|mail|date|day|month|year|hour|today)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Words();
}
