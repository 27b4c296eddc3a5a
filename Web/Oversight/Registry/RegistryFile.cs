using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Conoceles.Elections;
using CsvHelper;
using CsvHelper.Configuration;

namespace Conoceles.Web.Oversight.Registry;

/// <summary>
/// A registry file between its check and its import. It travels in the form itself, compressed: the server keeps
/// nothing, either web can take the second step, and the import checks it all again.
/// </summary>
public sealed record RegistryFile(byte[] Bytes)
{
    /// <summary>Beyond this it is not a registry: Sonora has some five thousand posts.</summary>
    public const int MaxBytes = 4 * 1024 * 1024;

    // Bad quotes throw, CsvHelper's default: a half-recovered cell would import something that nobody wrote.
    private static readonly CsvConfiguration Format = new(CultureInfo.InvariantCulture)
    {
        Delimiter = ",",
        TrimOptions = TrimOptions.Trim,
        IgnoreBlankLines = true,
        MaxFieldSize = MaxBytes,
    };

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>SHA-256 (hex) of the file as it was chosen.</summary>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>Checks the file against the election it is for.</summary>
    public RegistryCheck Check(ElectionDefinition election)
    {
        string text;
        try
        {
            text = Utf8.GetString(Bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return Failed(1, RegistryMessages.NotUtf8);
        }

        using var csv = new CsvParser(new StringReader(text), Format);
        try
        {
            return Check(csv, election);
        }
        catch (CsvHelperException)
        {
            return Failed(csv.RawRow, RegistryMessages.NotCsv);
        }
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

    private static RegistryCheck Check(CsvParser csv, ElectionDefinition election)
    {
        if (!csv.Read())
            return Failed(1, RegistryMessages.Empty);
        var header = csv.Record!;
        var rows = new List<RegistryRow>();
        var errors = new List<RegistryError>();
        while (csv.Read())
        {
            var cells = csv.Record!;
            var line = csv.RawRow;
            if (cells.Length != header.Length)
                errors.Add(new RegistryError(line, "", "", RegistryMessages.Cells(cells.Length, header.Length)));
            else
                rows.Add(new RegistryRow(line, Cells(header, cells)));
        }

        var check = RegistryRules.Check(header, rows, election);
        return errors.Count == 0 ? check : new RegistryCheck([], [.. check.Errors.Concat(errors).OrderBy(e => e.Line)]);
    }

    private static Dictionary<string, string> Cells(string[] header, string[] cells)
    {
        var row = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = 0; i < header.Length; i++)
            row[header[i]] = cells[i];
        return row;
    }

    private static RegistryCheck Failed(int line, string reason) => new([], [new RegistryError(line, "", "", reason)]);
}
