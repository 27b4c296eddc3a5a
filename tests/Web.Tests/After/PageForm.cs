using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace Conoceles.Web.Tests.After;

/// <summary>A form of a page, filled in and sent as a browser without JavaScript does: what the page has, and nothing else.</summary>
internal sealed class PageForm
{
    private readonly IHtmlFormElement _form;
    private readonly List<(string Name, string Value)> _fields = [];
    private readonly HashSet<string> _names;

    public PageForm(IHtmlDocument page, string selector = "main form")
    {
        _form = page.QuerySelector<IHtmlFormElement>(selector) ?? throw new InvalidOperationException($"The page has no form «{selector}».");
        _names = [.. _form.QuerySelectorAll("[name]").Select(e => e.GetAttribute("name")!)];
        foreach (var element in _form.QuerySelectorAll("input, textarea, select"))
        {
            var (name, value) = element switch
            {
                IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } or IHtmlInputElement { Type: "file" or "submit" } => (null, ""),
                IHtmlInputElement input => (input.Name, input.Value),
                IHtmlTextAreaElement area => (area.Name, area.Value),
                IHtmlSelectElement select => (select.Name, select.Value ?? ""),
                _ => (null, ""),
            };
            if (name is not null)
                _fields.Add((name, value));
        }
    }

    public string? Value(string name) => _fields.FirstOrDefault(f => f.Name == name).Value;

    public IEnumerable<string> Values(string name) => _fields.Where(f => f.Name == name).Select(f => f.Value);

    /// <summary>Types a text or chooses an option; the page must have the field.</summary>
    public PageForm Fill(string name, string value)
    {
        Assert.Contains(name, _names);
        _fields.RemoveAll(f => f.Name == name);
        _fields.Add((name, value));
        return this;
    }

    /// <summary>Presses a button that says what it does.</summary>
    public Task<HttpResponseMessage> Press(HttpClient browser, string name, string value, byte[]? file = null, string fileField = "foto")
    {
        Assert.Contains(_form.QuerySelectorAll("button[type=submit]"), b => b.GetAttribute("name") == name && b.GetAttribute("value") == value);
        return Send(browser, file, fileField, (name, value));
    }

    public Task<HttpResponseMessage> Send(HttpClient browser, byte[]? file = null, string fileField = "foto", params (string Name, string Value)[] pressed) =>
        Send(browser, file, fileField, "retrato.jpg", pressed);

    public async Task<HttpResponseMessage> Send(HttpClient browser, byte[]? file, string fileField, string fileName, (string Name, string Value)[] pressed)
    {
        var action = _form.GetAttribute("action");
        if (_form.GetAttribute("enctype") != "multipart/form-data")
        {
            Assert.Null(file);
            using var plain = new FormUrlEncodedContent(_fields.Concat(pressed).Select(f => KeyValuePair.Create(f.Name, f.Value)));
            return await browser.PostAsync(action, plain);
        }

        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in _fields.Concat(pressed))
            content.Add(new StringContent(value), $"\"{name}\"");
        content.Add(new ByteArrayContent(file ?? []), $"\"{fileField}\"", file is null ? "\"\"" : $"\"{fileName}\"");
        return await browser.PostAsync(action, content);
    }

    /// <summary>Opens a page of ours: answered, safe, and in Spanish.</summary>
    public static async Task<IHtmlDocument> Open(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        return await Read(answer);
    }

    public static async Task<IHtmlDocument> Read(HttpResponseMessage answer, HttpStatusCode status = HttpStatusCode.OK)
    {
        Assert.Equal(status, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: true);
        return await Photos.CaptureSite.Page(answer);
    }

    public static string Text(IHtmlDocument page) => string.Join(' ', page.QuerySelector("main")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
