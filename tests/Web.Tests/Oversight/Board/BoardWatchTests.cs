using System.Collections.Concurrent;
using Conoceles.Web.Oversight.Board;
using Microsoft.Extensions.Logging.Abstractions;

namespace Conoceles.Web.Tests.Oversight.Board;

/// <summary>One question for everybody who listens, and none when nobody does. Time passes by the test's hand.</summary>
public sealed class BoardWatchTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly HandTime _time = new();
    private readonly BoardWatch _watch;
    private Func<string> _figures = () => "A";
    private int _asked;

    public BoardWatchTests() => _watch = new BoardWatch(
        _ =>
        {
            Interlocked.Increment(ref _asked);
            return Task.FromResult(_figures());
        },
        _time, NullLogger<BoardWatch>.Instance);

    public void Dispose() => _watch.Dispose();

    [Fact]
    public async Task ManyListeners_AreToldByOneQuestion_AndOnlyOfChanges()
    {
        Assert.Equal(0, _asked);
        var listeners = Enumerable.Range(0, 40).Select(i => _watch.Listen($"cuenta-{i}")!).ToArray();
        foreach (var listener in listeners)
            Assert.Equal("A", await Next(listener));
        Assert.Equal(1, _asked);
        await _time.Pass(() => _asked == 2);
        await _time.Pass(() => _asked == 3);
        _figures = () => "B";
        await _time.Pass(() => _asked == 4);
        foreach (var listener in listeners)
            Assert.Equal("B", await Next(listener));
        // Of the two questions with nothing new nobody heard.
        Assert.Equal(4, _asked);
        Assert.Equal(BoardWatch.Period, _time.Every);
        foreach (var listener in listeners)
            listener.Dispose();
    }

    [Fact]
    public async Task WhoComesLater_IsToldWhatIsKnown_WithoutAnotherQuestion()
    {
        using var first = _watch.Listen("a")!;
        Assert.Equal("A", await Next(first));
        using var second = _watch.Listen("b")!;
        Assert.Equal("A", await Next(second));
        Assert.Equal(1, _asked);
    }

    [Fact]
    public async Task WithoutListeners_NothingIsAsked_AndTheNextOneAsksAnew()
    {
        var first = _watch.Listen("a")!;
        Assert.Equal("A", await Next(first));
        first.Dispose();
        await Until(() => _time.Timers == 0);
        _figures = () => "C";
        using var next = _watch.Listen("a")!;
        Assert.Equal("C", await Next(next));
        Assert.Equal(2, _asked);
    }

    [Fact]
    public async Task AFailedQuestion_IsFollowedByTheNext()
    {
        _figures = () => throw new TimeoutException();
        using var listener = _watch.Listen("a")!;
        Assert.Equal(1, _asked);
        _figures = () => "A";
        await _time.Pass(() => _asked == 2);
        Assert.Equal("A", await Next(listener));
    }

    [Fact]
    public void AnAccount_HasABoundOfItsOwn()
    {
        var mine = Enumerable.Range(0, BoardWatch.MaxOfAnAccount).Select(_ => _watch.Listen("a")!).ToArray();
        Assert.All(mine, Assert.NotNull);
        Assert.Null(_watch.Listen("a"));
        using var other = _watch.Listen("b");
        Assert.NotNull(other);
        mine[0].Dispose();
        // Twice is once.
        mine[0].Dispose();
        using var again = _watch.Listen("a");
        Assert.NotNull(again);
        Assert.Null(_watch.Listen("a"));
        foreach (var listener in mine)
            listener.Dispose();
    }

    [Fact]
    public async Task WhoeverIsSlow_HearsTheNewestOnly()
    {
        using var listener = _watch.Listen("a")!;
        foreach (var (figures, asked) in new[] { ("B", 2), ("C", 3), ("D", 4) })
        {
            _figures = () => figures;
            await _time.Pass(() => _asked == asked);
        }

        // One more, so that what the last one found was told.
        await _time.Pass(() => _asked == 5);
        Assert.Equal("D", await Next(listener));
    }

    private static async Task<string?> Next(BoardListener listener) =>
        await listener.Next(Patience, TimeProvider.System, TestContext.Current.CancellationToken);

    private static async Task Until(Func<bool> happened)
    {
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (!happened())
        {
            Assert.True(clock.Elapsed < Patience, "It did not happen.");
            await Task.Delay(1);
        }
    }

    /// <summary>Timers that tick when told to.</summary>
    private sealed class HandTime : TimeProvider
    {
        private readonly ConcurrentDictionary<HandTimer, bool> _timers = new();

        public TimeSpan Every { get; private set; }

        public int Timers => _timers.Count;

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            Every = period;
            var timer = new HandTimer(this, () => callback(state));
            _timers[timer] = true;
            return timer;
        }

        /// <summary>A period passes, and what it causes happens.</summary>
        public async Task Pass(Func<bool> happened)
        {
            foreach (var timer in _timers.Keys)
                timer.Tick();
            await Until(happened);
        }

        private sealed class HandTimer(HandTime time, Action tick) : ITimer
        {
            public void Tick() => tick();

            public bool Change(TimeSpan dueTime, TimeSpan period) => true;

            public void Dispose() => time._timers.TryRemove(this, out _);

            public ValueTask DisposeAsync()
            {
                Dispose();
                return ValueTask.CompletedTask;
            }
        }
    }
}
