using Conoceles.Hosting;
using Conoceles.Web.Public.Cuts;
using Conoceles.Web.Shared.Layout;

namespace Conoceles.Web.Public.Site;

/// <summary>Where the record in memory came from.</summary>
public enum RecordOrigin
{
    None,
    Disk,
    Database,
}

/// <summary>The public record in memory: what every public page reads.</summary>
public sealed class PublicRecordStore(PublicRecordSource source, CutSource cutSource, PhotoCopy photos, FrameReader frames, TimeProvider time)
{
    private PublicSnapshot? _current;
    private PublicSnapshot? _copy;
    private volatile RecordOrigin _origin;

    /// <summary>Of the database's record when every row of it was found to be as here: while it is the same, no row is asked for. Null when that was of another one.</summary>
    private RecordPrint? _alike;

    /// <summary>Null while nothing was loaded: pages answer 503.</summary>
    public PublicSnapshot? Current => Volatile.Read(ref _current);

    public RecordOrigin Origin => _origin;

    /// <summary>Real instant at which it was last found equal to the database, or made so.</summary>
    public DateTimeOffset? ComparedAt { get; private set; }

    internal ReadinessPart Readiness => new(
        "registro público",
        _ => Task.FromResult(Origin is RecordOrigin.None ? "no se ha leído ni de la base de datos ni de una copia en disco" : null),
        () => Origin is RecordOrigin.Disk ? "desde copia en disco" : "ok");

    /// <summary>Begins from a disk copy, which nobody sees yet: who was removed since it was written is still in it.</summary>
    public void Begin(PublicSnapshot copy) => _copy = copy;

    /// <summary>Serves the disk copy, as the database does not answer. False when there is none, or there is something better.</summary>
    public bool ServeCopy()
    {
        if (_copy is not { } copy)
            return false;
        Replace(copy);
        _origin = RecordOrigin.Disk;
        return true;
    }

    /// <summary>Compares versions with the database and reads what differs.</summary>
    /// <param name="whole">Every version, unless all of them are what they were; otherwise those of the last minutes, which is what a hint is about.</param>
    /// <returns>What changed; null when nothing did.</returns>
    public async Task<SnapshotChange?> Synchronise(bool whole, CancellationToken cancellation)
    {
        var served = Current;
        var before = served ?? _copy;
        whole |= served is null;
        // Before the rows: what is newer than the print is another print the next time.
        var print = whole ? await source.Print(cancellation) : _alike;
        var every = print != _alike;
        var versions = !whole ? await source.RecentVersions(cancellation) : every ? await source.Versions(cancellation) : [];
        var election = await source.Election(cancellation);
        var cuts = await cutSource.List(before?.Cuts ?? [], cancellation);
        var changed = versions.Where(v => before is null || !before.Rows.TryGetValue(v.Key, out var row) || row.StateVersion != v.Value).Select(v => v.Key).ToArray();
        string[] gone = every && before is not null ? [.. before.Rows.Keys.Where(id => !versions.ContainsKey(id))] : [];
        var same = before is not null && changed.Length + gone.Length == 0 && election?.StateVersion == before.Election?.StateVersion
            && cuts == before.Cuts;
        var change = same ? null : new SnapshotChange(election, cuts, await source.Rows(changed, cancellation), gone);
        var now = change?.After(before) ?? before!;
        // Before the pages that show them. Also when nothing changed: one may have been lost from the disk.
        await foreach (var (hash, jpeg) in source.Photos(photos.Missing(now.Photos), cancellation))
            photos.Save(hash, jpeg);
        if (now != served)
        {
            Replace(now);
            photos.Retain(now.Photos);
        }

        // Of rows that were read after it, it says nothing: they are compared once more.
        _alike = changed.Length + gone.Length == 0 ? print : null;
        _origin = RecordOrigin.Database;
        if (whole)
            ComparedAt = time.GetUtcNow();
        return change;
    }

    /// <summary>Has pages show this, whatever the record says now.</summary>
    internal void Replace(PublicSnapshot snapshot)
    {
        if (snapshot.Election is { Election: var election })
            frames.Learn(election.Name, election.KnownKind);
        Volatile.Write(ref _current, snapshot);
        _alike = null;
        _copy = null;
    }
}
