using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.Capture;

/// <summary>What a browser does with a capture's page.</summary>
internal static class CaptureForms
{
    public static async Task<IHtmlDocument> Open(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: true);
        return await CaptureSite.Page(answer);
    }

    /// <summary>Sends the page's form as it is, with these fields changed.</summary>
    public static async Task<HttpResponseMessage> Send(HttpClient browser, IHtmlDocument page, params (string Name, string Value)[] filled)
    {
        var form = page.QuerySelector<IHtmlFormElement>("main form[method=post]")!;
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var input in form.QuerySelectorAll("input[type=hidden], input:not([type]), input[type=text], input[type=email], input[type=tel], input[type=url], input[checked], textarea"))
            fields[input.GetAttribute("name")!] = input is IHtmlTextAreaElement area ? area.Value ?? "" : input.GetAttribute("value") ?? "";
        foreach (var select in form.QuerySelectorAll<IHtmlSelectElement>("select"))
            fields[select.Name!] = select.Value ?? "";
        foreach (var (name, value) in filled)
            fields[name] = value;
        using var content = new FormUrlEncodedContent(fields);
        return await browser.PostAsync(form.GetAttribute("action"), content);
    }
}
