using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Conoceles.Deploy.Keys;

/// <summary>
/// The keys that sign receipts, which only silos read. The private half of a former key is forgotten when another
/// takes its place; the public one stays for ever, or its receipts could not be verified.
/// </summary>
public static class ReceiptKeyFile
{
    /// <summary>Silos read the file at their start: they are restarted one by one within this time of a rotation.</summary>
    private static readonly TimeSpan _grace = TimeSpan.FromDays(1);

    public static string PathIn(DataFolder folder) => Path.Combine(folder.Keys, "receipts.json");

    public static string Ensure(DataFolder folder)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
            Write(path, new JsonObject { ["current"] = "r1", ["keys"] = new JsonObject { ["r1"] = NewKey(from: null) } });
        return path;
    }

    /// <summary>Adds a new current key; nothing dated more than a day after <paramref name="now"/> is of the former.</summary>
    /// <param name="path">The file.</param>
    /// <param name="now">Legal instant.</param>
    /// <returns>The new key's id.</returns>
    public static string Rotate(string path, DateTimeOffset now)
    {
        if (!File.Exists(path))
            throw new ToolException($"No existe {path}: la instalación todavía no tiene llave de acuses.");
        var file = JsonNode.Parse(File.ReadAllBytes(path))!.AsObject();
        var keys = file["keys"]!.AsObject();
        var former = file["current"]!.GetValue<string>();
        keys[former] = PublicHalf(keys[former]!.AsObject(), until: now + _grace);
        var next = string.Create(CultureInfo.InvariantCulture, $"r{keys.Count + 1}");
        keys[next] = NewKey(from: now);
        file["current"] = next;
        Write(path, file);
        return next;
    }

    private static JsonObject NewKey(DateTimeOffset? from)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var made = new JsonObject { ["private"] = Convert.ToBase64String(key.ExportPkcs8PrivateKey()) };
        if (from is { } instant)
            made["from"] = Text(instant);
        return made;
    }

    private static JsonObject PublicHalf(JsonObject whole, DateTimeOffset until)
    {
        using var key = ECDsa.Create();
        key.ImportPkcs8PrivateKey(Convert.FromBase64String(whole["private"]!.GetValue<string>()), out _);
        return new JsonObject
        {
            ["public"] = Convert.ToBase64String(key.ExportSubjectPublicKeyInfo()),
            ["from"] = whole["from"]?.DeepClone(),
            ["until"] = Text(until),
        };
    }

    private static string Text(DateTimeOffset instant) => instant.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    private static void Write(string path, JsonObject file) => PrivateFile.Write(path, JsonSerializer.SerializeToUtf8Bytes(file));
}
