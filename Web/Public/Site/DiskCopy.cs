using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Conoceles.Cuts;
using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.Site;

/// <summary>
/// The public record on disk, so that a public node serves with PostgreSQL absent: the whole record in one file, whose name carries
/// the SHA-256 of its bytes, and beside it what changed since, a line a change that begins with the SHA-256 of the rest. What is
/// removed from the record is so removed from its copy at once, without writing the whole again. A file that does not match its own
/// name is refused; of the changes, only a last line that a power cut left short is not missed.
/// </summary>
public sealed class DiskCopy(string? folder)
{
    private const string WholePrefix = "registro-";
    private const string WholeExtension = ".jsonl";
    private const string ChangesPrefix = "cambios-";
    private const string ChangesExtension = ".jsonl";
    private const int Schema = 3;
    private const int HashLength = 64;

    /// <summary>Fewer bytes of changes are never worth another whole copy.</summary>
    private const long LeastWorth = 1_000_000;

    private string? _whole;
    private long _wholeBytes;
    private long _changesBytes;

    private sealed record Head(int Schema, ElectionRow? Election, ImmutableArray<PublicCut> Cuts);

    /// <summary>True when this process keeps one.</summary>
    public bool IsKept => folder is not null;

    /// <summary>There is a whole copy, to which changes can be added.</summary>
    public bool IsWhole => _whole is not null;

    /// <summary>Changes are so many that the whole should be written again.</summary>
    public bool IsWorthAnother => _changesBytes > Math.Max(LeastWorth, _wholeBytes / 4);

    /// <summary>The copy with its changes; null when there is none.</summary>
    /// <exception cref="InvalidDataException">The newest is not what was written: it is not served.</exception>
    public PublicSnapshot? Load()
    {
        if (folder is null || Files(WholePrefix, WholeExtension).MaxBy(f => f.LastWriteTimeUtc) is not { } file)
            return null;
        using (var bytes = file.OpenRead())
        {
            if (NameOf(SHA256.HashData(bytes)) != file.Name)
                throw new InvalidDataException($"the copy's SHA-256 does not match its name ({file.Name})");
        }

        var snapshot = ReadWhole(file);
        var changes = new FileInfo(ChangesOf(file.Name));
        if (changes.Exists)
        {
            foreach (var change in ReadChanges(changes))
                snapshot = change.After(snapshot);
        }

        (_whole, _wholeBytes, _changesBytes) = (file.Name, file.Length, changes.Exists ? changes.Length : 0);
        return snapshot;
    }

    /// <summary>Writes the snapshot whole and lets the former go.</summary>
    public void Save(PublicSnapshot snapshot) => Adopt(Prepare(snapshot), []);

    /// <summary>Writes the whole beside the copy that there is, which goes on until <see cref="Adopt"/>. The only part that is slow.</summary>
    public PreparedCopy Prepare(PublicSnapshot snapshot)
    {
        Directory.CreateDirectory(folder!);
        var temporary = Path.Combine(folder!, $".{Guid.NewGuid():N}.tmp");
        using var file = new FileStream(temporary, FileMode.CreateNew, FileAccess.ReadWrite);
        Write(file, new Head(Schema, snapshot.Election, snapshot.Cuts));
        foreach (var row in snapshot.Rows.Values.OrderBy(r => r.CandidacyId, StringComparer.Ordinal))
            Write(file, row.ForDisk());
        file.Flush(flushToDisk: true);
        file.Position = 0;
        return new PreparedCopy(temporary, NameOf(SHA256.HashData(file)), file.Length);
    }

    /// <summary>Puts a prepared copy in the place of the one that there is.</summary>
    /// <param name="since">What changed after the snapshot that was prepared.</param>
    public void Adopt(PreparedCopy prepared, IReadOnlyCollection<SnapshotChange> since)
    {
        // Its changes first: with its name on the disk it is the copy that a start takes, and it must not be older than the former.
        _changesBytes = 0;
        var changes = ChangesOf(prepared.Name);
        File.Delete(changes);
        foreach (var change in since)
            Append(changes, change);
        File.Move(prepared.Temporary, Path.Combine(folder!, prepared.Name), overwrite: true);
        (_whole, _wholeBytes) = (prepared.Name, prepared.Bytes);
        foreach (var old in Files("", "").Where(f => f.Name != prepared.Name && f.FullName != changes && IsOurs(f.Name)))
            old.Delete();
    }

    /// <summary>Adds a change to the copy; it is on the disk when this returns.</summary>
    public void Append(SnapshotChange change)
    {
        if (_whole is not { } whole)
            return;
        try
        {
            Append(ChangesOf(whole), change);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // What is on the disk ends in a line that may be cut short: nothing goes after it, and the whole is written again.
            _whole = null;
            throw;
        }
    }

    private void Append(string changes, SnapshotChange change)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(change with { Changed = [.. change.Changed.Select(r => r.ForDisk())] }, PublicJson.Options);
        using var file = new FileStream(changes, FileMode.Append);
        file.Write([.. Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(json))), (byte)' ', .. json, (byte)'\n']);
        file.Flush(flushToDisk: true);
        _changesBytes = file.Length;
    }

    private static void Write<T>(Stream stream, T line)
    {
        JsonSerializer.Serialize(stream, line, PublicJson.Options);
        stream.WriteByte((byte)'\n');
    }

    private static PublicSnapshot ReadWhole(FileInfo file)
    {
        if (Read<Head>(File.ReadLines(file.FullName).FirstOrDefault() ?? "", file.Name) is not { Schema: Schema } head)
            throw new InvalidDataException($"the copy {file.Name} has another schema");
        try
        {
            return new PublicSnapshot(1, head.Election, File.ReadLines(file.FullName).Skip(1).AsParallel().Select(l => Read<HeldRow>(l, file.Name).FromDisk()), head.Cuts);
        }
        catch (AggregateException e) when (e.InnerException is InvalidDataException unreadable)
        {
            throw unreadable;
        }
    }

    private static IEnumerable<SnapshotChange> ReadChanges(FileInfo file)
    {
        var lines = File.ReadAllBytes(file.FullName).AsMemory();
        while (lines.Span.IndexOf((byte)'\n') is var end && end >= 0)
        {
            var line = lines[..end];
            lines = lines[(end + 1)..];
            if (line.Length <= HashLength || Convert.ToHexStringLower(SHA256.HashData(line.Span[(HashLength + 1)..])) != Encoding.ASCII.GetString(line.Span[..HashLength]))
                throw new InvalidDataException($"a line of the changes does not match its own SHA-256 ({file.Name})");
            var change = Read<SnapshotChange>(Encoding.UTF8.GetString(line.Span[(HashLength + 1)..]), file.Name);
            yield return change with { Changed = [.. change.Changed.Select(r => r.FromDisk())] };
        }
    }

    private static T Read<T>(string json, string name)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize<T>(json, PublicJson.Options) ?? throw new InvalidDataException($"the copy {name} has a line with nothing");
        }
        catch (JsonException e)
        {
            throw new InvalidDataException($"the copy {name} cannot be read", e);
        }
    }

    private static string NameOf(byte[] hash) => WholePrefix + Convert.ToHexStringLower(hash) + WholeExtension;

    private string ChangesOf(string whole) => Path.Combine(Path.GetFullPath(folder!), ChangesPrefix + whole[WholePrefix.Length..^WholeExtension.Length] + ChangesExtension);

    private static bool IsOurs(string name) =>
        name.StartsWith(WholePrefix, StringComparison.Ordinal) || name.StartsWith(ChangesPrefix, StringComparison.Ordinal) || name.EndsWith(".tmp", StringComparison.Ordinal);

    private FileInfo[] Files(string prefix, string extension)
    {
        var directory = new DirectoryInfo(Path.GetFullPath(folder!));
        return directory.Exists ? directory.GetFiles(prefix + "*" + extension) : [];
    }
}

/// <summary>A whole copy that is written and not yet in its place.</summary>
public sealed record PreparedCopy(string Temporary, string Name, long Bytes);
