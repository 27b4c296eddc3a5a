using System.Net;
using AngleSharp.Html.Parser;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Tests.Public;

/// <summary>What other sites may have in a frame, and whose.</summary>
public sealed class EmbedTests
{
    private const string Ballot = "/insertar/boleta/26042/6";
    private const string Portal = "https://portal.invalid";

    [Fact]
    public async Task ByDefault_NobodyFramesAnything()
    {
        await using var site = new CitizenSite();
        await site.InitializeAsync();
        using var answer = await site.Web.Client.GetAsync(Ballot);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: false);
    }

    [Fact]
    public async Task SitesOfTheSettings_FrameWhatIsMadeForIt_AndNothingElse()
    {
        using var folder = new Folder();
        new DiskCopy(folder.Path).Save(Ballots.Snapshot);
        await using var web = await WebProcess.Start("public", new() { ["Web__PublicCopy"] = folder.Path, ["Web__FrameAncestors"] = $"{Portal} https://medio.invalid:8443" });
        await web.Until(async () => (await web.Ready()).Status == HttpStatusCode.OK);
        // The first answer and those that are ready.
        for (var i = 0; i < 2; i++)
        {
            using var answer = await web.Client.GetAsync(Ballot);
            Assert.EndsWith($"frame-ancestors {Portal} https://medio.invalid:8443; manifest-src 'self'", Headers.One(answer, "Content-Security-Policy"), StringComparison.Ordinal);
            Assert.Null(Headers.One(answer, "X-Frame-Options"));
            using var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            Assert.Null(page.QuerySelector("header"));
            Assert.Empty(page.QuerySelectorAll("a[href^='#']"));
            Assert.Equal("_blank", page.QuerySelector("base")!.GetAttribute("target"));
            Assert.Equal("/boleta/26042/6", page.QuerySelector("footer a")!.GetAttribute("href"));
            Assert.Contains("no es propaganda electoral", page.QuerySelector("footer")!.TextContent, StringComparison.Ordinal);
            Assert.Contains("Nopalina", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("Personas indígenas", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
            using var figures = await web.Client.GetAsync("/insertar/estadisticas");
            Assert.Null(Headers.One(figures, "X-Frame-Options"));
            using var tables = new HtmlParser().ParseDocument(await figures.Content.ReadAsStringAsync());
            Assert.NotEmpty(tables.QuerySelectorAll("main table"));
            Assert.Equal("/estadisticas", tables.QuerySelector("footer a")!.GetAttribute("href"));
            using var other = await web.Client.GetAsync("/boleta/26042/6");
            Headers.AssertSafe(other, isPrivate: false);
        }
    }

    [Theory]
    [InlineData("http://portal.invalid")]
    [InlineData("https://portal.invalid/camino")]
    [InlineData("*")]
    [InlineData("https://portal.invalid; script-src *")]
    public async Task AWrongOrigin_StopsTheStart(string origins)
    {
        var (code, output) = await WebProcess.Run("", new() { ["Web__Roles"] = "public", ["Web__Url"] = "http://localhost:1", ["Web__Demo"] = "true", ["Election__Current"] = "prueba-2024", ["Web__FrameAncestors"] = origins });
        Assert.NotEqual(0, code);
        Assert.Contains("Web:FrameAncestors", output, StringComparison.Ordinal);
    }
}
