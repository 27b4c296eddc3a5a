using Conoceles.Elections;
using Conoceles.Grains.Elections;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Conoceles.Grains.Projection;

/// <summary>
/// Repairs derived rows: at start and once a minute it compares the version of every stored candidacy with oversight,
/// and oversight's public version with the public record, and projects again what differs, what the calendar changed or
/// what was made from another definition of its election. It reads stored states, so no grain needs to be awake; one silo at a time does it.
/// </summary>
public sealed partial class Reconciler(
    ProjectionDatabases databases,
    CandidacyProjector projector,
    PhotoProjection photos,
    ElectionCatalog elections,
    LegalClock clock,
    TimeProvider time,
    ILogger<Reconciler> logger) : BackgroundService
{
    /// <summary>One a minute: a projection lost by a crash is right within 90 s.</summary>
    public static readonly TimeSpan Period = TimeSpan.FromMinutes(1);

    /// <summary>Rows that are projected at once: an opening or an extension changes every one of an election.</summary>
    private const int Parallelism = 8;

    private static readonly TimeSpan RetryPause = TimeSpan.FromSeconds(5);

    /// <summary>Any number: the same in every silo.</summary>
    private const long LockKey = 0x434F4E4F;

    /// <summary>The last comparison that this silo made; null before the first, and while another one makes them all.</summary>
    public ReconcilerRun? Last { get; private set; }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var pause = Period;
            try
            {
                await Run(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                // At start the silo may not be active yet, and a database may be away: sooner than in a minute.
                LogFailed(e.GetType().Name);
                pause = RetryPause;
            }

            await Task.Delay(pause, time, stoppingToken);
        }
    }

    /// <summary>One comparison and its repairs; how many candidacies were projected again. Zero when another silo is at it.</summary>
    public async Task<int> Run(CancellationToken cancellation)
    {
        await using var connection = await databases.Curricular.OpenConnectionAsync(cancellation);
        if (!await Try(connection, "select pg_try_advisory_lock($1)", cancellation))
            return 0;
        try
        {
            var started = time.GetTimestamp();
            var behind = await BehindOversight(connection, cancellation);
            behind.UnionWith(await BehindPublicRecord(connection, cancellation));
            var repaired = 0;
            foreach (var chunk in behind.Order(StringComparer.Ordinal).Chunk(500))
            {
                var rows = await StoredStates.Of(connection, chunk, cancellation);
                await Parallel.ForEachAsync(
                    rows,
                    new ParallelOptions { MaxDegreeOfParallelism = Parallelism, CancellationToken = cancellation },
                    async (row, _) =>
                    {
                        if (await Repair(row))
                            Interlocked.Increment(ref repaired);
                    });
            }

            // After the repairs: what they show again must not go.
            if (await photos.Sweep(cancellation) is > 0 and var gone)
                LogPhotos(gone);
            if (repaired > 0)
                LogRepaired(repaired);
            Last = new ReconcilerRun(time.GetUtcNow(), time.GetElapsedTime(started), behind.Count, repaired);
            return repaired;
        }
        finally
        {
            await Try(connection, "select pg_advisory_unlock($1)", CancellationToken.None);
        }
    }

    /// <summary>
    /// Projects one candidacy again. One that cannot be (its state is of a newer schema, its vault does not open) must not
    /// keep the others behind; a database or a cluster that is away is not the row's fault and ends this run.
    /// </summary>
    private async Task<bool> Repair(StoredState row)
    {
        try
        {
            var state = row.Read();
            if (state is not { Exists: true } || await elections.Get(state.Election) is not { } election)
                return false;
            await projector.Write(state, before: null, row.Version, election, clock.Now);
            return true;
        }
        catch (Exception e) when (!IsOfThisRun(e))
        {
            LogSkipped(row.CandidacyId, e.GetType().Name);
            return false;
        }
    }

    private static bool IsOfThisRun(Exception e) =>
        e is OperationCanceledException or OutOfMemoryException or TimeoutException or OrleansException or NpgsqlException { IsTransient: true };

    private async Task<HashSet<string>> BehindOversight(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var loaded = await Definitions(connection, cancellation);
        await using var command = new NpgsqlCommand(
            """
            select s.grainidextensionstring
            from grains.orleansstorage s
            left join oversight.candidacy o on o.candidacy_id = s.grainidextensionstring
            left join unnest($4, $5) as e (slug, version) on e.slug = o.election
            where s.graintypestring = $1 and s.serviceid = $2 and s.payloadbinary is not null
              and (o.candidacy_id is null or o.state_version <> s.version or o.reproject_at <= $3
                or (e.slug is not null and o.basis is distinct from s.version || '/' || e.version))
            """, connection);
        command.Parameters.AddWithValue(StorageNames.Candidacy);
        command.Parameters.AddWithValue(StorageNames.ServiceId);
        command.Parameters.AddWithValue(clock.Now.ToUniversalTime());
        command.Parameters.AddWithValue(loaded.Keys.ToArray());
        command.Parameters.AddWithValue(loaded.Values.ToArray());
        return [.. (await Pairs(command, hasVersion: false, cancellation)).Keys];
    }

    /// <summary>Elections that have candidacies → version of the definition that is loaded.</summary>
    private async Task<Dictionary<string, int>> Definitions(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("select distinct election from oversight.candidacy", connection);
        var versions = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var slug in (await Pairs(command, hasVersion: false, cancellation)).Keys)
        {
            if (await elections.Get(slug) is { } election)
                versions[slug] = election.Calendar.DefinitionVersion;
        }

        return versions;
    }

    private async Task<IEnumerable<string>> BehindPublicRecord(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var wanted = new NpgsqlCommand(
            "select candidacy_id, public_version from oversight.candidacy where public_version is not null", connection);
        await using var present = databases.Main.CreateCommand("select candidacy_id, state_version from public_record.candidacy");
        var have = await Pairs(present, hasVersion: true, cancellation);
        return (await Pairs(wanted, hasVersion: true, cancellation))
            .Where(w => have.GetValueOrDefault(w.Key, -1) != w.Value)
            .Select(w => w.Key);
    }

    private static async Task<Dictionary<string, int>> Pairs(NpgsqlCommand command, bool hasVersion, CancellationToken cancellation)
    {
        var pairs = new Dictionary<string, int>(StringComparer.Ordinal);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
            pairs[reader.GetString(0)] = hasVersion ? reader.GetInt32(1) : 0;
        return pairs;
    }

    private static async Task<bool> Try(NpgsqlConnection connection, string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(LockKey);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }

    /// <param name="At">Real instant at which it ended.</param>
    /// <param name="Took">How long it was at it.</param>
    /// <param name="Behind">Derived rows that were not what they should be.</param>
    /// <param name="Repaired">Of those, the ones that were projected again.</param>
    public sealed record ReconcilerRun(DateTimeOffset At, TimeSpan Took, int Behind, int Repaired);

    [LoggerMessage(3001, LogLevel.Information, "Reconciler projected {Count} candidacies again")]
    private partial void LogRepaired(int count);

    [LoggerMessage(3003, LogLevel.Information, "{Count} photographs that no public document shows are gone from the public record")]
    private partial void LogPhotos(int count);

    [LoggerMessage(3004, LogLevel.Error, "Reconciler left {CandidacyId} as it is and went on: {Reason}")]
    private partial void LogSkipped(string candidacyId, string reason);

    [LoggerMessage(3002, LogLevel.Warning, "Reconciler failed and will try again: {Reason}")]
    private partial void LogFailed(string reason);
}
