using System.Net;
using AngleSharp.Html.Parser;
using Conoceles.Elections;
using Conoceles.TestData;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Tests.Oversight;

namespace Conoceles.Web.Tests;

/// <summary>
/// Every page and file of a rehearsal says so, by its slug alone: also where nobody has told the process what election it
/// is, and where what it was told says otherwise.
/// </summary>
public sealed class RehearsalTests(RehearsalTests.Site site) : IClassFixture<RehearsalTests.Site>
{
    private const string Slug = RehearsalSlug.Prefix + "prueba";
    private const string Name = "ENSAYO · Municipio de Prueba";

    /// <summary>Without <c>Web:Demo</c>: a rehearsal on loopback starts without TLS too.</summary>
    private static readonly Dictionary<string, string> _settings = new() { ["Election__Current"] = Slug, ["Web__Demo"] = "false" };

    /// <summary>The institute's pages of a rehearsal.</summary>
    public sealed class Site : OversightSite
    {
        protected override Dictionary<string, string?> More => new() { ["Election:Current"] = Slug, ["Web:Demo"] = "false" };

        protected override ElectionDefinition Election =>
            Sample.Election with { Slug = Slug, Kind = ElectionKind.Rehearsal, Questionnaires = ShippedQuestionnaires.Set };
    }

    [Fact]
    public async Task Citizens_ReadIt_OnEveryPage_AndNoIndexKeepsThem()
    {
        await using var node = await PublicNode.Start();
        foreach (var path in new[] { "/", "/candidaturas", $"/candidaturas/{Sample.Published.Id}", "/boleta", "/acerca", "/acuse", "/nada" })
        {
            using var answer = await node.Web.Client.GetAsync(path);
            await AssertMarked(answer);
        }
    }

    [Theory]
    [InlineData("/robots.txt")]
    [InlineData("/sitemap.xml")]
    [InlineData("/emblemas.svg")]
    public async Task Files_SayIt(string path)
    {
        await using var node = await PublicNode.Start();
        using var answer = await node.Web.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("noindex", Headers.One(answer, "X-Robots-Tag"));
        var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());
        Assert.Contains(ElectionMark.Of(ElectionKind.Rehearsal)!.Line, text, StringComparison.Ordinal);
        Assert.DoesNotContain("emostración", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_BeforeAnythingWasRead_SaysItToo()
    {
        await using var web = await WebProcess.Start("public", _settings);
        using var answer = await web.Client.GetAsync("/");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, answer.StatusCode);
        await AssertMarked(answer);
    }

    [Theory]
    [InlineData("/ut")]
    [InlineData("/ut/candidaturas")]
    [InlineData("/ut/omisas")]
    [InlineData("/ut/plazos")]
    [InlineData("/ut/nada")]
    public async Task Institute_ReadsIt(string path)
    {
        using var browser = site.Browser();
        using var answer = await browser.GetAsync(path);
        await AssertMarked(answer);
    }

    [Fact]
    public async Task Spreadsheet_HasItInItsName()
    {
        using var browser = site.Browser();
        using var answer = await browser.GetAsync("/ut/candidaturas.csv");
        Assert.StartsWith($"candidaturas_{Slug}_", answer.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
    }

    [Fact]
    public void RealElection_HasNoMark_AndNoSettingTakesOneAway()
    {
        var frames = new Web.Shared.Layout.FrameReader(Web.Shared.Layout.AssetManifest.Load(), ElectionKind.Real);
        Assert.Null(frames.Current.Mark);
        frames.Learn("Proceso", ElectionKind.Demo);
        Assert.Equal(ElectionKind.Demo, frames.Current.Mark!.Kind);
        frames.Learn("Proceso", ElectionKind.Real);
        Assert.Null(frames.Current.Mark);
        var rehearsal = new Web.Shared.Layout.FrameReader(Web.Shared.Layout.AssetManifest.Load(), ElectionKind.Rehearsal);
        rehearsal.Learn("Proceso", ElectionKind.Real);
        Assert.Equal(ElectionKind.Rehearsal, rehearsal.Current.Mark!.Kind);
    }

    private static async Task AssertMarked(HttpResponseMessage answer)
    {
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.StartsWith(Name, page.QuerySelector("aside.demo.ensayo")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("ENSAYO · ", page.Title, StringComparison.Ordinal);
        Assert.Equal("noindex", page.QuerySelector("meta[name=robots]")!.GetAttribute("content"));
        Assert.Equal("noindex", Headers.One(answer, "X-Robots-Tag"));
        Assert.DoesNotContain("Demostración", page.Body!.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A public node over a record that was written as a demonstration's.</summary>
    private sealed class PublicNode : IAsyncDisposable
    {
        private readonly Folder _folder = new();

        public WebProcess Web { get; private set; } = null!;

        public static async Task<PublicNode> Start()
        {
            var node = new PublicNode();
            new DiskCopy(node._folder.Path).Save(Sample.Snapshot());
            node.Web = await WebProcess.Start("public", new(_settings) { ["Web__PublicCopy"] = node._folder.Path });
            await node.Web.Until(async () => (await node.Web.Ready()).Status == HttpStatusCode.OK);
            return node;
        }

        public async ValueTask DisposeAsync()
        {
            await Web.DisposeAsync();
            _folder.Dispose();
        }
    }
}
