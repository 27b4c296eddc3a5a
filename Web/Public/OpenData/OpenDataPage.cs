using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.OpenData;

/// <summary><c>/datos-abiertos</c>: the files of the newest cut, with what each is and its digest.</summary>
internal static class OpenDataPage
{
    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var files = context.RequestServices.GetRequiredService<OpenDataStore>();
        var set = files.Get(snapshot) is { } making ? await making.WaitAsync(context.RequestAborted) : null;
        return await baker.Page<OpenDataView>(
            Links.OpenData, StampOf(set), new PageText(OpenDataMessages.Title, OpenDataMessages.Description),
            new Dictionary<string, object?> { [nameof(OpenDataView.Set)] = set });
    }

    private static long StampOf(OpenDataSet? set) => set is null ? 0 : Convert.ToInt64(set.Key[..15], 16);
}
