using System.Collections.Immutable;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Tests.Photos;

/// <summary>The photograph's section over HTTP: chosen, kept, shown to its party, changed, removed; refused without losing anything.</summary>
public sealed class PhotoCaptureTests(CaptureSite site) : IClassFixture<CaptureSite>
{
    private const string Section = "fotografia";
    private static int _sequence;

    private readonly string _id = $"cand-prueba-2024-{100 + Interlocked.Increment(ref _sequence):D6}";

    [Fact]
    public async Task Photo_Chosen_IsKeptWithoutItsMetadataAndShown()
    {
        using var browser = site.Browser();
        var file = JpegMaker.Insert(Corpus.Jpeg(1200, 1600), 0xE1, JpegMaker.Exif(1));
        using var answer = await CaptureSite.Send(browser, await CaptureSite.Open(browser, _id), file, ("foto-fecha", "2024-04-18"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal($"/captura/{_id}/fotografia?foto=guardada", answer.Headers.Location!.OriginalString);

        var page = await CaptureSite.Open(browser, _id, "?foto=guardada");
        Assert.Contains("La fotografía se guardó", page.QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);
        Assert.Null(page.QuerySelector(".resumen-avisos"));
        var image = page.QuerySelector<IHtmlImageElement>("main img")!;
        Assert.Equal(("Fotografía que está guardada", "192", "240"), (image.AlternativeText, image.GetAttribute("width"), image.GetAttribute("height")));
        using var preview = await browser.GetAsync(image.GetAttribute("src"));
        Assert.Equal(HttpStatusCode.OK, preview.StatusCode);
        Headers.AssertSafe(preview, isPrivate: true);
        Assert.Equal("image/jpeg", Headers.One(preview, "Content-Type"));
        var bytes = await preview.Content.ReadAsByteArrayAsync();
        Assert.EndsWith(Convert.ToHexStringLower(SHA256.HashData(bytes)), image.GetAttribute("src"), StringComparison.Ordinal);
        Assert.DoesNotContain("SECRETO", Encoding.Latin1.GetString(bytes), StringComparison.Ordinal);
        Assert.Equal(Stored()["foto"], Convert.ToHexStringLower(SHA256.HashData(bytes)));
        Assert.Equal("2024-04-18", Stored()["foto-fecha"]);
    }

    [Fact]
    public async Task Preview_OfAnotherParty_IsNotFound()
    {
        var hash = site.Grains.Keep(_id, Corpus.Jpeg(30, 40));
        foreach (var (party, address, status) in new[]
        {
            ("rojo", $"/captura/{_id}/foto/{hash}", HttpStatusCode.OK),
            ("sauce", $"/captura/{_id}/foto/{hash}", HttpStatusCode.NotFound),
            ("rojo", $"/captura/{CaptureSite.OtherCandidacy}/foto/{hash}", HttpStatusCode.NotFound),
            ("rojo", $"/captura/{_id}/foto/{new string('0', 64)}", HttpStatusCode.NotFound),
            ("rojo", $"/captura/{_id}/foto/..%2f..%2fetc%2fpasswd", HttpStatusCode.NotFound),
            ("", $"/captura/{_id}/foto/{hash}", HttpStatusCode.Unauthorized),
        })
        {
            using var browser = site.Browser(party);
            using var answer = await browser.GetAsync(address);
            Assert.Equal(status, answer.StatusCode);
            Headers.AssertSafe(answer, isPrivate: true);
        }
    }

    [Theory]
    [InlineData("GIF", "La fotografía debe ser un archivo JPG o PNG.")]
    [InlineData("archivo vacío", "El archivo está vacío.")]
    [InlineData("JPEG cortado a la mitad", "No pudimos leer la fotografía. Guárdela de nuevo como JPG e inténtelo otra vez.")]
    [InlineData("bomba PNG de 12000 × 12000", "La fotografía mide 12000 × 12000; el máximo es 8000 por lado.")]
    [InlineData("JPEG de 716,801 bytes", "La fotografía debe pesar menos de 700 KB; la que eligió pesa 701 KB.")]
    public async Task FileThatIsRefused_LosesNothingElse(string name, string sentence)
    {
        var before = site.Grains.Keep(_id, Corpus.Jpeg(30, 40));
        site.Grains.Save(_id, Section, Values(("foto", before)));
        using var browser = site.Browser();
        var file = Corpus.Files.Single(f => f.Name == name).File();
        using var answer = await CaptureSite.Send(browser, await CaptureSite.Open(browser, _id), file, ("foto-fecha", "2024-04-18"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await CaptureSite.Page(answer);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        var link = page.QuerySelector(".resumen-err a")!;
        Assert.Equal(("#foto", sentence), (link.GetAttribute("href"), link.TextContent));
        Assert.Equal("Error: " + sentence, page.QuerySelector("#foto-error")!.TextContent);
        var input = page.QuerySelector("#foto")!;
        Assert.Equal(("file", "true"), (input.GetAttribute("type"), input.GetAttribute("aria-invalid")));
        Assert.Contains("foto-error", input.GetAttribute("aria-describedby"), StringComparison.Ordinal);

        // The date is saved and on the page, the earlier photograph too, and the form can be sent again as it is.
        Assert.Equal("2024-04-18", CaptureSite.Day(page, "foto-fecha"));
        Assert.Equal((before, "2024-04-18"), (Stored()["foto"], Stored()["foto-fecha"]));
        using var again = await CaptureSite.Send(browser, page, Corpus.Jpeg(300, 400));
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.NotEqual(before, Stored()["foto"]);
        Assert.Equal("2024-04-18", Stored()["foto-fecha"]);
    }

    [Fact]
    public async Task FileOfSomeMegabytes_GetsItsRealSizeAndTheTextBack()
    {
        using var browser = site.Browser();
        using var answer = await CaptureSite.Send(
            browser, await CaptureSite.Open(browser, _id), new byte[(5 * 1024 * 1024) + (512 * 1024)], ("foto-fecha", "2024-04-18"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await CaptureSite.Page(answer);
        Assert.Equal("La fotografía debe pesar menos de 700 KB; la que eligió pesa 5.5 MB.", page.QuerySelector(".resumen-err a")!.TextContent);
        Assert.Equal("2024-04-18", CaptureSite.Day(page, "foto-fecha"));
    }

    [Fact]
    public async Task BodyBeyondTheLimit_IsA413InSpanish()
    {
        using var browser = site.Browser();
        using var answer = await CaptureSite.Send(browser, await CaptureSite.Open(browser, _id), new byte[9 * 1024 * 1024]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: true);
        Assert.Equal("El archivo es demasiado grande", (await CaptureSite.Page(answer)).QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task BodyBeyondTheLimit_WhoseLengthIsNotSaid_IsA413Too()
    {
        // By hand, and not a byte more than is needed: a client that goes on sending may miss the answer.
        using var client = new TcpClient("localhost", site.Url.Port);
        await using var stream = client.GetStream();
        const int Size = (8 * 1024 * 1024) + 1;
        await stream.WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /captura/{_id}/fotografia HTTP/1.1\r\nHost: localhost:{site.Url.Port}\r\nX-Party: rojo\r\nSec-Fetch-Site: same-origin\r\n"
            + $"Content-Type: multipart/form-data; boundary=x\r\nTransfer-Encoding: chunked\r\n\r\n{Size:x}\r\n--x\r\nContent-Disposition: form-data; name=\"foto\"; filename=\"a.jpg\"\r\n\r\n"));
        await stream.WriteAsync(new byte[Size]);
        using var reader = new StreamReader(stream);
        Assert.Equal("HTTP/1.1 413 Payload Too Large", await reader.ReadLineAsync());
    }

    [Fact]
    public async Task NoFile_KeepsTheEarlierPhotograph()
    {
        var before = site.Grains.Keep(_id, Corpus.Jpeg(30, 40));
        site.Grains.Save(_id, Section, Values(("foto", before)));
        using var browser = site.Browser();
        using var answer = await CaptureSite.Send(browser, await CaptureSite.Open(browser, _id), null, ("foto-fecha", "2024-04-18"));
        Assert.Equal($"/captura/{_id}?guardado=fotografia", answer.Headers.Location!.OriginalString);
        Assert.Equal((before, "2024-04-18"), (Stored()["foto"], Stored()["foto-fecha"]));
    }

    [Fact]
    public async Task Removed_TheSectionHasNone()
    {
        site.Grains.Save(_id, Section, Values(("foto", site.Grains.Keep(_id, Corpus.Jpeg(30, 40))), ("foto-fecha", "2024-04-18")));
        using var browser = site.Browser();
        var page = await CaptureSite.Open(browser, _id);
        Assert.Equal("Quitar la fotografía", page.QuerySelector("label[for=foto-quitar]")!.TextContent);
        using var answer = await CaptureSite.Send(browser, page, null, ("foto-quitar", "si"));
        Assert.False(Stored().ContainsKey("foto"));
        Assert.Equal("2024-04-18", Stored()["foto-fecha"]);
        Assert.Null((await CaptureSite.Open(browser, _id)).QuerySelector("main img"));
    }

    [Fact]
    public async Task HashWrittenByHand_CountsOnlyWhenTheCandidacyHasIt()
    {
        var somebody = site.Grains.Keep(CaptureSite.OtherCandidacy, Corpus.Jpeg(33, 44));
        using var browser = site.Browser();
        using var answer = await CaptureSite.Send(
            browser, await CaptureSite.Open(browser, _id), null, ("foto-actual", somebody), ("foto-fecha", "2024-04-18"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.False(Stored().ContainsKey("foto"));
    }

    [Fact]
    public async Task Conflict_ShowsBothPhotographsAndKeepsTheNewOneWithoutChoosingItAgain()
    {
        using var browser = site.Browser();
        var page = await CaptureSite.Open(browser, _id);
        var theirs = site.Grains.Keep(_id, Corpus.Jpeg(30, 40));
        site.Grains.Save(_id, Section, Values(("foto", theirs)));
        using var answer = await CaptureSite.Send(browser, page, Corpus.Jpeg(300, 400), ("foto-fecha", "2024-04-18"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var both = await CaptureSite.Page(answer);
        var images = both.QuerySelectorAll<IHtmlImageElement>("main img").Select(i => i.GetAttribute("src")!).ToArray();
        Assert.Equal(2, images.Length);
        Assert.EndsWith(theirs, images[1], StringComparison.Ordinal);
        foreach (var image in images)
        {
            using var shown = await browser.GetAsync(image);
            Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        }

        using var again = await CaptureSite.Send(browser, both);
        Assert.Equal(HttpStatusCode.Redirect, again.StatusCode);
        Assert.EndsWith(Stored()["foto"], images[0], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("2023-12-01", "más de 3 meses")]
    [InlineData("2024-04-26", "posterior a hoy")]
    [InlineData("", "sin ella no se mostrará")]
    public async Task DateThatDoesNotComply_IsSavedWithAdvice(string taken, string advice)
    {
        using var browser = site.Browser();
        using var answer = await CaptureSite.Send(browser, await CaptureSite.Open(browser, _id), Corpus.Jpeg(300, 400), ("foto-fecha", taken));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await CaptureSite.Open(browser, _id, "?foto=guardada");
        var link = page.QuerySelector(".resumen-avisos a")!;
        Assert.Equal("#foto-fecha", link.GetAttribute("href"));
        Assert.Contains(advice, link.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RefusedToken_AsksForTheFileAgainAndKeepsTheRest()
    {
        using var browser = site.Browser();
        using var answer = await CaptureSite.Send(
            browser, await CaptureSite.Open(browser, _id), Corpus.Jpeg(300, 400), ("foto-fecha", "2024-04-18"), ("__RequestVerificationToken", "x"));
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await CaptureSite.Page(answer);
        Assert.Equal("multipart/form-data", page.QuerySelector("main form")!.GetAttribute("enctype"));
        Assert.Equal("file", page.QuerySelector("input[name=foto]")!.GetAttribute("type"));
        // As the person typed it, part by part.
        Assert.Equal("18/4/2024", string.Join('/', DateAnswer.InputIds("foto-fecha").Select(id => page.QuerySelector($"[name={id}]") is { } part ? part.GetAttribute("value") ?? part.TextContent : "")));
    }

    [Theory]
    [InlineData("2024-04-18", true)]
    [InlineData("2023-12-01", false)]
    public async Task Review_ShowsThePhotographAsThePublicWillSeeIt(string taken, bool shown)
    {
        var hash = site.Grains.Keep(_id, Corpus.Jpeg(30, 40));
        site.Grains.Save(_id, Section, Values(("foto", hash), ("foto-fecha", taken)));
        using var browser = site.Browser();
        using var answer = await browser.GetAsync($"/captura/{_id}/revisar");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        var article = (await CaptureSite.Page(answer)).QuerySelector("article")!;
        Assert.Equal(shown ? $"/captura/{_id}/foto/{hash}" : null, article.QuerySelector("img")?.GetAttribute("src"));
        Assert.Equal(shown ? null : "Sin fotografía", article.QuerySelector("svg")?.GetAttribute("aria-label"));
        Assert.DoesNotContain(hash, article.TextContent, StringComparison.Ordinal);
    }

    private ImmutableDictionary<string, string> Stored() => site.Grains.Section(_id, Section)!.Values;

    private static ImmutableDictionary<string, string> Values(params (string Field, string Value)[] values) =>
        values.ToImmutableDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal);
}
