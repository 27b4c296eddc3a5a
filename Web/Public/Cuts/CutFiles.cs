using System.Text.Json;
using System.Text.Json.Nodes;
using Conoceles.Cuts;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Profile;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;

namespace Conoceles.Web.Public.Cuts;

/// <summary>A cut for programs, from anywhere: its manifest, its signature and each profile with what proves it.</summary>
internal static class CutFiles
{
    public const string ContentType = "application/json; charset=utf-8";

    private const string ProfileSchema = "conoceles-perfil-de-corte/1";

    /// <summary>Exactly the bytes that were digested: without the mark of what is no real election, which its statement's slug says.</summary>
    public static async Task Manifest(HttpContext context, PublicRecordStore store, ManifestStore manifests)
    {
        if (store.Current is not { Election: not null } snapshot)
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else if (Cut(context, snapshot) is not { } cut)
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        else
        {
            var (file, folder) = await manifests.Get(cut, context.RequestAborted);
            await file.Write(context, folder, download: false);
        }
    }

    public static Task<BakedPage?> Signature(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        Task.FromResult(Cut(context, snapshot) is { } cut ? new BakedPage(cut.SignatureFile()) : null);

    /// <summary>Exactly the bytes whose digest the manifest has: of what this version reads of them it might write others.</summary>
    public static async Task<BakedPage?> Statistics(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        Cut(context, snapshot) is { StatisticsDigest: not null } cut
            ? new BakedPage(await context.RequestServices.GetRequiredService<CutSource>().Statistics(cut.Number, context.RequestAborted))
            : null;

    public static async Task<BakedPage?> Profile(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var id = (string)context.Request.RouteValues["id"]!;
        if (Cut(context, snapshot) is not { } cut || await CutProfilePage.Find(context, snapshot, cut, id) is not { } profile)
            return null;
        if (profile is not { Document: { } document, Salt: { } salt })
        {
            context.Response.StatusCode = StatusCodes.Status410Gone;
            return null;
        }

        var mark = context.RequestServices.GetRequiredService<FrameReader>().Current.Mark;
        return new BakedPage(
            JsonSerializer.SerializeToUtf8Bytes(
                new
                {
                    Schema = ProfileSchema,
                    Mark = mark?.Line,
                    ProfileMessages.Notice,
                    Cut = cut.Number,
                    cut.At,
                    Page = Links.CutProfile(cut.Number, id),
                    profile.Mac,
                    Salt = Convert.ToHexStringLower(salt),
                    // As it was digested, whatever this version would write.
                    Document = JsonNode.Parse(document),
                },
                PublicJson.Options),
            noIndex: true);
    }

    private static PublicCut? Cut(HttpContext context, PublicSnapshot snapshot)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return snapshot.FindCut(CutPage.Number(context));
    }
}
