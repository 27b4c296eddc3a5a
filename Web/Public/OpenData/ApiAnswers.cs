using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Conoceles.PublicRecord;
using Conoceles.Web.Configuration;
using Conoceles.Web.Public.Files;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Answers;
using Conoceles.Web.Shared.Layout;

namespace Conoceles.Web.Public.OpenData;

/// <summary>
/// <c>/api/v1</c>: the same data for programs, from anywhere. Its addresses do not move: another form would be another version.
/// </summary>
internal static class ApiAnswers
{
    /// <summary>Number of the cut since which only the differences are wanted.</summary>
    public const string SinceParameter = "desde";

    public static async Task Candidacies(HttpContext context, PublicRecordStore store, OpenDataStore files)
    {
        var asked = context.Request.Query[SinceParameter].ToString();
        if (await OpenDataFiles.Set(context, store, files) is not { } set)
        {
            await Problem(context, "no-cuts", ApiMessages.NoCuts);
            return;
        }

        if (asked.Length == 0)
        {
            await set.EndingIn(OpenDataMaker.Everything).Write(context, files.FolderOf(set), download: false);
            return;
        }

        if (!int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var since) || since < 1 || since > set.Cut)
        {
            context.Response.StatusCode = StatusCodes.Status400BadRequest;
            await Problem(context, "unknown-cut", ApiMessages.UnknownCut(set.Cut));
            return;
        }

        var file = await files.Since(store.Current!, set, since, context.RequestAborted);
        await file.Write(context, files.FolderOf(set), download: false);
    }

    public static async Task Cuts(HttpContext context, PublicRecordStore store, SiteBaker baker)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (store.Current is not { Election: { } election } snapshot)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            await Problem(context, "away", ApiMessages.Away);
            return;
        }

        var page = await baker.File(Links.ApiCuts, snapshot.Cuts.Length, mark => ApiFiles.Cuts(election.Election, snapshot.Cuts, mark));
        await page.Write(context, OpenDataJson.ContentType);
    }

    /// <summary>What this is, for programs: the file of the product with the address of this site.</summary>
    public static async Task Description(HttpContext context, WebSettings settings, FrameReader frames)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        var document = await Document();
        if (frames.Current.Mark is { } mark)
            document["info"]!["description"] = $"{mark.Line} {document["info"]!["description"]}";
        if (SiteMapFile.Base(settings) is { } site)
            document["servers"] = new JsonArray(new JsonObject { ["url"] = site.GetLeftPart(UriPartial.Authority) });
        await new BakedPage(Encoding.UTF8.GetBytes(document.ToJsonString(PublicJson.Options))).Write(context, OpenDataJson.ContentType);
    }

    /// <summary>The file of the product.</summary>
    public static async Task<JsonNode> Document()
    {
        await using var file = typeof(ApiAnswers).Assembly.GetManifestResourceStream("openapi.json")
            ?? throw new InvalidOperationException("openapi.json is not in the program.");
        return (await JsonNode.ParseAsync(file))!;
    }

    private static async Task Problem(HttpContext context, string code, string title)
    {
        context.Response.ContentType = ApiProblem.MediaType;
        await context.Response.WriteAsync(
            JsonSerializer.Serialize(new ApiProblem(context.Response.StatusCode, code, title), ApiProblem.Json), context.RequestAborted);
    }
}
