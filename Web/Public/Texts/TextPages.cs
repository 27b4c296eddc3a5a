using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Texts;

/// <summary>Pages that are only text (<see cref="SiteTexts"/>).</summary>
internal static class TextPages
{
    public static Task<BakedPage?> Questions(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        Page(Links.Questions, SiteTexts.Questions, context, snapshot, baker);

    public static Task<BakedPage?> About(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        Page(Links.About, SiteTexts.About, context, snapshot, baker);

    public static Task<BakedPage?> Privacy(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        Page(Links.Privacy, SiteTexts.Privacy, context, snapshot, baker);

    public static Task<BakedPage?> WholePrivacy(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        Page(Links.WholePrivacy, SiteTexts.WholePrivacy, context, snapshot, baker);

    public static Task<BakedPage?> Accessibility(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) =>
        Page(Links.Accessibility, SiteTexts.Accessibility, context, snapshot, baker);

    private static async Task<BakedPage?> Page(string path, string name, HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var text = context.RequestServices.GetRequiredService<SiteTexts>().Of(name, snapshot.Election!.Election);
        return await baker.Page<TextView>(
            path, snapshot.Election.StateVersion, new PageText(text.Title, text.Description),
            new Dictionary<string, object?> { [nameof(TextView.Text)] = text });
    }
}
