using Conoceles.Web.Public.Site;
using Microsoft.Net.Http.Headers;

namespace Conoceles.Web.Public.Photos;

/// <summary>
/// The photographs of published profiles. <c>/foto/{hash}.jpg</c> is named by its content, so it is kept for a year and
/// a corrected photograph is another address; <c>/candidaturas/{id}/foto</c> is whatever the profile shows now. Only
/// what a public document shows is here, whatever the disk still has.
/// </summary>
internal static class PhotoFile
{
    public const string ContentType = "image/jpeg";
    private const string Immutable = "public, max-age=31536000, immutable";
    private const string Current = "public, max-age=30, stale-if-error=300";

    public static Task ByHash(HttpContext context, PublicRecordStore store, PhotoCopy photos, string hash) =>
        Answer(context, store.Current, photos, store.Current?.Photos.Contains(hash) == true ? hash : null, Immutable);

    public static Task OfCandidacy(HttpContext context, PublicRecordStore store, PhotoCopy photos, string id) =>
        Answer(context, store.Current, photos, store.Current?.Find(id)?.Photo, Current);

    private static async Task Answer(HttpContext context, PublicSnapshot? snapshot, PhotoCopy photos, string? hash, string caching)
    {
        var response = context.Response;
        if (snapshot is null)
        {
            response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            return;
        }

        if (hash is null || await photos.Read(hash, context.RequestAborted) is not { } jpeg)
        {
            response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var tag = new EntityTagHeaderValue($"\"{hash}\"");
        response.GetTypedHeaders().ETag = tag;
        response.Headers.CacheControl = caching;
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(tag, useStrongComparison: false) || t.Tag == "*"))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = ContentType;
        response.ContentLength = jpeg.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(jpeg, context.RequestAborted);
    }
}
