using System.Text;

namespace Conoceles.Web.Tests.Photos;

/// <summary>
/// Writes JPEG files of one colour by hand, with any number of components: the encoder at hand makes neither CMYK nor
/// progressive ones. Also puts segments into files that it did not make.
/// </summary>
internal static class JpegMaker
{
    public const byte Comment = 0xFE;
    public const byte Baseline = 0xC0;
    public const byte Progressive = 0xC2;

    private static readonly byte[] Start = [0xFF, 0xD8];
    private static readonly byte[] End = [0xFF, 0xD9];

    /// <summary>A file whose every sample of component i is <c>levels[i]</c>.</summary>
    /// <param name="adobe">Adobe's colour transform: 0 = CMYK, 2 = YCCK; null writes no such segment.</param>
    /// <param name="extraScans">Progressive only: scans that say once more that there are no details.</param>
    public static byte[] Flat(int width, int height, byte[] levels, byte kind = Baseline, byte? adobe = null, int extraScans = 0)
    {
        var n = levels.Length;
        var blocks = ((width + 7) / 8) * ((height + 7) / 8);
        var file = new List<byte>(Start);
        if (adobe is { } transform)
            file.AddRange(Segment(0xEE, [.. "Adobe"u8, 0, 100, 0, 0, 0, 0, transform]));
        file.AddRange(Segment(0xDB, [0, .. Enumerable.Repeat((byte)8, 64)]));
        file.AddRange(Segment(kind, [8, .. Two(height), .. Two(width), (byte)n, .. Components(n).SelectMany(c => new byte[] { c, 0x11, 0 })]));
        // Twelve sizes of difference, four bits each; and of the details only «no more», one bit.
        file.AddRange(Segment(0xC4, [0x00, 0, 0, 0, 12, .. new byte[12], .. Enumerable.Range(0, 12).Select(i => (byte)i)]));
        file.AddRange(Segment(0xC4, [0x10, 1, .. new byte[15], 0]));
        var progressive = kind == Progressive;
        file.AddRange(Scan([.. Components(n)], first: 0, last: progressive ? (byte)0 : (byte)63));
        file.AddRange(Bits(bits =>
        {
            for (var block = 0; block < blocks; block++)
            {
                foreach (var level in levels)
                {
                    Difference(bits, block == 0 ? level - 128 : 0);
                    if (!progressive)
                        bits.Add(false);
                }
            }
        }));
        var details = progressive ? n + extraScans : 0;
        var none = Bits(bits => bits.AddRange(new bool[blocks]));
        for (var scan = 0; scan < details; scan++)
        {
            file.AddRange(Scan([Components(n)[scan % n]], first: 1, last: 63));
            file.AddRange(none);
        }

        file.AddRange(End);
        return [.. file];
    }

    /// <summary>The file with a segment right after its start.</summary>
    public static byte[] Insert(byte[] jpeg, byte marker, byte[] data) => [.. Start, .. Segment(marker, data), .. jpeg[2..]];

    /// <summary>The file grown to a size by comments.</summary>
    public static byte[] Pad(byte[] jpeg, int size)
    {
        while (size - jpeg.Length is var missing and > 0)
        {
            // What remains must be enough for a segment of its own.
            var data = missing <= 60_000 ? missing - 4 : Math.Min(60_000, missing - 70);
            jpeg = Insert(jpeg, Comment, new byte[data]);
        }

        return jpeg;
    }

    /// <summary>EXIF with an orientation, an artist and the place where it was taken.</summary>
    public static byte[] Exif(ushort orientation, string artist = "ARTISTA-SECRETO", string place = "29,05,GPS-SECRETO")
    {
        byte[] name = [.. Encoding.ASCII.GetBytes(artist), 0];
        byte[] area = [.. Encoding.ASCII.GetBytes(place), 0];
        const int Directory = 8 + 2 + (3 * 12) + 4;
        var gps = Directory + name.Length;
        var areaAt = gps + 2 + 12 + 4;
        byte[] tiff =
        [
            .. "MM"u8, 0, 42, 0, 0, 0, 8,
            0, 3,
            .. Entry(0x0112, 3, 1, [0, (byte)orientation, 0, 0]),
            .. Entry(0x013B, 2, name.Length, PngMaker.Number(Directory)),
            .. Entry(0x8825, 4, 1, PngMaker.Number((uint)gps)),
            0, 0, 0, 0,
            .. name,
            0, 1,
            .. Entry(0x001C, 2, area.Length, PngMaker.Number((uint)areaAt)),
            0, 0, 0, 0,
            .. area,
        ];
        return [.. "Exif"u8, 0, 0, .. tiff];
    }

    private static byte[] Entry(ushort tag, byte type, int count, byte[] value) =>
        [(byte)(tag >> 8), (byte)tag, 0, type, .. PngMaker.Number((uint)count), .. value];

    private static byte[] Components(int n) => [.. Enumerable.Range(1, n).Select(i => (byte)i)];

    private static byte[] Segment(byte marker, byte[] data) => [0xFF, marker, .. Two(data.Length + 2), .. data];

    private static byte[] Scan(byte[] components, byte first, byte last) =>
        Segment(0xDA, [(byte)components.Length, .. components.SelectMany(c => new byte[] { c, 0 }), first, last, 0]);

    private static void Difference(List<bool> bits, int value)
    {
        var size = value == 0 ? 0 : (int)Math.Log2(Math.Abs(value)) + 1;
        Add(bits, size, 4);
        Add(bits, value < 0 ? value + (1 << size) - 1 : value, size);
    }

    private static void Add(List<bool> bits, int value, int count)
    {
        for (var i = count - 1; i >= 0; i--)
            bits.Add((value >> i & 1) == 1);
    }

    private static byte[] Bits(Action<List<bool>> write)
    {
        var bits = new List<bool>();
        write(bits);
        while (bits.Count % 8 != 0)
            bits.Add(true);
        var bytes = new List<byte>();
        for (var i = 0; i < bits.Count; i += 8)
        {
            var value = (byte)Enumerable.Range(0, 8).Aggregate(0, (v, k) => (v << 1) | (bits[i + k] ? 1 : 0));
            bytes.Add(value);
            if (value == 0xFF)
                bytes.Add(0);
        }

        return [.. bytes];
    }

    private static byte[] Two(int value) => [(byte)(value >> 8), (byte)value];
}
