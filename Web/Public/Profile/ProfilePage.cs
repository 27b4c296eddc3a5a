using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Profile;

/// <summary><c>/candidaturas/{id}</c>: one candidacy's profile, also when it gave no answers.</summary>
internal static class ProfilePage
{
    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (snapshot.Find(id) is not { } candidacy)
            return null;
        return await baker.Page<ProfileDocument>(
            Links.Profile(id), snapshot.Rows[id].StateVersion, Text(candidacy),
            new Dictionary<string, object?> { [nameof(ProfileDocument.Candidacy)] = candidacy });
    }

    private static PageText Text(PublicCandidacy candidacy) => new(
        $"{candidacy.Name}, {candidacy.OfficeName}, {candidacy.Territory}",
        $"Perfil de {candidacy.Name}, candidatura a {candidacy.OfficeName} ({candidacy.Territory}), {candidacy.ActorName}.");

    /// <summary>«Versión 7, publicada el 4 de mayo de 2024, 10:00.»; null while only the registry's data are public.</summary>
    public static string? VersionLine(PublicCandidacy candidacy) => candidacy.PublishedAt is { } at
        ? $"Versión {SpanishNumbers.Whole(candidacy.Version)}, publicada el {SpanishDates.WithHour(at)} (hora de Sonora)."
        : null;
}
