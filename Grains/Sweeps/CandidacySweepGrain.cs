using Conoceles.Elections;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Conoceles.Grains.Sweeps;

/// <summary>A sweep that gives a command to each candidacy to which an instant came. Each one's command checks the instant again.</summary>
public abstract partial class CandidacySweepGrain(LegalClock clock, ILogger logger) : SweepGrain(clock)
{
    /// <summary>Candidacies of one sweep; the rest are of the next.</summary>
    protected const int Batch = 200;

    private const int Parallelism = 8;

    /// <summary>A statement that gives the ids of at most <see cref="Batch"/> candidacies whose instant came; null when there is nothing to look for.</summary>
    protected abstract Task<NpgsqlCommand?> Due();

    /// <summary>Gives its command to one of them.</summary>
    protected abstract Task Give(string candidacyId);

    protected override async Task Sweep()
    {
        var due = await Ids();
        if (due.Count == 0)
            return;
        LogDue(ReminderName, Slug, due.Count);
        await Parallel.ForEachAsync(
            due,
            new ParallelOptions { MaxDegreeOfParallelism = Parallelism, TaskScheduler = TaskScheduler.Current },
            async (id, _) => await Give(id));
    }

    private async Task<List<string>> Ids()
    {
        var due = new List<string>();
        await using var command = await Due();
        if (command is null)
            return due;
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            due.Add(reader.GetString(0));
        return due;
    }

    [LoggerMessage(2301, LogLevel.Information, "Sweep {Sweep} of {Election}: {Count} due")]
    private partial void LogDue(string sweep, string election, int count);
}
