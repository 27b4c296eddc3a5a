using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Net.Http.Headers;

namespace Conoceles.Web.Public.Site;

/// <summary>
/// A public page, ready: its bytes compressed once at one fixed level, and a strong ETag that is the hash of the
/// uncompressed bytes, so that every node gives the same one.
/// </summary>
public sealed class BakedPage
{
    public const string HtmlType = "text/html; charset=utf-8";
    private const string Caching = "public, max-age=30, stale-if-error=300";
    private readonly byte[] _gzip;
    private readonly string _hash;
    private readonly int _status = StatusCodes.Status200OK;

    private readonly bool _noIndex;

    private BakedPage(BakedPage page, int status) => (_gzip, _hash, _noIndex, _status) = (page._gzip, page._hash, page._noIndex, status);

    /// <param name="html">Its bytes.</param>
    /// <param name="noIndex">It is for who asks and not for search engines: the answer says so too, for those that do not read it.</param>
    public BakedPage(byte[] html, bool noIndex = false)
    {
        ArgumentNullException.ThrowIfNull(html);
        _noIndex = noIndex;
        _hash = Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 16));
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(html);
        _gzip = buffer.ToArray();
    }

    /// <summary>The page uncompressed.</summary>
    public byte[] Html()
    {
        using var gzip = new GZipStream(new MemoryStream(_gzip), CompressionMode.Decompress);
        using var html = new MemoryStream();
        gzip.CopyTo(html);
        return html.ToArray();
    }

    /// <summary>The same bytes under another status, such as that of a page that says what is gone.</summary>
    public BakedPage As(int status) => new(this, status);

    /// <summary>Answers with the page, or 304 when the reader has it.</summary>
    public async Task Write(HttpContext context, string contentType = HtmlType)
    {
        var headers = context.Response.GetTypedHeaders();
        var compressed = AcceptsGzip(context.Request);
        var tag = new EntityTagHeaderValue($"\"{_hash}{(compressed ? "-gz" : "")}\"");
        headers.ETag = tag;
        context.Response.Headers.CacheControl = Caching;
        context.Response.Headers.Vary = "Accept-Encoding";
        if (_noIndex)
            context.Response.Headers["X-Robots-Tag"] = "noindex";
        context.Response.StatusCode = _status;
        if (_status == StatusCodes.Status200OK && context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t.Tag == "*"))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        var body = compressed ? _gzip : Html();
        if (compressed)
            context.Response.Headers.ContentEncoding = "gzip";
        context.Response.ContentType = contentType;
        context.Response.ContentLength = body.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value is { } v
            && (v.Equals("gzip", StringComparison.OrdinalIgnoreCase) || v == "*") && e.Quality is null or > 0);
}
