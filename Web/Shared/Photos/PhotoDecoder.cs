using SkiaSharp;

namespace Conoceles.Web.Shared.Photos;

/// <summary>
/// From a checked file to pixels in sRGB, already near the size that is kept: a JPEG is decoded at a fraction of its
/// size and a PNG row by row, so that 24 MP cost a few MB and not a hundred.
/// </summary>
internal static class PhotoDecoder
{
    /// <summary>Pixels whose decoding at full size is worth doing alone: 12 MP are 48 MB.</summary>
    private const int LargePixels = 12_000_000;

    /// <summary>What is decoded has at least twice the pixels of the final side, for a good reduction.</summary>
    private const int Oversampling = 2;

    /// <summary>
    /// True when decoding may need memory for every pixel: a progressive JPEG keeps all its coefficients, an
    /// interlaced PNG has no rows. They cannot be told cheaply, so size decides.
    /// </summary>
    public static bool IsLarge(SKImageInfo info) => (long)info.Width * info.Height > LargePixels;

    /// <summary>Null when the file is cut, damaged or says what it is not.</summary>
    public static SKBitmap? Decode(SKCodec codec, int side)
    {
        var longest = Math.Max(codec.Info.Width, codec.Info.Height);
        var wanted = side * Oversampling;
        if (codec.EncodedFormat is SKEncodedImageFormat.Jpeg && longest > wanted)
            return Whole(codec, codec.GetScaledDimensions((float)wanted / longest));
        var factor = longest / wanted;
        return factor > 1 && codec.StartScanlineDecode(Pixels(codec, codec.Info.Size)) is SKCodecResult.Success
            ? ByRows(codec, factor)
            : Whole(codec, codec.Info.Size);
    }

    private static SKBitmap? Whole(SKCodec codec, SKSizeI size)
    {
        var bitmap = new SKBitmap(Pixels(codec, size));
        if (codec.GetPixels(bitmap.Info, bitmap.GetPixels()) is SKCodecResult.Success)
            return bitmap;
        bitmap.Dispose();
        return null;
    }

    // Each pixel of the result is the average of a square of factor × factor, smaller at the last row and column.
    private static SKBitmap? ByRows(SKCodec codec, int factor)
    {
        var size = codec.Info.Size;
        using var strip = new SKBitmap(Pixels(codec, new SKSizeI(size.Width, factor)));
        var bitmap = new SKBitmap(Pixels(codec, new SKSizeI(Share(size.Width, factor), Share(size.Height, factor))));
        for (var y = 0; y < bitmap.Height; y++)
        {
            var rows = Math.Min(factor, size.Height - (y * factor));
            if (codec.GetScanlines(strip.GetPixels(), rows, strip.RowBytes) != rows)
            {
                bitmap.Dispose();
                return null;
            }

            Average(strip, rows, factor, bitmap.GetPixelSpan().Slice(y * bitmap.RowBytes, bitmap.Width * 4));
        }

        return bitmap;
    }

    private static void Average(SKBitmap strip, int rows, int factor, Span<byte> result)
    {
        var pixels = strip.GetPixelSpan();
        Span<int> sums = stackalloc int[4];
        for (var x = 0; x * 4 < result.Length; x++)
        {
            var columns = Math.Min(factor, strip.Width - (x * factor));
            sums.Clear();
            for (var row = 0; row < rows; row++)
            {
                var run = pixels.Slice((row * strip.RowBytes) + (x * factor * 4), columns * 4);
                for (var i = 0; i < run.Length; i += 4)
                {
                    sums[0] += run[i];
                    sums[1] += run[i + 1];
                    sums[2] += run[i + 2];
                    sums[3] += run[i + 3];
                }
            }

            for (var channel = 0; channel < 4; channel++)
                result[(x * 4) + channel] = (byte)(sums[channel] / (rows * columns));
        }
    }

    private static int Share(int length, int factor) => (length + factor - 1) / factor;

    // The codec converts from the file's own profile: what leaves needs none.
    private static SKImageInfo Pixels(SKCodec codec, SKSizeI size) => new(
        size.Width, size.Height, SKColorType.Rgba8888,
        codec.Info.AlphaType is SKAlphaType.Opaque ? SKAlphaType.Opaque : SKAlphaType.Premul, SKColorSpace.CreateSrgb());
}
