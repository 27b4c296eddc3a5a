namespace Conoceles.Web.Shared.Photos;

/// <summary>
/// Counts the scans of a JPEG without decoding. A progressive file is as many passes over the whole picture as it has
/// scans, each of a dozen bytes if it wants: tens of thousands fit in the size limit and would keep a processor for
/// minutes. Real encoders write about ten.
/// </summary>
internal static class JpegScans
{
    public const int Max = 64;

    private const byte StartOfScan = 0xDA;
    private const byte EndOfImage = 0xD9;

    /// <summary>Scans up to the end of the first picture; what follows it is nobody's.</summary>
    public static int Count(ReadOnlySpan<byte> jpeg)
    {
        var scans = 0;
        var at = 2;
        while (NextMarker(jpeg, ref at) is { } marker and not EndOfImage)
        {
            if (marker == StartOfScan)
                scans++;
            if (!HasLength(marker))
                continue;
            if (at + 2 > jpeg.Length)
                break;
            at += Math.Max(2, (jpeg[at] << 8) | jpeg[at + 1]);
        }

        return scans;
    }

    // Inside a scan 0xFF 0x00 is a pixel's byte: the search goes over it.
    private static byte? NextMarker(ReadOnlySpan<byte> jpeg, ref int at)
    {
        while (at + 1 < jpeg.Length)
        {
            var skip = jpeg[at..].IndexOf((byte)0xFF);
            if (skip < 0 || at + skip + 1 >= jpeg.Length)
                return null;
            at += skip + 1;
            if (jpeg[at] is not (0x00 or 0xFF))
                return jpeg[at++];
        }

        return null;
    }

    private static bool HasLength(byte marker) => marker is not (0x01 or (>= 0xD0 and <= 0xD9));
}
