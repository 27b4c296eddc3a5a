using Conoceles.Elections;
using Npgsql;

namespace Conoceles.Hosting;

/// <summary>
/// Keeps the process's <see cref="LegalClock"/> on the one row of the main database, and knows how far the machine's
/// own clock is from PostgreSQL's: beyond a second the process is not ready.
/// </summary>
internal sealed partial class LegalClockReader(
    NpgsqlDataSource main, LegalClock clock, TimeProvider time, ILogger<LegalClockReader> logger) : BackgroundService
{
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(1);
    private TimeSpan? _skew;

    /// <summary>Null when the clock was read and agrees.</summary>
    public string? Problem => _skew switch
    {
        null => "no se ha leído el reloj legal de la base de datos",
        { } skew when skew.Duration() > Tolerance => "el reloj de esta máquina difiere más de un segundo del de PostgreSQL",
        _ => null,
    };

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await ReadOnce(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                // The last offset read stays: the clock keeps running while the database is away.
                LogUnread(e.GetType().Name);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task ReadOnce(CancellationToken cancellation)
    {
        await using var command = main.CreateCommand("select offset_ms, clock_timestamp() from clock.legal_clock");
        var before = time.GetUtcNow();
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return;
        var after = time.GetUtcNow();
        clock.Follow(TimeSpan.FromMilliseconds(reader.GetInt64(0)));
        // PostgreSQL's instant is somewhere between the two readings: outside of them is the real difference.
        var database = new DateTimeOffset(reader.GetDateTime(1), TimeSpan.Zero);
        _skew = database < before ? database - before : database > after ? database - after : TimeSpan.Zero;
    }

    [LoggerMessage(1001, LogLevel.Warning, "Legal clock not read: {Reason}")]
    private partial void LogUnread(string reason);
}
