using System.Globalization;
using DbUp;
using DbUp.Engine;
using Npgsql;

namespace Conoceles.Deploy.Migrations;

/// <summary>
/// Brings one database to the newest schema. One migrator at a time per database: the lock is held on a session of
/// its own, so that it outlives every script's transaction.
/// </summary>
public static class Migrator
{
    private const long Lock = 0x436f6e6f63656c02;
    private static readonly TimeSpan _longestWait = TimeSpan.FromMinutes(5);

    /// <summary>Applies what is missing, each script in a transaction, and returns the names applied.</summary>
    /// <param name="connectionString">The owner's connection.</param>
    /// <param name="folder">Folder of the numbered scripts.</param>
    /// <exception cref="ToolException">An applied script was edited, or one fails; nothing of that one remains.</exception>
    public static async Task<IReadOnlyList<string>> RunAsync(
        string connectionString, string folder, CancellationToken cancellation = default)
    {
        var files = MigrationFile.ReadFolder(folder);
        // No pooling: closing the session must give the lock back.
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var holder = new NpgsqlConnection(unpooled.ConnectionString);
        await holder.OpenAsync(cancellation);
        await using (var command = new NpgsqlCommand(
            string.Create(CultureInfo.InvariantCulture, $"select pg_advisory_lock({Lock})"), holder))
        {
            command.CommandTimeout = (int)_longestWait.TotalSeconds;
            await command.ExecuteNonQueryAsync(cancellation);
        }
        return await ApplyAsync(connectionString, files, cancellation);
    }

    private static async Task<IReadOnlyList<string>> ApplyAsync(
        string connectionString, IReadOnlyList<MigrationFile> files, CancellationToken cancellation)
    {
        var journal = new ChecksumJournal(connectionString, files.ToDictionary(f => f.Name, f => f.Checksum));
        var applied = await journal.ReadAsync(cancellation);
        // Scripts that are applied and not here belong to newer binaries: they are left in peace.
        if (files.FirstOrDefault(f => applied.TryGetValue(f.Name, out var sum) && sum != f.Checksum) is { } edited)
        {
            throw new ToolException(
                $"La migración {edited.Name} cambió después de aplicarse. Una migración aplicada no se edita: escriba otra con el número siguiente.");
        }

        var engine = DeployChanges.To.PostgresqlDatabase(connectionString)
            .WithScripts(files.Select(f => new SqlScript(f.Name, f.Content)))
            .WithScriptNameComparer(StringComparer.Ordinal)
            .WithTransactionPerScript()
            .WithVariablesDisabled()
            .WithExecutionTimeout(TimeSpan.FromMinutes(30))
            .JournalTo(journal)
            .LogToNowhere()
            .Build();
        var result = await Task.Run(engine.PerformUpgrade, cancellation);
        if (!result.Successful)
        {
            throw new ToolException(
                $"La migración {result.ErrorScript?.Name ?? "(ninguna)"} falló: {result.Error.Message}", result.Error);
        }
        return [.. result.Scripts.Select(s => s.Name)];
    }
}
