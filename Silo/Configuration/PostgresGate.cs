using Npgsql;

namespace Conoceles.Silo.Configuration;

/// <summary>
/// Holds the silo's first stage until the three databases answer: with PostgreSQL away a silo waits and says so by its
/// readiness, instead of ending and starting again.
/// </summary>
internal sealed partial class PostgresGate(Databases databases, ILogger<PostgresGate> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private bool _started;

    /// <summary>Null when the silo is active.</summary>
    public string? Problem => _started ? null : "el silo todavía no está activo";

    public void Participate(ISiloLifecycle observer)
    {
        observer.Subscribe(nameof(PostgresGate), ServiceLifecycleStage.First, WaitForDatabases);
        observer.Subscribe(nameof(PostgresGate), ServiceLifecycleStage.Active, _ =>
        {
            _started = true;
            return Task.CompletedTask;
        });
    }

    /// <summary>Null when the three databases answer.</summary>
    public async Task<string?> DatabaseProblem(CancellationToken cancellation)
    {
        foreach (var (name, source) in new[]
        {
            ("conoceles", databases.Main), ("conoceles_curricular", databases.Curricular), ("conoceles_identidad", databases.Identity),
        })
        {
            try
            {
                await using var command = source.CreateCommand("select 1");
                await command.ExecuteScalarAsync(cancellation);
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                return $"la base de datos {name} no responde";
            }
        }

        return null;
    }

    private async Task WaitForDatabases(CancellationToken cancellation)
    {
        while (await DatabaseProblem(cancellation) is { } problem)
        {
            LogWaiting(problem);
            await Task.Delay(Pause, cancellation);
        }
    }

    [LoggerMessage(4001, LogLevel.Warning, "Silo waits: {Problem}")]
    private partial void LogWaiting(string problem);
}
