using Conoceles.Photos;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Photos;

namespace Conoceles.Web.Capture.Photos;

/// <summary>
/// <c>/captura/{id}/foto/{hash}</c>: a photograph before it is public, made by the server and for its own party. The
/// content security policy lets no page show a file that did not come from here.
/// </summary>
internal static class PhotoPreview
{
    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, PhotoForm photos, string id, string hash) =>
        StoredPhoto.IsHash(hash)
        && await OwnCandidacy.Find(context, queries, id) is not null
        && await photos.Find(context, id, hash) is { } jpeg
            ? Results.Bytes(jpeg, "image/jpeg")
            : Results.NotFound();
}
