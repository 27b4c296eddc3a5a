using System.Security.Cryptography;
using System.Text.Json;
using Conoceles.Cuts;
using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.Site;

/// <summary>
/// The public record on disk, so that a public node serves with PostgreSQL absent. One file whose name carries the
/// SHA-256 of its bytes: a rename is atomic, and a file that does not match its own name is refused.
/// </summary>
public sealed class DiskCopy(string? folder)
{
    private const string Prefix = "registro-";
    private const string Extension = ".json";

    /// <param name="Cuts">Null in copies of before there were any.</param>
    private sealed record Content(int Schema, ElectionRow? Election, PublicRow[] Rows, PublicCut[]? Cuts = null);

    /// <summary>True when this process keeps one.</summary>
    public bool IsKept => folder is not null;

    /// <summary>The copy; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The newest file is not what was written: it is not served.</exception>
    public PublicSnapshot? Load()
    {
        if (folder is null || Newest() is not { } file)
            return null;
        var bytes = File.ReadAllBytes(file.FullName);
        if (NameOf(bytes) != file.Name)
            throw new InvalidDataException($"the copy's SHA-256 does not match its name ({file.Name})");
        var content = Deserialize(bytes, file.Name);
        return new PublicSnapshot(1, content.Election, content.Rows.ToDictionary(r => r.CandidacyId, StringComparer.Ordinal), [.. content.Cuts ?? []]);
    }

    /// <summary>Writes the snapshot whole and lets the former go.</summary>
    public void Save(PublicSnapshot snapshot)
    {
        if (folder is null)
            return;
        Directory.CreateDirectory(folder);
        var rows = snapshot.Rows.Values.OrderBy(r => r.CandidacyId, StringComparer.Ordinal).ToArray();
        var bytes = JsonSerializer.SerializeToUtf8Bytes(new Content(1, snapshot.Election, rows, [.. snapshot.Cuts]), PublicJson.Options);
        var target = Path.Combine(folder, NameOf(bytes));
        if (!File.Exists(target))
        {
            var temporary = Path.Combine(folder, $".{Guid.NewGuid():N}.tmp");
            using (var file = new FileStream(temporary, FileMode.CreateNew))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, target, overwrite: true);
        }

        foreach (var old in Files().Where(f => f.FullName != target))
            old.Delete();
    }

    private static string NameOf(byte[] bytes) => Prefix + Convert.ToHexStringLower(SHA256.HashData(bytes)) + Extension;

    private static Content Deserialize(byte[] bytes, string name)
    {
        try
        {
            return JsonSerializer.Deserialize<Content>(bytes, PublicJson.Options) is { Schema: 1 } content
                ? content
                : throw new InvalidDataException($"the copy {name} has another schema");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"the copy {name} cannot be read", e);
        }
    }

    private FileInfo? Newest() => Files().MaxBy(f => f.LastWriteTimeUtc);

    private FileInfo[] Files()
    {
        var directory = new DirectoryInfo(Path.GetFullPath(folder!));
        return directory.Exists ? directory.GetFiles(Prefix + "*" + Extension) : [];
    }
}
