using Microsoft.AspNetCore.WebUtilities;

namespace Conoceles.Web.Public.Mirror;

/// <summary>
/// Where in the folder of a copy the answer of each address is. Pages are <c>index.html</c> in a folder of their own name, which any
/// web server finds; what depends on it being asked with a question, or not being there any more, is apart, where only a server that
/// knows of it looks (<c>deploy/nginx/espejo.conf</c>).
/// </summary>
internal static class MirrorPath
{
    public const string Missing = "404.html";

    /// <summary>Of what was asked with a question that the copy does not have.</summary>
    public const string Unanswered = "sin-busqueda.html";

    private const string Page = "index.html";
    private const string Questions = "consultas";
    private const string Gone = "retirados";
    private const string Photo = "/foto";

    /// <summary>It is for a server to find and not for a link.</summary>
    /// <param name="name">Path from the folder.</param>
    public static bool IsApart(string name) => name is Missing or Unanswered || name.StartsWith(Gone + "/", StringComparison.Ordinal);

    /// <summary>Path from the folder, with <c>/</c>.</summary>
    /// <param name="address">From the root of the site, with its question if it has one.</param>
    /// <param name="isPage">It answers with HTML.</param>
    /// <param name="isGone">It answers that something is no more (410).</param>
    public static string Of(string address, bool isPage, bool isGone = false)
    {
        var cut = address.IndexOf('?', StringComparison.Ordinal);
        var path = Uri.UnescapeDataString((cut < 0 ? address : address[..cut]).Trim('/'));
        if (!isPage)
            return path.EndsWith(Photo, StringComparison.Ordinal) ? path + ".jpg" : path;
        var asked = cut < 0 ? [] : QueryHelpers.ParseQuery(address[cut..]).Select(q => $"{q.Key}-{q.Value}");
        string?[] parts = [isGone ? Gone : cut < 0 ? null : Questions, path.Length > 0 ? path : null, .. asked, Page];
        return string.Join('/', parts.OfType<string>());
    }
}
