namespace Conoceles.Web.Tests.Photos;

/// <summary>Takes a JPEG apart, independently of the product and of its codec.</summary>
internal static class JpegText
{
    /// <summary>Markers in order, without those of a scan's restarts, and how many bytes follow the end.</summary>
    public static (List<byte> Markers, int After) Read(byte[] jpeg)
    {
        Assert.Equal([0xFF, 0xD8], jpeg[..2]);
        var markers = new List<byte>();
        var at = 2;
        while (true)
        {
            Assert.Equal(0xFF, jpeg[at]);
            var marker = jpeg[at + 1];
            markers.Add(marker);
            at += 2;
            if (marker == 0xD9)
                return (markers, jpeg.Length - at);
            at += (jpeg[at] << 8) | jpeg[at + 1];
            if (marker != 0xDA)
                continue;
            while (jpeg[at] != 0xFF || jpeg[at + 1] is 0x00 or (>= 0xD0 and <= 0xD7))
                at++;
        }
    }
}
