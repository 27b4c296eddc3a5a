using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Texts;

/// <summary>Pages that are only text.</summary>
internal static class TextPages
{
    public static async Task<BakedPage?> About(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        await baker.Page<AboutView>(
            Links.About, snapshot.Generation,
            new PageText("Acerca de", "Qué es Conóceles, quién responde por la información y cómo se publica."),
            new Dictionary<string, object?> { [nameof(AboutView.Election)] = snapshot.Election!.Election });

    public static async Task<BakedPage?> Privacy(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        await baker.Page<PrivacyView>(
            Links.Privacy, snapshot.Generation,
            new PageText("Aviso de privacidad", "Aviso de privacidad simplificado del sistema Conóceles."),
            new Dictionary<string, object?>());

    public static IResult Robots(HttpContext context)
    {
        context.Response.Headers.CacheControl = "public, max-age=3600";
        return Results.Text("User-agent: *\nDisallow: /captura\nDisallow: /ut\nDisallow: /operacion\nDisallow: /entrar\n", "text/plain; charset=utf-8");
    }
}
