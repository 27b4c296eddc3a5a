using System.Globalization;
using Conoceles.Cuts;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.Cuts;

/// <summary><c>/cortes/{n}</c>: what a cut has, what changed with it, and how anybody proves it.</summary>
internal static class CutPage
{
    /// <summary>Changes of one page.</summary>
    public const int PageSize = 100;

    public static int Number(HttpContext context) => int.Parse((string)context.Request.RouteValues["number"]!, CultureInfo.InvariantCulture);

    /// <summary>Pages of its changes: they are written one by one, but an office's closing counts many.</summary>
    public static int Pages(PublicCut cut) => Math.Max(1, (cut.Changes + PageSize - 1) / PageSize);

    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        if (snapshot.FindCut(Number(context)) is not { } cut)
            return null;
        var asked = context.Request.Query["pagina"].ToString();
        var page = asked.Length == 0 ? 1 : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
        var pages = Pages(cut);
        if (page < 1 || page > pages)
            return null;
        var source = context.RequestServices.GetRequiredService<CutSource>();
        var changes = cut.Changes == 0 ? [] : await source.Changes(cut.Number, (page - 1) * PageSize, PageSize, context.RequestAborted);
        return await baker.List<CutView>(
            page == 1 ? Links.Cut(cut.Number) : Links.CutChanges(cut.Number, page), snapshot.Generation,
            new PageText(
                CutMessages.Of(cut.Number),
                $"{CutMessages.Of(cut.Number)}, {SpanishDates.WithHour(cut.At)}: {SpanishNumbers.Count(cut.Candidacies, "candidatura", "candidaturas")}.",
                NoIndex: page > 1, Canonical: Links.Cut(cut.Number)),
            new Dictionary<string, object?>
            {
                [nameof(CutView.Cut)] = cut,
                [nameof(CutView.Last)] = snapshot.LastCut!.Number,
                [nameof(CutView.Changes)] = changes,
                [nameof(CutView.Page)] = page,
                [nameof(CutView.Pages)] = pages,
                [nameof(CutView.NameOf)] = (Func<string, string?>)(id => snapshot.Find(id)?.Name),
            });
    }
}
