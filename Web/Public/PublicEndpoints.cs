using Conoceles.Web.Public.Home;
using Conoceles.Web.Public.List;
using Conoceles.Web.Public.Photos;
using Conoceles.Web.Public.Profile;
using Conoceles.Web.Public.Receipts;
using Conoceles.Web.Public.Site;
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
        app.MapMethods("/candidaturas/{id}/foto", Reading, PhotoFile.OfCandidacy);
        app.MapMethods("/foto/{hash}.jpg", Reading, PhotoFile.ByHash);
        Map(app, "/acerca", TextPages.About);
        Map(app, "/aviso-de-privacidad", TextPages.Privacy);
        app.MapMethods("/acuse", Reading, ReceiptPages.Form);
        app.MapMethods("/acuse/{folio}", Reading, ReceiptPages.Show);
        app.MapMethods("/acuse/{folio}.json", Reading, ReceiptPages.Facts);
        app.MapMethods("/acuse/llaves.json", Reading, ReceiptPages.Keys);
        app.MapMethods("/robots.txt", Reading, TextPages.Robots);
    }

    private static void Map(WebApplication app, string path, Func<HttpContext, PublicSnapshot, SiteBaker, Task<BakedPage?>> answer) =>
        app.MapMethods(path, Reading, async (HttpContext context, PublicRecordStore store, SiteBaker baker) =>
        {
            if (store.Current is not { Election: not null } snapshot)
            {
                context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
                return;
            }

            if (await answer(context, snapshot, baker) is { } page)
                await page.Write(context);
            else
                context.Response.StatusCode = StatusCodes.Status404NotFound;
        });
}
