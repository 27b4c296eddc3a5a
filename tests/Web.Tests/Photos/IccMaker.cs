using System.Text;

namespace Conoceles.Web.Tests.Photos;

/// <summary>Writes the smallest colour profile that says something: sRGB with red and blue exchanged, and a word to look for.</summary>
internal static class IccMaker
{
    private static readonly double[] Red = [0.4360747, 0.2225045, 0.0139322];
    private static readonly double[] Green = [0.3850649, 0.7168786, 0.0971045];
    private static readonly double[] Blue = [0.1430804, 0.0606169, 0.7141733];

    public static byte[] RedAndBlueExchanged()
    {
        (string Name, byte[] Data)[] tags =
        [
            ("rXYZ", Point(Blue)), ("gXYZ", Point(Green)), ("bXYZ", Point(Red)),
            ("rTRC", Gamma()), ("gTRC", Gamma()), ("bTRC", Gamma()),
            ("cprt", [.. "text\0\0\0\0SECRETO\0"u8]),
        ];
        var table = new List<byte>(PngMaker.Number((uint)tags.Length));
        var data = new List<byte>();
        foreach (var (name, value) in tags)
        {
            table.AddRange([.. Encoding.ASCII.GetBytes(name), .. PngMaker.Number((uint)(128 + 4 + (tags.Length * 12) + data.Count), (uint)value.Length)]);
            data.AddRange(value);
            while (data.Count % 4 != 0)
                data.Add(0);
        }

        var size = 128 + table.Count + data.Count;
        byte[] header =
        [
            .. PngMaker.Number((uint)size, 0, 0x02400000), .. "mntrRGB XYZ "u8, .. new byte[12], .. "acsp"u8, .. new byte[28],
            .. PngMaker.Number(0x0000F6D6, 0x00010000, 0x0000D32D), .. new byte[48],
        ];
        Assert.Equal(128, header.Length);
        return [.. header, .. table, .. data];
    }

    private static byte[] Point(double[] xyz) => [.. "XYZ \0\0\0\0"u8, .. PngMaker.Number([.. xyz.Select(v => (uint)Math.Round(v * 65536))])];

    private static byte[] Gamma() => [.. "curv\0\0\0\0"u8, 0, 0, 0, 1, 0x02, 0x33];
}
