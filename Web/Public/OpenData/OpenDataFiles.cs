using System.Text;
using System.Text.RegularExpressions;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.OpenData;

/// <summary><c>/datos-abiertos/{archivo}</c> and the feed: the files of the newest cut, and the digest of each in one of its own.</summary>
internal static partial class OpenDataFiles
{
    public const string SumExtension = ".sha256";

    public static async Task Download(HttpContext context, PublicRecordStore store, OpenDataStore files, SiteBaker baker, string file)
    {
        if (await Set(context, store, files) is not { } set)
            return;
        var wantsSum = file.EndsWith(SumExtension, StringComparison.Ordinal);
        if (set.Find(wantsSum ? file[..^SumExtension.Length] : file) is not { } prepared)
            await Missing(context, baker, file);
        else if (wantsSum)
            await Write(context, new BakedPage(Encoding.UTF8.GetBytes(prepared.SumLine), noIndex: true), "text/plain; charset=utf-8");
        else
            await prepared.Write(context, files.FolderOf(set), download: true);
    }

    public static async Task Feed(HttpContext context, PublicRecordStore store, OpenDataStore files)
    {
        if (await Set(context, store, files) is { } set)
            await set.EndingIn(FeedFile.Name).Write(context, files.FolderOf(set), download: false);
    }

    /// <summary>The files; null, with its status, while there are none.</summary>
    public static async Task<OpenDataSet?> Set(HttpContext context, PublicRecordStore store, OpenDataStore files)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        if (store.Current is not { Election: not null } snapshot)
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        else if (files.Get(snapshot) is { } making)
            return await making.WaitAsync(context.RequestAborted);
        else
            context.Response.StatusCode = StatusCodes.Status404NotFound;
        return null;
    }

    private static Task Write(HttpContext context, BakedPage page, string type)
    {
        context.Response.Headers.AccessControlAllowOrigin = "*";
        return page.Write(context, type);
    }

    // A name that ours had, of another cut or of before somebody left: a link is not broken, it is old.
    private static async Task Missing(HttpContext context, SiteBaker baker, string file)
    {
        if (!OurName().IsMatch(file))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var page = await baker.Once<FormerFileView>(Links.OpenData, new PageText(OpenDataMessages.FormerTitle, OpenDataMessages.FormerText, NoIndex: true), new Dictionary<string, object?>());
        await Write(context, new BakedPage(page, noIndex: true).As(StatusCodes.Status410Gone), BakedPage.HtmlType);
    }

    [GeneratedRegex("^(ensayo_|demostracion_)?conoceles_[a-z0-9-]+_corte-[0-9]+_[0-9]{14}_[a-z-]+\\.(csv|xlsx|json)(\\.sha256)?$")]
    private static partial Regex OurName();
}
