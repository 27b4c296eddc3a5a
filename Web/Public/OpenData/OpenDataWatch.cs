using Conoceles.Web.Public.Site;
using Npgsql;

namespace Conoceles.Web.Public.OpenData;

/// <summary>Has the files of each cut made before anybody asks for them.</summary>
internal sealed partial class OpenDataWatch(PublicRecordStore record, OpenDataStore files, TimeProvider time, ILogger<OpenDataWatch> logger) : BackgroundService
{
    private static readonly TimeSpan _period = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(_period, time, stoppingToken);
            if (record.Current is not { } snapshot || files.Get(snapshot) is not { } making)
                continue;
            try
            {
                await making.WaitAsync(stoppingToken);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException or IOException or UnauthorizedAccessException)
            {
                // Whoever asks has them made again, and so does the next turn.
                LogFailed(e.GetType().Name);
            }
        }
    }

    [LoggerMessage(3005, LogLevel.Warning, "The files of the newest cut were not made and will be tried again: {Reason}")]
    private partial void LogFailed(string reason);
}
