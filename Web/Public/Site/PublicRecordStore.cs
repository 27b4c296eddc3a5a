using Conoceles.Hosting;
using Conoceles.PublicRecord;
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
    private volatile RecordOrigin _origin;

    /// <summary>Null while nothing was loaded: pages answer 503.</summary>
    public PublicSnapshot? Current => Volatile.Read(ref _current);

    public RecordOrigin Origin => _origin;

    /// <summary>Real instant at which it was last found equal to the database, or made so.</summary>
    public DateTimeOffset? ComparedAt { get; private set; }

    internal ReadinessPart Readiness => new(
        "registro público",
        _ => Task.FromResult(Origin is RecordOrigin.None ? "no se ha leído ni de la base de datos ni de una copia en disco" : null),
        () => Origin is RecordOrigin.Disk ? "desde copia en disco" : "ok");

    /// <summary>Serves a disk copy until the database answers.</summary>
    public void Serve(PublicSnapshot copy)
    {
        Replace(copy);
        _origin = RecordOrigin.Disk;
    }

    /// <summary>Compares every version with the database and reads what differs.</summary>
    /// <returns>True when something changed.</returns>
    public async Task<bool> Synchronise(CancellationToken cancellation)
    {
        var before = Current;
        var versions = await source.Versions(cancellation);
        var election = await source.Election(cancellation);
        var cuts = await cutSource.List(before?.Cuts ?? [], cancellation);
        var kept = before?.Rows.Values.Where(r => versions.TryGetValue(r.CandidacyId, out var v) && v == r.StateVersion).ToArray() ?? [];
        var known = kept.Select(r => r.CandidacyId).ToHashSet(StringComparer.Ordinal);
        var changed = versions.Keys.Where(id => !known.Contains(id)).ToArray();
        var same = changed.Length == 0 && before is not null && kept.Length == before.Rows.Count
            && election?.StateVersion == before.Election?.StateVersion && cuts == before.Cuts;
        var now = same ? before! : new PublicSnapshot((before?.Generation ?? 0) + 1, election, await Rows(kept, changed, cancellation), cuts);
        // Before the pages that show them. Also when nothing changed: one may have been lost from the disk.
        await foreach (var (hash, jpeg) in source.Photos(photos.Missing(now.Photos), cancellation))
            photos.Save(hash, jpeg);
        if (!same)
        {
            Replace(now);
            photos.Retain(now.Photos);
        }

        _origin = RecordOrigin.Database;
        ComparedAt = time.GetUtcNow();
        return !same;
    }

    private async Task<Dictionary<string, PublicRow>> Rows(PublicRow[] kept, string[] changed, CancellationToken cancellation) =>
        kept.Concat(await source.Rows(changed, cancellation)).ToDictionary(r => r.CandidacyId, StringComparer.Ordinal);

    private void Replace(PublicSnapshot snapshot)
    {
        if (snapshot.Election is { Election: var election })
            frames.Learn(election.Name, election.KnownKind);
        Volatile.Write(ref _current, snapshot);
    }
}
