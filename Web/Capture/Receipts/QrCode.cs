using System.Collections;
using System.Globalization;
using System.Text;
using QRCoder;

namespace Conoceles.Web.Capture.Receipts;

/// <summary>
/// A QR code as one path of an SVG: no image, no data: address and no inline style, which the content security policy
/// would refuse.
/// </summary>
/// <param name="Size">Modules on a side, the quiet zone of four included.</param>
/// <param name="Path">Dark modules, one run of a row after another.</param>
public sealed record QrCode(int Size, string Path)
{
    /// <summary>With a level of correction that forgives a fold in the paper (15 %).</summary>
    public static QrCode Of(string text)
    {
        using var code = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new StringBuilder();
        for (var y = 0; y < rows.Count; y++)
        {
            for (var x = 0; x < rows.Count;)
            {
                var run = Run(rows[y], x);
                if (run > 0)
                    path.Append(CultureInfo.InvariantCulture, $"M{x} {y}h{run}v1h-{run}z");
                x += Math.Max(run, 1);
            }
        }

        return new QrCode(rows.Count, path.ToString());
    }

    private static int Run(BitArray row, int from)
    {
        var to = from;
        while (to < row.Count && row[to])
            to++;
        return to - from;
    }
}
