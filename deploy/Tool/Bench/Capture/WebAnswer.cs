using System.Net;

namespace Conoceles.Deploy.Bench.Capture;

/// <summary>An answer of a web, of which only what a form carries is read.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Location">Path where it sends the browser; null when it does not.</param>
/// <param name="Body">HTML or JSON.</param>
internal sealed record WebAnswer(int Status, string? Location, string Body)
{
    public bool IsPage => Status == 200;

    public bool IsRedirect => Status == 302;

    /// <summary>The value of a hidden field of the page's form.</summary>
    /// <exception cref="ToolException">The page has no such field.</exception>
    public string Hidden(string name) =>
        TryHidden(name) ?? throw new ToolException($"La página ({Status}, {Location}) no trae el campo «{name}».");

    public string? TryHidden(string name)
    {
        var at = Body.IndexOf($"name=\"{name}\" value=\"", StringComparison.Ordinal);
        if (at < 0)
            return null;
        var from = at + name.Length + "name=\"\" value=\"".Length;
        return WebUtility.HtmlDecode(Body[from..Body.IndexOf('"', from)]);
    }
}
