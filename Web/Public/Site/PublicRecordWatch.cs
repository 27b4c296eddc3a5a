using Npgsql;

namespace Conoceles.Web.Public.Site;

/// <summary>
/// Keeps the record in memory on the database: compares the whole every 15 seconds and, when the projection hints, what is
/// recent, never more than five times a second; and brings each change to the disk copy. With the database away it serves what
/// it has; at its start, the disk copy, which otherwise nobody sees before it is compared.
/// </summary>
internal sealed partial class PublicRecordWatch(
    PublicRecordStore store, PublicRecordSource source, DiskCopy copy, PhotoCopy photos, TimeProvider time, ILogger<PublicRecordWatch> logger)
    : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(2);
    private readonly SemaphoreSlim _hint = new(0, 1);
    private int _missed;
    private CopyKeeper? _copy;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield();
        _copy = new CopyKeeper(copy, Hint);
        LoadCopy();
        await Task.WhenAll(Compare(stoppingToken), Hear(stoppingToken));
    }

    public override void Dispose()
    {
        _hint.Dispose();
        base.Dispose();
    }

    private void LoadCopy()
    {
        try
        {
            photos.Load();
            if (copy.Load() is { } snapshot)
                store.Begin(snapshot);
        }
        catch (Exception e) when (e is InvalidDataException or IOException or UnauthorizedAccessException)
        {
            LogRefused(e.Message);
        }
    }

    private async Task Compare(CancellationToken cancellation)
    {
        var compared = 0L;
        var whole = true;
        while (!cancellation.IsCancellationRequested)
        {
            var pause = Pause;
            try
            {
                await SaveCopy(await store.Synchronise(whole, cancellation));
                if (whole)
                    compared = time.GetTimestamp();
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                LogAway(e.GetType().Name);
                if (store.ServeCopy())
                    LogCopy(store.Current!.Rows.Count);
                // What was hinted meanwhile was heard by nobody.
                (pause, compared) = (RetryPause, 0);
            }

            await Task.Delay(pause, time, cancellation);
            // Away with nothing to serve: ask again soon. Otherwise the hints and the period suffice.
            var left = compared == 0 ? TimeSpan.Zero : Period - time.GetElapsedTime(compared);
            whole = left <= TimeSpan.Zero || !await _hint.WaitAsync(left, cancellation) || Interlocked.Exchange(ref _missed, 0) == 1;
        }
    }

    private async Task Hear(CancellationToken cancellation)
    {
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                await source.Listen(Hint, cancellation);
            }
            catch (Exception e) when (e is NpgsqlException or IOException or TimeoutException)
            {
                // Hints of meanwhile are lost: the first one after it compares everything.
                Interlocked.Exchange(ref _missed, 1);
                await Task.Delay(RetryPause, time, cancellation);
            }
        }
    }

    private void Hint()
    {
        try
        {
            _hint.Release();
        }
        catch (SemaphoreFullException)
        {
            // One hint waiting says all that many would.
        }
    }

    private async Task SaveCopy(SnapshotChange? change)
    {
        var now = store.Current!;
        try
        {
            if (change is not null)
                await _copy!.Changed(now, change);
            else
                await _copy!.Turn(now);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            LogNotSaved(e.GetType().Name);
        }
    }

    [LoggerMessage(3001, LogLevel.Information, "Serving the public record's disk copy, {Rows} rows, until the database answers")]
    private partial void LogCopy(int rows);

    [LoggerMessage(3002, LogLevel.Error, "Disk copy of the public record refused: {Reason}")]
    private partial void LogRefused(string reason);

    [LoggerMessage(3003, LogLevel.Warning, "Public record's database is away: {Reason}")]
    private partial void LogAway(string reason);

    [LoggerMessage(3004, LogLevel.Error, "Disk copy of the public record not written: {Reason}")]
    private partial void LogNotSaved(string reason);
}
