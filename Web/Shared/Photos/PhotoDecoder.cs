using SkiaSharp;

namespace Conoceles.Web.Shared.Photos;

/// <summary>
/// From a checked file to pixels in sRGB, already near the size that is kept: a JPEG is decoded at a fraction of its
/// size and a PNG in bands, so that 24 MP cost some 20 MB and not a hundred.
/// </summary>
internal static class PhotoDecoder
{
    /// <summary>
    /// Pixels from which a file is decoded alone: a progressive JPEG keeps all its coefficients, up to six bytes for
    /// each pixel, and it cannot be told cheaply which do.
    /// </summary>
    private const int LargePixels = 12_000_000;

    /// <summary>Pixels of a band, four bytes each. Each band reads the file from its beginning again: few and large.</summary>
    private const int BandPixels = 4_000_000;

    /// <summary>What is decoded has at least twice the pixels of the final side, for a good reduction.</summary>
    private const int Oversampling = 2;

    /// <summary>True when decoding may need memory for every pixel.</summary>
    public static bool IsLarge(SKImageInfo info) => (long)info.Width * info.Height > LargePixels;

    /// <summary>Null when the file is cut, damaged or says what it is not.</summary>
    public static SKBitmap? Decode(SKCodec codec, int side)
    {
        var longest = Math.Max(codec.Info.Width, codec.Info.Height);
        var wanted = side * Oversampling;
        if (codec.EncodedFormat is SKEncodedImageFormat.Jpeg && longest > wanted)
            return Whole(codec, codec.GetScaledDimensions((float)wanted / longest));
        var factor = longest / wanted;
        return factor > 1 ? InBands(codec, factor) : Whole(codec, codec.Info.Size);
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
    private static SKBitmap? InBands(SKCodec codec, int factor)
    {
        var size = codec.Info.Size;
        var height = Math.Min(size.Height, Math.Max(1, BandPixels / size.Width / factor) * factor);
        using var band = new SKBitmap(Pixels(codec, new SKSizeI(size.Width, height)));
        var bitmap = new SKBitmap(Pixels(codec, new SKSizeI(Share(size.Width, factor), Share(size.Height, factor))));
        for (var top = 0; top < size.Height; top += height)
        {
            var rows = Math.Min(height, size.Height - top);
            var options = new SKCodecOptions(new SKRectI(0, top, size.Width, top + rows));
            if (codec.StartIncrementalDecode(Pixels(codec, size), band.GetPixels(), band.RowBytes, options) is not SKCodecResult.Success
                || codec.IncrementalDecode() is not SKCodecResult.Success)
            {
                bitmap.Dispose();
                return null;
            }

            for (var row = 0; row < rows; row += factor)
            {
                var target = bitmap.GetPixelSpan().Slice((top + row) / factor * bitmap.RowBytes, bitmap.Width * 4);
                Average(band, row, Math.Min(factor, rows - row), factor, target);
            }
        }

        return bitmap;
    }

    private static void Average(SKBitmap band, int top, int rows, int factor, Span<byte> result)
    {
        var pixels = band.GetPixelSpan();
        Span<int> sums = stackalloc int[4];
        for (var x = 0; x * 4 < result.Length; x++)
        {
            var columns = Math.Min(factor, band.Width - (x * factor));
            sums.Clear();
            for (var row = 0; row < rows; row++)
            {
                var run = pixels.Slice(((top + row) * band.RowBytes) + (x * factor * 4), columns * 4);
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
