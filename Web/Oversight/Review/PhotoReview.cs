using Conoceles.Photos;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;

namespace Conoceles.Web.Oversight.Review;

/// <summary><c>/ut/revision/{id}/foto/{hash}</c>: the photograph that is being reviewed, before it is public.</summary>
internal static class PhotoReview
{
    public static async Task<IResult> Show(HttpContext context, ClusterQueries queries, IGrainFactory grains, string id, string hash) =>
        StoredPhoto.IsHash(hash) && Conoceles.Candidacies.CandidacyId.IsWellFormed(id)
        && await queries.Ask(() => grains.GetGrain<IPhotoGrain>(id).Read(ActorFactory.From(context.User), hash), context.RequestAborted) is { } jpeg
            ? Results.Bytes(jpeg, "image/jpeg")
            : Results.NotFound();
}
