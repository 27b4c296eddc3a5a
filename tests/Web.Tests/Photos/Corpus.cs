using System.Text;
using Conoceles.Web.Shared.Photos;
using SkiaSharp;

namespace Conoceles.Web.Tests.Photos;

/// <summary>A file that somebody may send, and what must become of it.</summary>
/// <param name="Name">What it is.</param>
/// <param name="File">Its bytes.</param>
/// <param name="Code">Of the refusal; null when it is taken.</param>
public sealed record CorpusFile(string Name, Func<byte[]> File, string? Code = null)
{
    public override string ToString() => Name;
}

/// <summary>Every kind of file, made by code.</summary>
internal static class Corpus
{
    /// <summary>Text that must not be in any photograph that is kept.</summary>
    public static readonly string[] Secrets = ["SECRETO", "<script", "Exif", "http://ns.adobe.com"];

    private const string Html = "<!doctype html><script>alert('SECRETO')</script>";
    private static readonly PhotoLimits Limits = new();
    private static readonly string Wrong = PhotoRefusals.WrongType.Code;
    private static readonly string Unreadable = PhotoRefusals.Unreadable.Code;
    private static readonly string Wide = PhotoRefusals.TooWide(1, 1, 1).Code;
    private static readonly string Heavy = PhotoRefusals.TooHeavy(1, 1).Code;

    public static IReadOnlyList<CorpusFile> Files { get; } =
    [
        // Photographs as they come.
        new("JPEG", () => Jpeg(1200, 1600)),
        new("JPEG apaisado", () => Jpeg(1600, 1200)),
        new("JPEG pequeño", () => Jpeg(90, 120)),
        new("JPEG de 24 MP", () => JpegMaker.Flat(6000, 4000, [120, 90, 200])),
        new("PNG", () => new PngMaker(600, 800) { Row = Ramp }.Make()),
        new("PNG de un pixel", () => new PngMaker(1, 1).Make()),
        new("PNG de 24 MP", () => new PngMaker(6000, 4000).Make()),
        new("PNG de 8000 por lado", () => new PngMaker(8000, 10).Make()),

        // Kinds that cameras and editors write.
        new("JPEG en escala de grises", () => JpegMaker.Flat(300, 400, [77])),
        new("JPEG CMYK", () => JpegMaker.Flat(300, 400, [200, 100, 50, 250], adobe: 0)),
        new("JPEG YCCK", () => JpegMaker.Flat(300, 400, [200, 100, 50, 250], adobe: 2)),
        new("JPEG progresivo", () => JpegMaker.Flat(300, 400, [200, 100, 50], JpegMaker.Progressive)),
        new("PNG de 16 bits", () => new PngMaker(300, 400, depth: 16) { Row = Ramp }.Make()),
        new("PNG de 16 bits, gris con transparencia", () => new PngMaker(300, 400, 16, PngMaker.GrayAlpha) { Row = Ramp }.Make()),
        new("PNG de 1 bit", () => new PngMaker(300, 400, 1, PngMaker.Gray) { Row = Ramp }.Make()),
        new("PNG con paleta y transparencia", () => new PngMaker(300, 400, 8, PngMaker.Palette) { Row = (_, row) => row.AsSpan().Fill(1) }
            .With("PLTE", [255, 0, 0, 0, 0, 255]).With("tRNS", [0, 128]).Make()),
        new("PNG con transparencia", () => new PngMaker(300, 400, 8, PngMaker.Rgba).Make()),
        new("PNG entrelazado", () => new PngMaker(300, 400) { Interlaced = true }.Make()),
        new("PNG entrelazado de 24 MP", () => new PngMaker(6000, 4000, 8, PngMaker.Gray) { Interlaced = true }.Make()),
        new("APNG", () => new PngMaker(300, 400).With("acTL", PngMaker.Number(2, 0)).With("fcTL", FrameControl(0))
            .After("fcTL", FrameControl(1)).After("fdAT", [.. PngMaker.Number(2), .. PngMaker.Deflate(s => s.Write(new byte[901 * 400]))]).Make()),
        new("JPEG doble (MPO)", () => [.. Jpeg(300, 400), .. JpegMaker.Insert(Jpeg(300, 400), JpegMaker.Comment, "SECRETO"u8.ToArray())]),

        // What they carry besides the picture.
        new("JPEG con EXIF, autor y lugar", () => JpegMaker.Insert(Jpeg(300, 400), 0xE1, JpegMaker.Exif(1))),
        new("JPEG con XMP", () => JpegMaker.Insert(Jpeg(300, 400), 0xE1, "http://ns.adobe.com/xap/1.0/\0<x>SECRETO</x>"u8.ToArray())),
        new("JPEG con IPTC", () => JpegMaker.Insert(Jpeg(300, 400), 0xED, "Photoshop 3.0\0SECRETO"u8.ToArray())),
        new("JPEG con perfil de color", () => JpegMaker.Insert(Jpeg(300, 400), 0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. IccMaker.RedAndBlueExchanged()])),
        new("JPEG con perfil de color roto", () => JpegMaker.Insert(Jpeg(300, 400), 0xE2, [.. "ICC_PROFILE\0"u8, 1, 1, .. "SECRETO"u8])),
        new("JPEG con comentario", () => JpegMaker.Insert(Jpeg(300, 400), JpegMaker.Comment, "SECRETO"u8.ToArray())),
        new("PNG con textos", () => new PngMaker(300, 400).With("tEXt", "Author\0SECRETO"u8.ToArray())
            .With("zTXt", [.. "Comment\0\0"u8, .. PngMaker.Deflate(s => s.Write("SECRETO"u8))])
            .With("iTXt", "XML:com.adobe.xmp\0\0\0\0\0SECRETO"u8.ToArray()).After("tEXt", "Fin\0SECRETO"u8.ToArray()).Make()),
        new("PNG con EXIF", () => new PngMaker(300, 400).With("eXIf", JpegMaker.Exif(1)[6..]).Make()),
        new("PNG con perfil de color", () => QuartersOf(400).With("iCCP", [.. "p\0\0"u8, .. PngMaker.Deflate(s => s.Write(IccMaker.RedAndBlueExchanged()))]).Make()),
        new("PNG con texto comprimido enorme", () => new PngMaker(300, 400).With("zTXt", [.. "Comment\0\0"u8, .. PngMaker.Deflate(Zeros(64))]).Make()),
        new("PNG con perfil comprimido enorme", () => new PngMaker(300, 400).With("iCCP", [.. "p\0\0"u8, .. PngMaker.Deflate(Zeros(64))]).Make()),

        // Two things in one.
        new("PNG con página web al final", () => [.. new PngMaker(300, 400).Make(), .. Encoding.ASCII.GetBytes(Html)]),
        new("JPEG con página web al final", () => [.. Jpeg(300, 400), .. Encoding.ASCII.GetBytes(Html)]),
        new("JPEG con ZIP al final", () => [.. Jpeg(300, 400), .. "PK\u0003\u0004SECRETO"u8]),
        new("JPEG con página web en el comentario", () => JpegMaker.Insert(Jpeg(300, 400), JpegMaker.Comment, Encoding.ASCII.GetBytes(Html))),
        new("página web llamada .jpg", () => Encoding.ASCII.GetBytes(Html), Wrong),
        new("página web tras los primeros bytes de un JPEG", () => [0xFF, 0xD8, 0xFF, .. Encoding.ASCII.GetBytes(Html)], Unreadable),
        new("página web tras los primeros bytes de un PNG", () => [.. new PngMaker(1, 1).OnlyHeader()[..8], .. Encoding.ASCII.GetBytes(Html)], Unreadable),
        new("JPEG tras una marca de orden de bytes", () => [0xEF, 0xBB, 0xBF, .. Jpeg(300, 400)], Wrong),

        // Other kinds under a name of ours.
        new("SVG", () => "<svg xmlns='http://www.w3.org/2000/svg'/>"u8.ToArray(), Wrong),
        new("GIF", () => [.. "GIF89a"u8, 1, 0, 1, 0, 0, 0, 0, 0x3B], Wrong),
        new("WebP", () => Drawn(300, 400).Encode(SKEncodedImageFormat.Webp, 80).ToArray(), Wrong),
        new("BMP", () => [.. "BM"u8, .. new byte[60]], Wrong),
        new("HEIC", () => [0, 0, 0, 24, .. "ftypheic"u8, .. new byte[60]], Wrong),
        new("AVIF", () => [0, 0, 0, 24, .. "ftypavif"u8, .. new byte[60]], Wrong),
        new("TIFF", () => [.. "II*\0"u8, .. new byte[60]], Wrong),
        new("ICO", () => [0, 0, 1, 0, 1, 0, .. new byte[60]], Wrong),
        new("PDF", () => "%PDF-1.7"u8.ToArray(), Wrong),

        // Cut and damaged.
        new("archivo vacío", () => [], PhotoRefusals.Empty.Code),
        new("JPEG cortado a la mitad", () => Half(Jpeg(1200, 1600)), Unreadable),
        new("JPEG cortado en el encabezado", () => Jpeg(300, 400)[..30], Unreadable),
        new("JPEG sin más que su principio", () => [0xFF, 0xD8, 0xFF], Unreadable),
        new("PNG cortado a la mitad", () => Half(new PngMaker(600, 800) { Row = Ramp }.Make()), Unreadable),
        new("PNG grande cortado a la mitad", () => Half(new PngMaker(3000, 3000) { Row = Ramp }.Make()), Unreadable),
        new("PNG sin imagen", () => new PngMaker(300, 400).OnlyHeader(), Unreadable),
        new("PNG dañado", () => Damaged(new PngMaker(600, 800) { Row = Ramp }.Make()), Unreadable),
        new("PNG de cero pixeles", () => new PngMaker(0, 0).Make(), Unreadable),

        // Too much.
        new("bomba PNG de 12000 × 12000", () => new PngMaker(12_000, 12_000, 8, PngMaker.Gray).Make(), Wide),
        new("PNG de 8001 de ancho", () => new PngMaker(8001, 10).Make(), Wide),
        new("PNG de 8001 de alto", () => new PngMaker(10, 8001).Make(), Wide),
        new("PNG de 24 MP y una fila", () => new PngMaker(6000, 4001, 8, PngMaker.Gray).Make(), PhotoRefusals.TooManyPixels(1, 1, 1).Code),
        new("JPEG de 24 MP y una fila", () => JpegMaker.Flat(6000, 4001, [77]), PhotoRefusals.TooManyPixels(1, 1, 1).Code),
        new("PNG que dice medir 500000 × 500000", () => new PngMaker(500_000, 500_000, 1, PngMaker.Gray).OnlyHeader().Concat("\0\0\0\0IEND"u8.ToArray()).ToArray(), Unreadable),
        new("JPEG que dice medir 65500 × 65500", () => Resized(JpegMaker.Flat(8, 8, [77]), 65_500), Wide),
        new("JPEG progresivo de diez mil pasadas", () => JpegMaker.Flat(64, 64, [200], JpegMaker.Progressive, extraScans: 10_000), Unreadable),
        new("JPEG de 716,799 bytes", () => JpegMaker.Pad(Jpeg(300, 400), Limits.MaxBytes - 1)),
        new("JPEG de 716,800 bytes", () => JpegMaker.Pad(Jpeg(300, 400), Limits.MaxBytes), Heavy),
        new("JPEG de 716,801 bytes", () => JpegMaker.Pad(Jpeg(300, 400), Limits.MaxBytes + 1), Heavy),
        new("PNG de ruido, que nada reduce", () => new PngMaker(480, 480) { Row = Noise(7) }.Make()),
    ];

    /// <summary>A photograph with four corners of different colours, as an encoder writes it.</summary>
    public static byte[] Jpeg(int width, int height)
    {
        using var drawn = Drawn(width, height);
        return drawn.Encode(SKEncodedImageFormat.Jpeg, 92).ToArray();
    }

    /// <summary>Red, green, blue and black quarters, from the top left by rows.</summary>
    private static SKBitmap Drawn(int width, int height)
    {
        var bitmap = new SKBitmap(new SKImageInfo(width, height, SKColorType.Rgba8888, SKAlphaType.Opaque));
        using var canvas = new SKCanvas(bitmap);
        SKColor[] colours = [SKColors.Red, SKColors.Lime, SKColors.Blue, SKColors.Black];
        for (var i = 0; i < 4; i++)
        {
            using var paint = new SKPaint { Color = colours[i] };
            canvas.DrawRect(i % 2 * width / 2, i / 2 * height / 2, width, height, paint);
        }

        return bitmap;
    }

    /// <summary>The same four quarters as a PNG.</summary>
    public static PngMaker QuartersOf(int side) => new(side, side)
    {
        Row = (y, row) =>
        {
            row.AsSpan().Clear();
            for (var x = 0; x < side; x++)
            {
                // Red, green, blue; the fourth quarter stays black.
                var quarter = (y < side / 2 ? 0 : 2) + (x < side / 2 ? 0 : 1);
                if (quarter < 3)
                    row[(x * 3) + quarter] = 255;
            }
        },
    };

    public static byte[] Quarters(int side) => QuartersOf(side).Make();

    private static byte[] Half(byte[] file) => file[..(file.Length / 2)];

    private static byte[] Damaged(byte[] file)
    {
        file[file.Length / 2] ^= 0xFF;
        return file;
    }

    // The size is in the frame's header, after its marker, length and precision.
    private static byte[] Resized(byte[] jpeg, int side)
    {
        var at = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, JpegMaker.Baseline]) + 5;
        (jpeg[at], jpeg[at + 1], jpeg[at + 2], jpeg[at + 3]) = ((byte)(side >> 8), (byte)side, (byte)(side >> 8), (byte)side);
        return jpeg;
    }

    private static void Ramp(int y, byte[] row)
    {
        for (var x = 0; x < row.Length; x++)
            row[x] = (byte)((x * 7) + (y * 3));
    }

    private static Action<int, byte[]> Noise(int seed)
    {
        var dice = new Random(seed);
        return (_, row) => dice.NextBytes(row);
    }

    private static Action<Stream> Zeros(int megabytes) => stream =>
    {
        var block = new byte[1024 * 1024];
        for (var i = 0; i < megabytes; i++)
            stream.Write(block);
    };

    private static byte[] FrameControl(uint sequence) => [.. PngMaker.Number(sequence, 300, 400, 0, 0), 0, 1, 0, 10, 0, 0];
}
