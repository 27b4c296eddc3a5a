using System.Threading.Channels;

namespace Conoceles.Web.Oversight.Board;

/// <summary>
/// Asks every two seconds whether a figure of the board changed, once for everybody who listens in this process, and not
/// at all while nobody does.
/// </summary>
/// <param name="fingerprint">Of the figures at this instant.</param>
/// <param name="time">Paces the questions.</param>
/// <param name="logger">Told when a question fails.</param>
public sealed partial class BoardWatch(Func<CancellationToken, Task<string>> fingerprint, TimeProvider time, ILogger<BoardWatch> logger) : IDisposable
{
    /// <summary>How often it asks.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(2);

    /// <summary>Streams that an account may have open at once in a process: a few tabs of a few people who share it.</summary>
    public const int MaxOfAnAccount = 8;

    private readonly Lock _lock = new();
    private readonly List<BoardListener> _listeners = [];
    private CancellationTokenSource? _asking;
    private string? _last;

    /// <summary>Null when the account has as many as it may have. Disposing it ends it.</summary>
    public BoardListener? Listen(string account)
    {
        lock (_lock)
        {
            if (_listeners.Count(l => l.Account == account) >= MaxOfAnAccount)
                return null;
            var listener = new BoardListener(account, this);
            _listeners.Add(listener);
            if (_asking is null)
            {
                _asking = new CancellationTokenSource();
                _ = Ask(_asking.Token);
            }
            else if (_last is { } known)
            {
                listener.Tell(known);
            }

            return listener;
        }
    }

    /// <summary>Asks no more, whoever listens.</summary>
    public void Dispose()
    {
        lock (_lock)
        {
            _listeners.Clear();
            Stop();
        }
    }

    internal void Leave(BoardListener listener)
    {
        lock (_lock)
        {
            if (_listeners.Remove(listener) && _listeners.Count == 0)
                Stop();
        }
    }

    private void Stop()
    {
        _asking?.Cancel();
        _asking?.Dispose();
        // What was known ages from here on.
        (_asking, _last) = (null, null);
    }

    private async Task Ask(CancellationToken cancellation)
    {
        using var timer = new PeriodicTimer(Period, time);
        try
        {
            do
            {
                try
                {
                    Tell(await fingerprint(cancellation), cancellation);
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // The database is away: whoever listens hears nothing, and the page stays as it was.
                    LogFailed(e.GetType().Name);
                }
            }
            while (await timer.WaitForNextTickAsync(cancellation));
        }
        catch (OperationCanceledException)
        {
            // Nobody listens any more.
        }
    }

    private void Tell(string now, CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (cancellation.IsCancellationRequested || now == _last)
                return;
            _last = now;
            foreach (var listener in _listeners)
                listener.Tell(now);
        }
    }

    [LoggerMessage(2101, LogLevel.Warning, "The board's figures could not be watched: {Reason}")]
    private partial void LogFailed(string reason);
}

/// <summary>Somebody who listens to the board.</summary>
public sealed class BoardListener : IDisposable
{
    private readonly BoardWatch _watch;

    // Only the newest counts: whoever is slow misses none that matters.
    private readonly Channel<string> _news = Channel.CreateBounded<string>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });

    internal BoardListener(string account, BoardWatch watch) => (Account, _watch) = (account, watch);

    internal string Account { get; }

    /// <summary>The fingerprint of the figures when they change, and first of all as they are; null when nothing came in time.</summary>
    public async Task<string?> Next(TimeSpan patience, TimeProvider time, CancellationToken cancellation)
    {
        using var late = new CancellationTokenSource(patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, late.Token);
        try
        {
            return await _news.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return null;
        }
    }

    public void Dispose() => _watch.Leave(this);

    internal void Tell(string fingerprint) => _news.Writer.TryWrite(fingerprint);
}
