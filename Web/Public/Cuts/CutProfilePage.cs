using Conoceles.Cuts;
using Conoceles.Web.Public.Profile;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Cuts;

/// <summary>
/// <c>/cortes/{n}/candidaturas/{id}</c>: a profile as it was published in a cut, for nobody's index. Of one that is not
/// public any more only that, whatever the reason (410): the page of the present profile says what may be said.
/// </summary>
internal static class CutProfilePage
{
    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (snapshot.FindCut(CutPage.Number(context)) is not { } cut || await Find(context, snapshot, cut, id) is not { } profile)
            return null;
        if (profile.Document is not { } document)
        {
            var gone = await baker.Once<CutGoneView>(
                Links.CutProfile(cut.Number, id), new PageText(CutMessages.GoneTitle, CutMessages.GoneText, NoIndex: true),
                new Dictionary<string, object?> { [nameof(CutGoneView.Number)] = cut.Number });
            return new BakedPage(gone, noIndex: true).As(StatusCodes.Status410Gone);
        }

        var candidacy = CutDocument.Read(document);
        // A photograph is kept while a profile shows it, and an old one may have had another.
        if (candidacy.Photo is { } photo && !snapshot.Photos.Contains(photo))
            candidacy = candidacy with { Photo = null };
        var html = await baker.Once<CutProfileView>(
            Links.CutProfile(cut.Number, id),
            new PageText(
                CutMessages.Profile(candidacy.Name, cut.Number), $"{ProfileMessages.Actor} {candidacy.ActorName}. {CutMessages.ProfileNotice(cut)}",
                NoIndex: true, Canonical: Links.Profile(id)),
            new Dictionary<string, object?>
            {
                [nameof(CutProfileView.Cut)] = cut,
                [nameof(CutProfileView.Candidacy)] = candidacy,
                [nameof(CutProfileView.IsPublic)] = snapshot.Find(id) is not null,
            });
        return new BakedPage(html, noIndex: true);
    }

    /// <summary>
    /// What a cut had of it; null when nothing. What this node knows to be gone is not shown whatever the database said a moment
    /// before.
    /// </summary>
    public static async Task<CutProfile?> Find(HttpContext context, PublicSnapshot snapshot, PublicCut cut, string id)
    {
        if (id.Length > 100)
            return null;
        var profile = await context.RequestServices.GetRequiredService<CutSource>().Profile(cut.Number, id, context.RequestAborted);
        return profile is not null && snapshot.Find(id) is null ? profile with { Salt = null, Document = null } : profile;
    }
}
