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
    private const string Caching = "public, max-age=30, stale-if-error=300";
    private readonly byte[] _gzip;
    private readonly string _hash;

    public BakedPage(byte[] html)
    {
        ArgumentNullException.ThrowIfNull(html);
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

    /// <summary>Answers with the page, or 304 when the reader has it.</summary>
    public async Task Write(HttpContext context, string contentType = "text/html; charset=utf-8")
    {
        var headers = context.Response.GetTypedHeaders();
        var compressed = AcceptsGzip(context.Request);
        var tag = new EntityTagHeaderValue($"\"{_hash}{(compressed ? "-gz" : "")}\"");
        headers.ETag = tag;
        context.Response.Headers.CacheControl = Caching;
        context.Response.Headers.Vary = "Accept-Encoding";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t.Tag == "*"))
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
