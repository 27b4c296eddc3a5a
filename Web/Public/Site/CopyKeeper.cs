namespace Conoceles.Web.Public.Site;

/// <summary>
/// Keeps the disk copy beside the record: each change at once, and the whole again, on a thread of its own, when there is none or
/// its changes are many. Of one caller at a time.
/// </summary>
internal sealed class CopyKeeper(DiskCopy copy)
{
    private readonly List<SnapshotChange> _since = [];
    private Task<PreparedCopy>? _prepared;

    /// <summary>The record changed.</summary>
    /// <exception cref="IOException">The disk did not take it; what it had stays.</exception>
    public async Task Changed(PublicSnapshot now, SnapshotChange change)
    {
        if (!copy.IsKept)
            return;
        if (_prepared is not null)
            _since.Add(change);
        copy.Append(change);
        await Turn(now);
    }

    /// <summary>Goes on with what is under way.</summary>
    /// <exception cref="IOException">The disk did not take it; it is tried again.</exception>
    public async Task Turn(PublicSnapshot now)
    {
        if (!copy.IsKept)
            return;
        if (_prepared is { IsCompleted: true } ready)
        {
            SnapshotChange[] since = [.. _since];
            _prepared = null;
            _since.Clear();
            copy.Adopt(await ready, since);
        }
        else if (_prepared is null && (!copy.IsWhole || copy.IsWorthAnother))
        {
            _prepared = Task.Run(() => copy.Prepare(now));
        }
    }
}
