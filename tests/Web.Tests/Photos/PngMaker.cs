using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Conoceles.Web.Tests.Photos;

/// <summary>Writes PNG files byte by byte, the wrong ones too: no file of the corpus comes from anywhere else.</summary>
internal sealed class PngMaker(int width, int height, byte depth = 8, byte colour = PngMaker.Rgb)
{
    public const byte Gray = 0;
    public const byte Rgb = 2;
    public const byte Palette = 3;
    public const byte GrayAlpha = 4;
    public const byte Rgba = 6;

    private static readonly byte[] Signature = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(n =>
    {
        var c = (uint)n;
        for (var k = 0; k < 8; k++)
            c = (c & 1) == 1 ? 0xEDB88320 ^ (c >> 1) : c >> 1;
        return c;
    })];

    private readonly List<(string Type, byte[] Data)> _before = [];
    private readonly List<(string Type, byte[] Data)> _after = [];

    /// <summary>Adam7: seven smaller pictures one after another.</summary>
    public bool Interlaced { get; init; }

    /// <summary>Fills a row of samples; black when null.</summary>
    public Action<int, byte[]>? Row { get; init; }

    public PngMaker With(string type, byte[] data)
    {
        _before.Add((type, data));
        return this;
    }

    public PngMaker After(string type, byte[] data)
    {
        _after.Add((type, data));
        return this;
    }

    public byte[] Make()
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Write(file, "IHDR", Header());
        foreach (var (type, data) in _before)
            Write(file, type, data);
        Write(file, "IDAT", Deflate(raw =>
        {
            if (Interlaced)
                WritePasses(raw);
            else
                WriteRows(raw, width, height);
        }));
        foreach (var (type, data) in _after)
            Write(file, type, data);
        Write(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>The signature and the header, and nothing of the picture.</summary>
    public byte[] OnlyHeader()
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        Write(file, "IHDR", Header());
        return file.ToArray();
    }

    public static byte[] Deflate(Action<Stream> write)
    {
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            write(zlib);
        return packed.ToArray();
    }

    public static byte[] Number(params uint[] values) => [.. values.SelectMany(v =>
    {
        var bytes = new byte[4];
        BinaryPrimitives.WriteUInt32BigEndian(bytes, v);
        return bytes;
    })];

    private byte[] Header() => [.. Number((uint)width, (uint)height), depth, colour, 0, 0, (byte)(Interlaced ? 1 : 0)];

    private void WritePasses(Stream raw)
    {
        (int X, int Y, int StepX, int StepY)[] passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];
        foreach (var (x, y, stepX, stepY) in passes)
        {
            if (width > x && height > y)
                WriteRows(raw, (width - x + stepX - 1) / stepX, (height - y + stepY - 1) / stepY);
        }
    }

    private void WriteRows(Stream raw, int columns, int rows)
    {
        var samples = colour switch { Rgb => 3, Rgba => 4, GrayAlpha => 2, _ => 1 };
        var row = new byte[((columns * samples * depth) + 7) / 8];
        for (var y = 0; y < rows; y++)
        {
            Row?.Invoke(y, row);
            raw.WriteByte(0);
            raw.Write(row);
        }
    }

    private static void Write(MemoryStream file, string type, byte[] data)
    {
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(Number((uint)data.Length));
        file.Write(named);
        file.Write(Number(named.Aggregate(0xFFFFFFFFu, (crc, b) => Table[(crc ^ b) & 0xFF] ^ (crc >> 8)) ^ 0xFFFFFFFF));
    }
}
