using System.Collections.Concurrent;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.Mirror;

/// <summary>
/// The folder of a copy while it is written, beside the place that it will have: who looks there finds the former one whole, or this
/// one whole. Text is kept as it is, as gzip and as brotli; <c>SHA256SUMS</c> has every file.
/// </summary>
public sealed class MirrorFolder : IDisposable
{
    public const string Sums = "SHA256SUMS";

    /// <summary>What says that a folder is a copy of ours, and of what.</summary>
    public const string Card = "copia.json";

    private const string Schema = "conoceles-copia/1";

    /// <summary>Beyond it the best compression takes minutes.</summary>
    private const long BestUpTo = 1 << 20;

    private readonly string _target;
    private readonly string _writing;
    private readonly string _former;
    private readonly FileStream _lock;
    private readonly ConcurrentDictionary<string, string> _sums = new(StringComparer.Ordinal);

    private MirrorFolder(string target)
    {
        _target = target;
        var parent = Path.GetDirectoryName(target)!;
        Directory.CreateDirectory(parent);
        var name = Path.Combine(parent, "." + Path.GetFileName(target));
        (_writing, _former) = (name + ".en-curso", name + ".anterior");
        try
        {
            _lock = new FileStream(name + ".candado", new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.Write, Share = FileShare.None, Options = FileOptions.DeleteOnClose });
        }
        catch (IOException)
        {
            throw new MirrorException("export-running", MirrorMessages.Running(target));
        }
    }

    private sealed record Content(string Schema, MirrorCard Copy);

    /// <summary>Where files are put together before they are part of it.</summary>
    public string Workshop => _writing + ".taller";

    /// <summary>Begins a copy that will be at <paramref name="path"/>.</summary>
    /// <exception cref="MirrorException">Something else is there, or another copy is being written.</exception>
    public static MirrorFolder Begin(string path)
    {
        var target = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        if (Directory.Exists(target) && new DirectoryInfo(target).ResolveLinkTarget(returnFinalTarget: true) is { } link)
            target = link.FullName;
        if (Path.GetDirectoryName(target) is null || File.Exists(target) || (Directory.Exists(target) && !IsOurs(target)))
            throw new MirrorException("not-an-export", MirrorMessages.NotACopy(target));
        var folder = new MirrorFolder(target);
        try
        {
            folder.Clean();
            Directory.CreateDirectory(folder._writing);
            Directory.CreateDirectory(folder.Workshop);
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>A file as it comes.</summary>
    /// <param name="name">Path from the folder, with <c>/</c>. Two with one name are an error.</param>
    public Task Write(string name, Stream content, CancellationToken cancellation) => Write(name, file => content.CopyToAsync(file, cancellation));

    /// <summary>A file as somebody writes it.</summary>
    public async Task Write(string name, Func<Stream, Task> write)
    {
        var path = PathOf(name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        using var sha = SHA256.Create();
        await using (var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16, useAsync: true))
        await using (var summed = new CryptoStream(file, sha, CryptoStreamMode.Write))
            await write(summed);
        _sums[name] = Convert.ToHexStringLower(sha.Hash!);
    }

    /// <summary>A text that comes as gzip: so, plain and as brotli.</summary>
    public async Task WriteGzip(string name, Stream gzip, CancellationToken cancellation)
    {
        await Write(name + ".gz", gzip, cancellation);
        await using (var stored = File.OpenRead(PathOf(name + ".gz")))
        await using (var plain = new GZipStream(stored, CompressionMode.Decompress))
            await Write(name, plain, cancellation);
        await WriteBrotli(name, cancellation);
    }

    /// <summary>A text that nobody compressed.</summary>
    public async Task WriteText(string name, byte[] plain, CancellationToken cancellation)
    {
        using var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(plain);
        packed.Position = 0;
        await WriteGzip(name, packed, cancellation);
    }

    /// <summary>The SHA-256 of one of its files, as <c>sha256sum</c> says it, beside it.</summary>
    public Task WriteSum(string name, CancellationToken cancellation) =>
        Write(name + ".sha256", new MemoryStream(Encoding.UTF8.GetBytes($"{_sums[name]}  {name}\n")), cancellation);

    /// <summary>The files that it has, and the SHA-256 of each, in order.</summary>
    public IEnumerable<(string Name, string Sha256)> Files => _sums.OrderBy(s => s.Key, StringComparer.Ordinal).Select(s => (s.Key, s.Value));

    /// <summary>Full path of one of its files.</summary>
    public string PathOf(string name) => Path.Combine(_writing, name);

    /// <summary>It is whole: what it is and its sums are written, and it takes its place.</summary>
    public async Task Place(MirrorCard card, CancellationToken cancellation)
    {
        await Write(Card, new MemoryStream([.. JsonSerializer.SerializeToUtf8Bytes(new Content(Schema, card), PublicJson.Options), (byte)'\n']), cancellation);
        await File.WriteAllTextAsync(PathOf(Sums), string.Concat(Files.Select(f => $"{f.Sha256}  {f.Name}\n")), new UTF8Encoding(false), cancellation);
        cancellation.ThrowIfCancellationRequested();
        if (Directory.Exists(_target))
            Directory.Move(_target, _former);
        Directory.Move(_writing, _target);
    }

    public void Dispose()
    {
        Clean();
        _lock.Dispose();
    }

    private async Task WriteBrotli(string name, CancellationToken cancellation)
    {
        await using var plain = File.OpenRead(PathOf(name));
        using var packed = new MemoryStream();
        await using (var brotli = new BrotliStream(packed, plain.Length <= BestUpTo ? CompressionLevel.SmallestSize : CompressionLevel.Fastest, leaveOpen: true))
            await plain.CopyToAsync(brotli, cancellation);
        packed.Position = 0;
        await Write(name + ".br", packed, cancellation);
    }

    // Of this copy or of one that was cut short, in the midst of the change of places too: then the former is the only one.
    private void Clean()
    {
        if (!Directory.Exists(_target) && Directory.Exists(_former))
            Directory.Move(_former, _target);
        foreach (var left in new[] { _writing, Workshop, _former }.Where(Directory.Exists))
            Directory.Delete(left, recursive: true);
    }

    private static bool IsOurs(string folder)
    {
        if (!Directory.EnumerateFileSystemEntries(folder).Any())
            return true;
        try
        {
            return JsonSerializer.Deserialize<Content>(File.ReadAllBytes(Path.Combine(folder, Card)), PublicJson.Options) is { Schema: Schema };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException)
        {
            return false;
        }
    }
}

/// <summary>What a copy is of.</summary>
/// <param name="Mark">Says that it is of no real election; null when it is.</param>
/// <param name="Cut">Number of the cut as which everything is; null of what was public when it was made.</param>
/// <param name="LastCut">The newest cut that it knows; null when there was none.</param>
/// <param name="Site">Where the site that it was taken from is; null when only a proxy knows.</param>
/// <param name="Candidacies">Profiles that it has.</param>
/// <param name="Archive">The file that opens without a network.</param>
public sealed record MirrorCard(string Election, string ElectionName, string? Mark, int? Cut, int? LastCut, Uri? Site, int Candidacies, string Archive);
