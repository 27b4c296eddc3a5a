namespace Conoceles.Web.Public.Site;

/// <summary>
/// Keeps the disk copy beside the record: each change at once, and the whole again, on a thread of its own, when there is none or
/// its changes are many. Of one caller at a time.
/// </summary>
/// <param name="ready">The whole is written: there is something to go on with.</param>
internal sealed class CopyKeeper(DiskCopy copy, Action ready)
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
        if (_prepared is { IsCompleted: true } prepared)
        {
            SnapshotChange[] since = [.. _since];
            _prepared = null;
            _since.Clear();
            copy.Adopt(await prepared, since);
        }
        else if (_prepared is null && (!copy.IsWhole || copy.IsWorthAnother))
        {
            _prepared = Task.Run(() => copy.Prepare(now));
            // After it is done and not from inside of it: who is told looks whether it is.
            _ = _prepared.ContinueWith(_ => ready(), TaskScheduler.Default);
        }
    }
}
