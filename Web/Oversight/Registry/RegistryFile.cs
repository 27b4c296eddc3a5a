using System.IO.Compression;
using System.Security.Cryptography;
using Conoceles.Elections;

namespace Conoceles.Web.Oversight.Registry;

/// <summary>
/// A registry file, CSV or XLSX by what it holds, between its check and its import. It travels in the form itself, compressed: the server keeps
/// nothing, either web can take the second step, and the import checks it all again.
/// </summary>
public sealed record RegistryFile(byte[] Bytes)
{
    /// <summary>Beyond this it is not a registry: Sonora has some five thousand posts, and a line has 250 bytes.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    /// <summary>SHA-256 (hex) of the file as it was chosen.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>Reads a file; null when it is larger than <see cref="MaxBytes"/>, of which no more than that is read.</summary>
    public static async Task<RegistryFile?> Read(Stream source, CancellationToken cancellation)
    {
        using var bytes = new MemoryStream();
        var buffer = new byte[81920];
        int read;
        while ((read = await source.ReadAsync(buffer, cancellation)) > 0)
        {
            if (bytes.Length + read > MaxBytes)
                return null;
            bytes.Write(buffer, 0, read);
        }

        return new RegistryFile(bytes.ToArray());
    }

    /// <summary>Checks the file against the election it is for.</summary>
    public RegistryCheck Check(ElectionDefinition election)
    {
        if (Bytes.Length > MaxBytes)
            return RegistryCheck.Failed(1, "too-large", RegistryMessages.TooLarge);
        return Workbook.Is(Bytes) ? CheckWorkbook(election) : CheckText(election);
    }

    private RegistryCheck CheckWorkbook(ElectionDefinition election)
    {
        var workbook = Workbook.Read(Bytes);
        return workbook.Failure ?? Check(workbook.Rows, election).OfSheet(workbook.Sheet);
    }

    private RegistryCheck CheckText(ElectionDefinition election)
    {
        var (text, line, code, reason) = FileEncoding.Read(Bytes);
        if (text is null)
            return RegistryCheck.Failed(line, code, reason);
        return CsvLines.ForeignSeparator(text) is { } separator
            ? RegistryCheck.Failed(1, "separator", RegistryMessages.Separator(separator))
            : Check(CsvLines.Of(text), election);
    }

    private static RegistryCheck Check(IEnumerable<RegistryRow> all, ElectionDefinition election)
    {
        using var rows = all.GetEnumerator();
        if (!rows.MoveNext())
            return RegistryCheck.Failed(1, "empty", RegistryMessages.Empty);
        var header = rows.Current;
        return header.BadQuotes
            ? RegistryCheck.Failed(header.Line, "bad-quotes", RegistryMessages.HeaderQuotes)
            : RegistryRules.Check(header, Rest(rows), election);
    }

    /// <summary>The file as a form field.</summary>
    public string Pack()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(Bytes);
        return Convert.ToBase64String(packed.ToArray());
    }

    /// <summary>The file of a form field; null when it is not one.</summary>
    public static RegistryFile? Unpack(string field)
    {
        try
        {
            using var gzip = new GZipStream(new MemoryStream(Convert.FromBase64String(field)), CompressionMode.Decompress);
            using var bytes = new MemoryStream();
            var buffer = new byte[81920];
            int read;
            while ((read = gzip.Read(buffer)) > 0)
            {
                // A few bytes can say «millions of zeros».
                if (bytes.Length + read > MaxBytes)
                    return null;
                bytes.Write(buffer, 0, read);
            }

            return new RegistryFile(bytes.ToArray());
        }
        catch (Exception e) when (e is FormatException or InvalidDataException)
        {
            return null;
        }
    }

    private static IEnumerable<RegistryRow> Rest(IEnumerator<RegistryRow> rows)
    {
        while (rows.MoveNext())
            yield return rows.Current;
    }
}
