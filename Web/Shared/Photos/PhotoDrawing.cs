using SkiaSharp;

namespace Conoceles.Web.Shared.Photos;

/// <summary>From decoded pixels to the file that is kept: upright, on white, reduced, encoded.</summary>
internal static class PhotoDrawing
{
    private static readonly int[] Qualities = [84, 76, 68, 60, 52, 44, 36];

    /// <summary>The picture as its camera held it (EXIF orientation), with white where it was transparent.</summary>
    public static SKBitmap Upright(SKBitmap decoded, SKEncodedOrigin origin)
    {
        var (w, h) = (decoded.Width, decoded.Height);
        // Where a point of the file goes: new x and new y as factors of x, of y, and a constant.
        var (matrix, turned) = origin switch
        {
            SKEncodedOrigin.TopRight => (Matrix(-1, 0, w, 0, 1, 0), false),
            SKEncodedOrigin.BottomRight => (Matrix(-1, 0, w, 0, -1, h), false),
            SKEncodedOrigin.BottomLeft => (Matrix(1, 0, 0, 0, -1, h), false),
            SKEncodedOrigin.LeftTop => (Matrix(0, 1, 0, 1, 0, 0), true),
            SKEncodedOrigin.RightTop => (Matrix(0, -1, h, 1, 0, 0), true),
            SKEncodedOrigin.RightBottom => (Matrix(0, -1, h, -1, 0, w), true),
            SKEncodedOrigin.LeftBottom => (Matrix(0, 1, 0, -1, 0, w), true),
            _ => (SKMatrix.Identity, false),
        };
        var upright = new SKBitmap(new SKImageInfo(
            turned ? h : w, turned ? w : h, SKColorType.Rgba8888, SKAlphaType.Opaque, SKColorSpace.CreateSrgb()));
        using var canvas = new SKCanvas(upright);
        canvas.Clear(SKColors.White);
        canvas.SetMatrix(matrix);
        canvas.DrawBitmap(decoded, 0, 0);
        return upright;
    }

    /// <summary>
    /// The best file that fits: quality goes down step by step, and when the lowest is still too heavy, so does the
    /// size. Smaller pictures are never enlarged.
    /// </summary>
    public static (byte[] Jpeg, int Width, int Height) Encode(SKBitmap upright, int longSide, int maxBytes)
    {
        for (var side = longSide; ; side = side * 4 / 5)
        {
            using var reduced = Reduce(upright, side);
            foreach (var quality in Qualities)
            {
                var jpeg = Encode(reduced, quality);
                if (jpeg.Length <= maxBytes || (side <= 1 && quality == Qualities[^1]))
                    return (jpeg, reduced.Width, reduced.Height);
            }
        }
    }

    // By halves, which average every pixel, and then the rest at once.
    private static SKBitmap Reduce(SKBitmap picture, int side)
    {
        var current = picture.Copy();
        while (Longest(current) >= 2 * side)
            current = Scaled(current, Half(current.Width), Half(current.Height), new SKSamplingOptions(SKFilterMode.Linear));
        if (Longest(current) <= side)
            return current;
        var factor = (double)side / Longest(current);
        return Scaled(
            current, Part(current.Width, factor), Part(current.Height, factor), new SKSamplingOptions(SKCubicResampler.Mitchell));
    }

    private static SKBitmap Scaled(SKBitmap picture, int width, int height, SKSamplingOptions sampling)
    {
        using (picture)
        {
            return picture.Resize(picture.Info.WithSize(width, height), sampling)
                ?? throw new InvalidOperationException("The picture could not be reduced.");
        }
    }

    // Without a colour space in its description the encoder writes no profile: sRGB is what a bare JPEG means.
    private static byte[] Encode(SKBitmap picture, int quality)
    {
        using var pixels = picture.PeekPixels();
        using var bare = pixels.WithColorSpace(null!);
        using var data = bare.Encode(new SKJpegEncoderOptions(quality, SKJpegEncoderDownsample.Downsample420, SKJpegEncoderAlphaOption.Ignore))
            ?? throw new InvalidOperationException("The picture could not be encoded.");
        return data.ToArray();
    }

    private static SKMatrix Matrix(float xx, float xy, float x0, float yx, float yy, float y0) => new(xx, xy, x0, yx, yy, y0, 0, 0, 1);

    private static int Longest(SKBitmap picture) => Math.Max(picture.Width, picture.Height);

    private static int Half(int length) => (length + 1) / 2;

    private static int Part(int length, double factor) => Math.Max(1, (int)Math.Round(length * factor));
}
