using System.Net;
using AngleSharp.Html.Dom;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.Drafts;

/// <summary>A section's form over HTTP, as a browser fills it in and sends it.</summary>
internal sealed class DraftForm
{
    private readonly string _action;
    private readonly List<KeyValuePair<string, string>> _fields;

    private DraftForm(string action, List<KeyValuePair<string, string>> fields) => (_action, _fields) = (action, fields);

    public static async Task<DraftForm> Open(HttpClient browser, string candidacy, string section)
    {
        using var answer = await browser.GetAsync($"/captura/{candidacy}/{section}");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return Of(await CaptureSite.Page(answer));
    }

    /// <summary>The form of a page's main part with what it has filled in.</summary>
    public static DraftForm Of(IHtmlDocument page, string? action = null)
    {
        var form = (IHtmlFormElement)page.QuerySelector("main form")!;
        var fields = new List<KeyValuePair<string, string>>();
        foreach (var element in form.QuerySelectorAll("input, textarea, select"))
        {
            switch (element)
            {
                case IHtmlInputElement { Type: "radio" or "checkbox" or "file" or "submit" or "button" } input when !input.IsChecked || input.Type is "file":
                    break;
                case IHtmlInputElement input:
                    fields.Add(new(input.Name!, input.Value));
                    break;
                case IHtmlTextAreaElement area:
                    fields.Add(new(area.Name!, area.Value));
                    break;
                case IHtmlSelectElement select:
                    fields.Add(new(select.Name!, select.Value ?? ""));
                    break;
            }
        }

        return new DraftForm(action ?? form.GetAttribute("action")!, fields);
    }

    public string this[string name] => _fields.Single(f => f.Key == name).Value;

    public bool Has(string name) => _fields.Any(f => f.Key == name);

    /// <summary>The same form with some answers changed or added.</summary>
    public DraftForm With(params (string Name, string Value)[] answers)
    {
        var fields = _fields.Where(f => answers.All(a => a.Name != f.Key)).ToList();
        fields.AddRange(answers.Select(a => new KeyValuePair<string, string>(a.Name, a.Value)));
        return new DraftForm(_action, fields);
    }

    /// <summary>Sends it by its button, or as the autosave does.</summary>
    /// <param name="to">Another web than the one that showed it.</param>
    public async Task<HttpResponseMessage> Send(HttpClient browser, bool script = false, Uri? to = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, to is null ? new Uri(_action, UriKind.Relative) : new Uri(to, _action)) { Content = new FormUrlEncodedContent(_fields) };
        if (script)
            request.Headers.Accept.ParseAdd("application/json");
        return await browser.SendAsync(request);
    }
}
