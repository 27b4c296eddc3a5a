using Conoceles.Web.Public.Ballot;
using Conoceles.Web.Public.Cards;
using Conoceles.Web.Public.Contests;
using Conoceles.Web.Public.Cuts;
using Conoceles.Web.Public.Embeds;
using Conoceles.Web.Public.Emblems;
using Conoceles.Web.Public.Files;
using Conoceles.Web.Public.Home;
using Conoceles.Web.Public.List;
using Conoceles.Web.Public.OpenData;
using Conoceles.Web.Public.Photos;
using Conoceles.Web.Public.Profile;
using Conoceles.Web.Public.Receipts;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Public.Statistics;
using Conoceles.Web.Public.Texts;

namespace Conoceles.Web.Public;

/// <summary>The citizens' site: only GET, no cookies, no forms but searches.</summary>
public static class PublicEndpoints
{
    private static readonly string[] Reading = [HttpMethods.Get, HttpMethods.Head];

    public static void MapPublic(this WebApplication app)
    {
        Map(app, "/", HomePage.Answer);
        Map(app, "/candidaturas", ListPage.Answer);
        Map(app, "/candidaturas/{id}", ProfilePage.Answer);
        Map(app, "/candidaturas/{id}.json", ProfileFile.Answer, ProfileFile.ContentType);
        app.MapMethods("/candidaturas/{id}/foto", Reading, PhotoFile.OfCandidacy);
        app.MapMethods("/candidaturas/{id}/tarjeta.png", Reading, (HttpContext context, PublicRecordStore store, CardFile cards, string id) => cards.Answer(context, store, id));
        app.MapMethods("/foto/{hash}.jpg", Reading, PhotoFile.ByHash);
        Map(app, "/comparar/{contest}", ComparePage.Answer);
        Map(app, "/estadisticas", StatisticsPage.Answer);
        Map(app, "/boleta", BallotPages.Ask);
        Map(app, "/boleta/{municipio}", BallotPages.Districts);
        Map(app, "/boleta/{municipio}/{distrito}", BallotPages.Answer);
        Map(app, "/insertar/boleta/{municipio}/{distrito}", EmbedPages.OfBallot);
        Map(app, "/insertar/estadisticas", EmbedPages.OfStatistics);
        MapTexts(app);
        MapFiles(app);
        MapCuts(app);
        MapOpenData(app);
        app.MapMethods("/acuse", Reading, ReceiptPages.Form);
        app.MapMethods("/acuse/{folio}", Reading, ReceiptPages.Show);
        app.MapMethods("/acuse/{folio}.json", Reading, ReceiptPages.Facts);
        app.MapMethods("/acuse/llaves.json", Reading, ReceiptPages.Keys);
    }

    private static void MapCuts(WebApplication app)
    {
        Map(app, "/cortes", CutListPage.Answer);
        Map(app, "/cortes/{number:int}", CutPage.Answer);
        app.MapMethods("/cortes/{number:int}/manifiesto.json", Reading, CutFiles.Manifest);
        Map(app, "/cortes/{number:int}/firma.json", CutFiles.Signature, CutFiles.ContentType);
        Map(app, "/cortes/{number:int}/estadisticas.json", CutFiles.Statistics, CutFiles.ContentType);
        Map(app, "/cortes/{number:int}/candidaturas/{id}", CutProfilePage.Answer);
        Map(app, "/cortes/{number:int}/candidaturas/{id}.json", CutFiles.Profile, CutFiles.ContentType);
    }

    private static void MapOpenData(WebApplication app)
    {
        Map(app, "/datos-abiertos", OpenDataPage.Answer);
        app.MapMethods("/datos-abiertos/{file}", Reading, OpenDataFiles.Download);
        app.MapMethods("/candidaturas.atom", Reading, OpenDataFiles.Feed);
        app.MapMethods("/api/v1/candidaturas.json", Reading, ApiAnswers.Candidacies);
        app.MapMethods("/api/v1/cortes.json", Reading, ApiAnswers.Cuts);
        app.MapMethods("/api/v1/openapi.json", Reading, ApiAnswers.Description);
    }

    private static void MapTexts(WebApplication app)
    {
        Map(app, "/preguntas-frecuentes", TextPages.Questions);
        Map(app, "/acerca", TextPages.About);
        Map(app, "/aviso-de-privacidad", TextPages.Privacy);
        Map(app, "/aviso-de-privacidad/integral", TextPages.WholePrivacy);
        Map(app, "/accesibilidad", TextPages.Accessibility);
    }

    private static void MapFiles(WebApplication app)
    {
        Map(app, "/emblemas.svg", EmblemFile.Answer, EmblemFile.ContentType);
        Map(app, "/sitemap.xml", SiteMapFile.Answer, SiteMapFile.ContentType);
        Map(app, "/sitemap-{part:int}.xml", SiteMapFile.AnswerPart, SiteMapFile.ContentType);
        app.MapMethods("/robots.txt", Reading, RobotsFile.Answer);
        app.MapMethods("/.well-known/security.txt", Reading, SecurityFile.Answer);
    }

    // An answer without a page is one that is not here, unless it says already where it is.
    private static void Map(
        WebApplication app, string path, Func<HttpContext, PublicSnapshot, SiteBaker, Task<BakedPage?>> answer, string contentType = BakedPage.HtmlType) =>
        app.MapMethods(path, Reading, async (HttpContext context, PublicRecordStore store, SiteBaker baker) =>
        {
            if (store.Current is not { Election: not null } snapshot)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            if (await answer(context, snapshot, baker) is { } page)
            {
                if (!context.Request.QueryString.HasValue)
                    await baker.Confirm(context.Request.Path.Value!, snapshot.Generation, page, contentType, context.Response.Headers.AccessControlAllowOrigin.Count > 0);
                await page.Write(context, contentType);
            }
            else if (context.Response.StatusCode == StatusCodes.Status200OK)
                context.Response.StatusCode = StatusCodes.Status404NotFound;
        });
}
