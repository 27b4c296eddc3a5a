using System.IO.Compression;
using Microsoft.Net.Http.Headers;

namespace Conoceles.Web.Public.OpenData;

/// <summary>
/// A file of a cut, made once and on disk: compressed at one level unless its format is compressed already, with the SHA-256 of
/// its plain bytes, which is its ETag on every node.
/// </summary>
/// <param name="Name">As it is downloaded.</param>
/// <param name="ContentType">With its charset.</param>
/// <param name="Stored">Name on disk.</param>
/// <param name="IsGzip">It is compressed on disk.</param>
/// <param name="Sha256">Of the plain bytes, hex.</param>
/// <param name="Bytes">Plain ones.</param>
/// <param name="StoredSha256">Of the bytes on disk, hex: one that is not what was written is not served.</param>
public sealed record PreparedFile(string Name, string ContentType, string Stored, bool IsGzip, string Sha256, long Bytes, string StoredSha256)
{
    private const string Caching = "public, max-age=30, stale-if-error=300";

    /// <summary>The line of <c>sha256sum</c>.</summary>
    public string SumLine => $"{Sha256}  {Name}\n";

    /// <summary>Answers with it to anybody's program, or 304 when the reader has it.</summary>
    /// <param name="folder">Where it is.</param>
    /// <param name="download">Browsers keep it as a file instead of showing it.</param>
    public async Task Write(HttpContext context, string folder, bool download)
    {
        var (request, response) = (context.Request, context.Response);
        var compressed = IsGzip && AcceptsGzip(request);
        var tag = new EntityTagHeaderValue($"\"{Sha256[..32]}{(compressed ? "-gz" : "")}\"");
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = Caching;
        response.Headers.Vary = "Accept-Encoding";
        response.Headers.AccessControlAllowOrigin = "*";
        response.Headers.AccessControlExposeHeaders = "ETag";
        // People find them by the page, not one by one in an index.
        response.Headers["X-Robots-Tag"] = "noindex";
        if (request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t.Tag == "*"))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        await using var file = new FileStream(Path.Combine(folder, Stored), FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, useAsync: true);
        response.ContentType = ContentType;
        response.ContentLength = compressed || !IsGzip ? file.Length : Bytes;
        if (compressed)
            response.Headers.ContentEncoding = "gzip";
        if (download)
            response.Headers.ContentDisposition = $"attachment; filename=\"{Name}\"";
        if (HttpMethods.IsHead(request.Method))
            return;
        if (compressed || !IsGzip)
        {
            await file.CopyToAsync(response.Body, context.RequestAborted);
            return;
        }

        await using var plain = new GZipStream(file, CompressionMode.Decompress);
        await plain.CopyToAsync(response.Body, context.RequestAborted);
    }

    private static bool AcceptsGzip(HttpRequest request) =>
        request.GetTypedHeaders().AcceptEncoding.Any(e => e.Value is { } v
            && (v.Equals("gzip", StringComparison.OrdinalIgnoreCase) || v == "*") && e.Quality is null or > 0);
}
