using System.Text.Json;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Profile;

/// <summary>
/// <c>/candidaturas/{id}.json</c>: the profile for programs, from anywhere. What a person consented to show of her identity stays in
/// the page alone: a copy of it elsewhere would outlive her consent.
/// </summary>
internal static class ProfileFile
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>Another shape would have another name.</summary>
    private const string Schema = "conoceles-perfil/1";

    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (snapshot.Find(id) is not null)
            return await baker.File(Links.ProfileFile(id), ProfilePage.Stamp(snapshot, id), mark => Text(snapshot.FindWhole(id)!, snapshot.Election!.Election, mark));
        if (snapshot.FindWithdrawal(id) is not null || snapshot.FindClosing(id) is not null)
            context.Response.StatusCode = StatusCodes.Status410Gone;
        return null;
    }

    public static string Text(PublicCandidacy candidacy, PublicElection election, ElectionMark? mark) => JsonSerializer.Serialize(
        new
        {
            Schema,
            Mark = mark?.Line,
            Notice = ProfileMessages.Notice,
            ElectionName = election.Name,
            election.ElectionDay,
            Page = Links.Profile(candidacy.Id),
            Candidacy = candidacy.WithoutConsented(),
        },
        PublicJson.Options) + "\n";
}
