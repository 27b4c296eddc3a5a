using System.Collections.Immutable;
using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Receipts;
using Conoceles.Web.Capture.Receipts;
using Conoceles.Web.Shared.Layout;
using Conoceles.Web.Tests.Forms;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QRCoder;

namespace Conoceles.Web.Tests;

/// <summary>The party's receipt: what it says, what is downloaded, and the code that leads to its verification.</summary>
public sealed partial class CaptureReceiptTests(Browser browser) : IClassFixture<Browser>
{
    private const string Address = "https://conoceles.invalid/acuse/";
    private static readonly Receipt Signed = ReceiptSite.Sample(ReceiptKind.Submission, 1) with { KeyId = "r1", Signature = "firma" };
    private static readonly Receipt Verified = ReceiptSite.Sample(ReceiptKind.Verification, 2) with { KeyId = "r1", Signature = "firma", ContentHash = null };

    [Fact]
    public async Task Page_SaysWhatTheReceiptProvesAndWhatIsNext()
    {
        var page = await Render(captured: true, new DateTimeOffset(2024, 5, 20, 7, 0, 0, TimeSpan.Zero));
        var text = page.QuerySelector("main")!.TextContent;
        foreach (var said in new[]
        {
            Signed.Folio, "2 de mayo de 2024, 23:59:59 horas, hora de Sonora (UTC−7)", "Mesa de captura", Signed.ContentHash!, "r1",
            "abre el 20 de mayo de 2024, 00:00 horas, hora de Sonora", "un solo ajuste", "PDF",
        })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Equal("Acuse de envío", page.QuerySelector("h1")!.TextContent);
        Assert.Empty(page.QuerySelectorAll(".panel a, [style], style, img"));
        Assert.Equal($"{Address}{Signed.Folio}", page.QuerySelector(".verificar a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Page_ListsEveryReceiptWithItsFile()
    {
        var page = await Render(captured: true, null);
        Assert.Equal(2, page.QuerySelectorAll("tbody tr").Length);
        var id = "cand-prueba-2024-000001";
        foreach (var folio in new[] { Signed.Folio, Verified.Folio })
        {
            Assert.NotNull(page.QuerySelector($"tbody a[href='/captura/{id}/acuse/{folio}']"));
            Assert.NotNull(page.QuerySelector($"tbody a[href='/captura/{id}/acuse/{folio}.json'][download]"));
        }
    }

    [Fact]
    public async Task Page_ShowsNoSaltAndWhoDidNotCaptureGetsNoFile()
    {
        Assert.DoesNotContain(Signed.Salt, (await Render(captured: true, null)).DocumentElement.OuterHtml, StringComparison.Ordinal);
        var page = await Render(captured: false, null);
        Assert.Empty(page.QuerySelectorAll("a[download]"));
        Assert.Null(ReceiptView.Of(Signed, captured: false).Document);
        Assert.Contains(Signed.Salt, ReceiptView.Of(Signed, captured: true).Document!, StringComparison.Ordinal);
    }

    /// <summary>A folio is of any letters: that of the widest must fit too, in the panel and in the table of all of them.</summary>
    [Fact]
    public async Task Page_WithAFolioOfTheWidestLetters_FitsTheNarrowestPhone()
    {
        var folio = Folio.From(Convert.FromHexString("E739CE739CE739CE739C"));
        Assert.Equal(16, folio.Count(c => c == 'W'));
        var complaints = new List<string>();
        var page = await browser.Open((await Render(captured: true, null, folio)).DocumentElement.OuterHtml, complaints, width: 320);
        Assert.Contains(folio, await page.InnerTextAsync(".panel"), StringComparison.Ordinal);
        Assert.Equal("", await page.EvaluateAsync<string>("[...document.querySelectorAll('main *')].filter(e => e.getBoundingClientRect().right > innerWidth).map(e => e.outerHTML).join('\\n')"));
        Assert.Empty(complaints);
        await page.Context.CloseAsync();
    }

    [Fact]
    public void Document_IsTheSignedFile() =>
        Assert.Equal(Encoding.UTF8.GetString(ReceiptDocument.Json(Signed)), ReceiptView.Of(Signed, captured: true).Document);

    [Fact]
    public async Task Code_HoldsThePublicAddressModuleByModule()
    {
        var svg = (await Render(captured: true, null)).QuerySelector("svg.qr")!;
        Assert.Equal("img", svg.GetAttribute("role"));
        Assert.Contains(Address + Signed.Folio, svg.GetAttribute("aria-label")!, StringComparison.Ordinal);
        using var expected = QRCodeGenerator.GenerateQrCode(Address + Signed.Folio, QRCodeGenerator.ECCLevel.M);
        var size = expected.ModuleMatrix.Count;
        Assert.Equal($"0 0 {size} {size}", svg.GetAttribute("viewBox"));

        var drawn = new bool[size, size];
        foreach (Match run in Runs().Matches(svg.QuerySelector("path")!.GetAttribute("d")!))
        {
            var (x, y, length) = (Number(run, 1), Number(run, 2), Number(run, 3));
            for (var i = 0; i < length; i++)
                drawn[y, x + i] = true;
        }

        for (var y = 0; y < size; y++)
        {
            for (var x = 0; x < size; x++)
                Assert.Equal(expected.ModuleMatrix[y][x], drawn[y, x]);
        }

        static int Number(Match match, int group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);
    }

    private static async Task<IHtmlDocument> Render(bool captured, DateTimeOffset? opens, string? folio = null)
    {
        var context = new DefaultHttpContext { User = new ClaimsPrincipal(new ClaimsIdentity()) };
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(new FrameReader(AssetManifest.Load(), ElectionKind.Demo))
            .AddCascadingValue<HttpContext>(_ => context)
            .BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ReceiptPage>(ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(ReceiptPage.Candidacy)] = View(captured, folio),
            [nameof(ReceiptPage.Receipt)] = View(captured, folio).Receipts[0],
            [nameof(ReceiptPage.Who)] = "Mesa de captura",
            [nameof(ReceiptPage.Address)] = Address + (folio ?? Signed.Folio),
            [nameof(ReceiptPage.Opens)] = opens,
        }))).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }

    private static CandidacyView View(bool captured, string? folio) => new()
    {
        Id = "cand-prueba-2024-000001",
        Election = Sample.Slug,
        Entry = Sample.Entry,
        Status = CandidacyStatus.Captured,
        Version = 17,
        Opening = 1,
        Sections = ImmutableDictionary<string, SectionView>.Empty,
        CaptureDeadline = null,
        CanCapture = false,
        Receipts = [ReceiptView.Of(Signed with { Folio = folio ?? Signed.Folio }, captured), ReceiptView.Of(Verified with { Folio = folio ?? Verified.Folio }, captured)],
        Missing = [],
        Consents = [],
        Observations = [],
        Withheld = [],
        ConfirmedActions = "",
        IdentityByCandidate = false,
        VerifiedBySystem = false,
    };

    [GeneratedRegex(@"M(\d+) (\d+)h(\d+)v1h-\d+z")]
    private static partial Regex Runs();
}
