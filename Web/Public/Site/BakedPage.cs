using System.IO.Compression;
using System.Security.Cryptography;
using Microsoft.Extensions.Primitives;
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
    private static readonly StringValues GzipEncoding = "gzip";
    private readonly byte[] _gzip;
    private readonly StringValues _tag;
    private readonly StringValues _gzipTag;
    private readonly int _status = StatusCodes.Status200OK;

    private readonly bool _noIndex;

    private BakedPage(BakedPage page, int status) =>
        (_gzip, _tag, _gzipTag, _noIndex, _status) = (page._gzip, page._tag, page._gzipTag, page._noIndex, status);

    /// <param name="html">Its bytes.</param>
    /// <param name="noIndex">It is for who asks and not for search engines: the answer says so too, for those that do not read it.</param>
    public BakedPage(byte[] html, bool noIndex = false)
    {
        ArgumentNullException.ThrowIfNull(html);
        _noIndex = noIndex;
        var hash = Convert.ToHexStringLower(SHA256.HashData(html).AsSpan(0, 16));
        using var buffer = new MemoryStream();
        using (var gzip = new GZipStream(buffer, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(html);
        _gzip = buffer.ToArray();
        _tag = $"\"{hash}\"";
        _gzipTag = $"\"{hash}-gz\"";
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
        var body = Head(context, contentType);
        if (!body.IsEmpty)
            await context.Response.Body.WriteAsync(body, context.RequestAborted);
    }

    /// <summary>Everything of the answer but its body, which it returns: empty when there is none to write.</summary>
    public ReadOnlyMemory<byte> Head(HttpContext context, string contentType)
    {
        var (request, response) = (context.Request, context.Response);
        var headers = response.Headers;
        var compressed = AcceptsGzip(request);
        var tag = compressed ? _gzipTag : _tag;
        headers.ETag = tag;
        headers.CacheControl = Caching;
        headers.Vary = "Accept-Encoding";
        if (_noIndex)
            headers["X-Robots-Tag"] = "noindex";
        response.StatusCode = _status;
        if (_status == StatusCodes.Status200OK && request.Headers.IfNoneMatch.Count > 0 && HasIt(request, tag.ToString()))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return default;
        }

        var body = compressed ? _gzip : Html();
        if (compressed)
            headers.ContentEncoding = GzipEncoding;
        headers.ContentType = contentType;
        headers.ContentLength = body.Length;
        return HttpMethods.IsHead(request.Method) ? default : body;
    }

    private static bool HasIt(HttpRequest request, string tag)
    {
        var one = new EntityTagHeaderValue(tag);
        return request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(one, useStrongComparison: false) || t.Tag == "*");
    }

    // What every browser sends is read without parsing it; what grades its preferences is parsed.
    private static bool AcceptsGzip(HttpRequest request)
    {
        var accepted = request.Headers.AcceptEncoding;
        if (accepted.Count == 1 && accepted[0] is { } text && !text.Contains(';', StringComparison.Ordinal))
            return text.Contains("gzip", StringComparison.OrdinalIgnoreCase) || text.Contains('*', StringComparison.Ordinal);
        return request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value is { } v
            && (v.Equals("gzip", StringComparison.OrdinalIgnoreCase) || v == "*") && e.Quality is null or > 0);
    }
}
