using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Tests.Public;

/// <summary>One public node over <see cref="Ballots"/>, from its disk copy alone, with the institute's data configured.</summary>
public sealed class CitizenSite : IAsyncLifetime
{
    private readonly Folder _folder = new();

    internal WebProcess Web { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        new DiskCopy(_folder.Path).Save(Ballots.Snapshot);
        Web = await WebProcess.Start("public", new()
        {
            ["Web__PublicCopy"] = _folder.Path,
            ["Web__PublicUrl"] = "https://conoceles.invalid",
            ["Institute__correo"] = "ut@ejemplo.invalid",
            ["Institute__seguridad"] = "seguridad@ejemplo.invalid",
            ["Institute__seguridad_vence"] = "2030-01-01T00:00:00Z",
        });
        await Web.Until(async () => (await Web.Ready()).Status == HttpStatusCode.OK);
    }

    public async Task<IHtmlDocument> Read(string path, HttpStatusCode status = HttpStatusCode.OK)
    {
        using var answer = await Web.Client.GetAsync(path);
        Assert.Equal(status, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: false);
        Assert.Null(Headers.One(answer, "Set-Cookie"));
        return new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await Web.DisposeAsync();
        _folder.Dispose();
    }
}
