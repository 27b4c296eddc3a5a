using System.Security.Cryptography;
using System.Text;
using Conoceles.Web.Shared.Photos;
using SkiaSharp;

namespace Conoceles.Web.Tests.Photos;

/// <summary>The corpus of uploads (ux-security §4 and bar 12): a verdict for each, and nothing of the old file in the new one.</summary>
public sealed class PhotoCorpusTests : IDisposable
{
    /// <summary>JFIF, tables, frame, scan, end: nothing that carries words or places.</summary>
    private static readonly byte[] Allowed = [0xE0, 0xDB, 0xC0, 0xC4, 0xDA, 0xD9];

    private readonly PhotoPipeline _pipeline = new(new PhotoLimits());

    public void Dispose() => _pipeline.Dispose();

    public static TheoryData<string> Names => [.. Corpus.Files.Select(f => f.Name)];

    [Fact]
    public void Corpus_HasEveryKindTheBarAsksFor() => Assert.True(Corpus.Files.Count >= 60);

    [Theory]
    [MemberData(nameof(Names))]
    public async Task File_GetsItsVerdict(string name)
    {
        var file = Corpus.Files.Single(f => f.Name == name);
        var bytes = file.File();
        var verdict = await Make(bytes);
        Assert.Equal(file.Code, verdict.Refusal?.Code);
        Assert.Equal(file.Code is null, verdict.Photo is not null);
        if (verdict.Photo is not { } photo)
        {
            Assert.EndsWith(".", verdict.Refusal!.Message, StringComparison.Ordinal);
            return;
        }

        Assert.InRange(photo.Jpeg.Length, 100, 30_000);
        Assert.InRange(Math.Max(photo.Width, photo.Height), 1, 480);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(photo.Jpeg)), photo.Hash);
        var (markers, rest) = JpegText.Read(photo.Jpeg);
        Assert.Equal(0, rest);
        Assert.Empty(markers.Except(Allowed));
        var text = Encoding.Latin1.GetString(photo.Jpeg);
        Assert.All(Corpus.Secrets, s => Assert.DoesNotContain(s, text, StringComparison.OrdinalIgnoreCase));
        using var decoded = SKBitmap.Decode(photo.Jpeg);
        Assert.Equal((photo.Width, photo.Height), (decoded.Width, decoded.Height));
        // The same file again is the same photograph.
        Assert.Equal(photo.Hash, (await Make(bytes)).Photo!.Hash);
    }

    [Theory]
    [InlineData(1, "RGBK")]
    [InlineData(2, "GRKB")]
    [InlineData(3, "KBGR")]
    [InlineData(4, "BKRG")]
    [InlineData(5, "RBGK")]
    [InlineData(6, "BRKG")]
    [InlineData(7, "KGBR")]
    [InlineData(8, "GKRB")]
    public async Task Orientation_IsAppliedToThePixels(ushort orientation, string corners)
    {
        var photo = (await Make(JpegMaker.Insert(Corpus.Jpeg(300, 200), 0xE1, JpegMaker.Exif(orientation)))).Photo!;
        Assert.Equal(orientation < 5 ? (300, 200) : (200, 300), (photo.Width, photo.Height));
        Assert.Equal(corners, Corners(photo));
    }

    [Theory]
    [InlineData(1600, 1200, 480, 360)]
    [InlineData(1200, 1600, 360, 480)]
    [InlineData(481, 481, 480, 480)]
    [InlineData(480, 100, 480, 100)]
    [InlineData(30, 20, 30, 20)]
    public async Task Size_IsReducedToTheLongSideAndNeverEnlarged(int width, int height, int newWidth, int newHeight)
    {
        var photo = (await Make(Corpus.Jpeg(width, height))).Photo!;
        Assert.Equal((newWidth, newHeight), (photo.Width, photo.Height));
        Assert.Equal("RGBK", Corners(photo));
    }

    [Fact]
    public async Task LargePng_DecodedByRows_IsTheSamePictureAsASmallOne()
    {
        var large = (await Make(Corpus.Quarters(4801))).Photo!;
        Assert.Equal((480, 480), (large.Width, large.Height));
        Assert.Equal("RGBK", Corners(large));
        Assert.Equal("RGBK", Corners((await Make(Corpus.Quarters(400))).Photo!));
    }

    [Fact]
    public async Task Transparency_BecomesWhite()
    {
        var photo = (await Make(new PngMaker(300, 400, 8, PngMaker.Rgba).Make())).Photo!;
        using var decoded = SKBitmap.Decode(photo.Jpeg);
        Assert.Equal(SKColors.White, decoded.GetPixel(150, 200));
    }

    [Theory]
    [InlineData("JPEG con perfil de color")]
    [InlineData("PNG con perfil de color")]
    public async Task Colours_OfAProfile_AreConvertedToThoseOfTheWeb(string name)
    {
        // The profile exchanges red and blue; the file's own corners are red, green, blue and black.
        var photo = (await Make(Corpus.Files.Single(f => f.Name == name).File())).Photo!;
        Assert.Equal("BGRK", Corners(photo));
    }

    [Fact]
    public async Task Sentences_SayTheRealSize()
    {
        Assert.Equal(
            "La fotografía debe pesar menos de 700 KB; la que eligió pesa 1.2 MB.",
            (await _pipeline.Make(new MemoryStream(new byte[1_250_000]), 1_250_000, default)).Refusal!.Message);
        Assert.Equal(
            "La fotografía debe pesar menos de 700 KB; la que eligió pesa 701 KB.",
            (await Make(JpegMaker.Pad(Corpus.Jpeg(30, 40), 716_801))).Refusal!.Message);
        Assert.Equal(
            "La fotografía mide 12000 × 12000; el máximo es 8000 por lado.",
            (await Make(Corpus.Files.Single(f => f.Name.StartsWith("bomba", StringComparison.Ordinal)).File())).Refusal!.Message);
    }

    [Fact]
    public async Task Upload_ThatLiesAboutItsLength_IsNotReadBeyondTheLimit()
    {
        using var endless = new EndlessStream();
        var verdict = await _pipeline.Make(endless, 10, default);
        Assert.Equal("photo-too-heavy", verdict.Refusal!.Code);
        Assert.InRange(endless.Given, 1, 716_800);
    }

    [Fact]
    public async Task ManyAtOnce_AllGetTheirVerdict()
    {
        var file = Corpus.Jpeg(1200, 1600);
        var large = JpegMaker.Flat(6000, 4000, [77]);
        var verdicts = await Task.WhenAll(Enumerable.Range(0, 24).Select(i => Task.Run(() => Make(i % 6 == 0 ? large : file))));
        Assert.Equal(2, verdicts.Select(v => v.Photo!.Hash).Distinct(StringComparer.Ordinal).Count());
    }

    private Task<PhotoVerdict> Make(byte[] file) => _pipeline.Make(new MemoryStream(file), file.Length, default);

    private static string Corners(ProcessedPhoto photo)
    {
        using var decoded = SKBitmap.Decode(photo.Jpeg);
        var (right, bottom) = (decoded.Width - 3, decoded.Height - 3);
        return string.Concat(new[] { decoded.GetPixel(2, 2), decoded.GetPixel(right, 2), decoded.GetPixel(2, bottom), decoded.GetPixel(right, bottom) }
            .Select(c => c switch
            {
                { Red: > 200, Green: < 60, Blue: < 60 } => 'R',
                { Red: < 60, Green: > 200, Blue: < 60 } => 'G',
                { Red: < 60, Green: < 60, Blue: > 200 } => 'B',
                { Red: < 60, Green: < 60, Blue: < 60 } => 'K',
                _ => '?',
            }));
    }

    /// <summary>Gives zeros for ever.</summary>
    private sealed class EndlessStream : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            buffer.Span.Clear();
            return ValueTask.FromResult(buffer.Length);
        }
    }
}
