using System.Diagnostics;
using System.Reflection;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Conoceles.Hosting;

/// <summary>Something that a process says of itself to operators: a number, an instant or a word, never a person's datum.</summary>
/// <param name="Name">As the operator's page knows it.</param>
/// <param name="Read">Its value now; null when there is none yet.</param>
internal sealed record NodeFact(string Name, Func<object?> Read);

/// <summary>
/// Writes this process's row for the operator's page every few seconds. It is told, not asked: who cannot be reached is
/// seen by the age of its row.
/// </summary>
internal sealed partial class NodeReporter(
    NpgsqlDataSource main, string name, string kind, IEnumerable<NodeFact> facts, TimeProvider time, ILogger<NodeReporter> logger) : BackgroundService
{
    /// <summary>A row older than a few of these is of a process that is away.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromSeconds(5);

    private static readonly DateTimeOffset Started = Process.GetCurrentProcess().StartTime;
    private readonly NodeFact[] _facts = [.. facts];
    private bool _failed;

    /// <summary>Version and commit of the build.</summary>
    public static string Version { get; } =
        Assembly.GetEntryAssembly()?.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "";

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Period, time);
        do
        {
            try
            {
                await Report(stoppingToken);
                _failed = false;
            }
            catch (Exception e) when (e is NpgsqlException or TimeoutException)
            {
                if (!_failed)
                    LogNotReported(e.GetType().Name);
                _failed = true;
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task Report(CancellationToken cancellation)
    {
        await using var connection = await main.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        // Sessions of the citizens' site only read unless they say otherwise, and their role may write nothing but this.
        await using (var write = new NpgsqlCommand("set transaction read write", connection, transaction))
            await write.ExecuteNonQueryAsync(cancellation);
        await using var command = new NpgsqlCommand("select operations.report($1, $2, $3, $4, $5)", connection, transaction);
        command.Parameters.Add(new NpgsqlParameter { Value = name });
        command.Parameters.Add(new NpgsqlParameter { Value = kind });
        command.Parameters.Add(new NpgsqlParameter { Value = Version[..Math.Min(100, Version.Length)] });
        command.Parameters.Add(new NpgsqlParameter { Value = Started.ToUniversalTime() });
        command.Parameters.Add(new NpgsqlParameter
        {
            Value = JsonSerializer.Serialize(_facts.ToDictionary(f => f.Name, f => f.Read(), StringComparer.Ordinal)),
            NpgsqlDbType = NpgsqlDbType.Jsonb,
        });
        await command.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
    }

    [LoggerMessage(1101, LogLevel.Warning, "How this process is could not be written for operators: {Reason}")]
    private partial void LogNotReported(string reason);
}
