using System.Collections.Concurrent;
using Conoceles.Photos;

namespace Conoceles.Web.Public.Site;

/// <summary>
/// The public record's photographs beside its disk copy, one file each, named by its SHA-256: they are served with
/// PostgreSQL absent. Without a folder, or when the disk takes no more, they are kept in memory.
/// </summary>
public sealed class PhotoCopy(string? folder)
{
    private const string Subfolder = "fotos";
    private const string Extension = ".jpg";

    /// <summary>Hash → its bytes, or null when they are on disk.</summary>
    private readonly ConcurrentDictionary<string, byte[]?> _known = new(StringComparer.Ordinal);

    private readonly string? _folder = folder is null ? null : Path.Combine(folder, Subfolder);

    /// <summary>Finds what an earlier process left.</summary>
    public void Load()
    {
        if (_folder is null || !Directory.Exists(_folder))
            return;
        foreach (var hash in Directory.EnumerateFiles(_folder, "*" + Extension).Select(f => Path.GetFileNameWithoutExtension(f)).Where(StoredPhoto.IsHash))
            _known.TryAdd(hash, null);
    }

    /// <summary>Those of <paramref name="wanted"/> that are not here.</summary>
    public string[] Missing(IEnumerable<string> wanted) => [.. wanted.Where(h => !_known.ContainsKey(h))];

    /// <summary>Keeps one; bytes that are not what their name says are left out and asked for again.</summary>
    public void Save(string hash, byte[] jpeg)
    {
        if (StoredPhoto.HashOf(jpeg) != hash)
            return;
        _known[hash] = Written(hash, jpeg) ? null : jpeg;
    }

    /// <summary>Lets go those that no document shows.</summary>
    public void Retain(IReadOnlySet<string> wanted)
    {
        foreach (var hash in _known.Keys.Where(h => !wanted.Contains(h)))
            Forget(hash);
    }

    /// <summary>The bytes; null when they are not here or not what they were: somebody changed the file.</summary>
    public async Task<byte[]?> Read(string hash, CancellationToken cancellation)
    {
        if (!_known.TryGetValue(hash, out var jpeg))
            return null;
        if (jpeg is not null)
            return jpeg;
        try
        {
            jpeg = await File.ReadAllBytesAsync(PathOf(hash), cancellation);
            if (StoredPhoto.HashOf(jpeg) == hash)
                return jpeg;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Deleted or unreadable: the record is asked for it again.
        }

        Forget(hash);
        return null;
    }

    // A rename is atomic. No flush: a file that a power cut left short is not what its name says.
    private bool Written(string hash, byte[] jpeg)
    {
        if (_folder is null)
            return false;
        try
        {
            Directory.CreateDirectory(_folder);
            var temporary = Path.Combine(_folder, $".{hash}.tmp");
            File.WriteAllBytes(temporary, jpeg);
            File.Move(temporary, PathOf(hash), overwrite: true);
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private void Forget(string hash)
    {
        if (!_known.TryRemove(hash, out var jpeg) || jpeg is not null)
            return;
        try
        {
            File.Delete(PathOf(hash));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It is not served any more; the next start finds it and lets it go again.
        }
    }

    private string PathOf(string hash) => Path.Combine(_folder!, hash + Extension);
}
