using System.Collections.Immutable;
using System.Data;
using System.Security.Cryptography;
using Conoceles.Cuts;
using Conoceles.Elections;
using Conoceles.Grains.Cuts.Rules;
using Conoceles.Grains.Receipts;
using Conoceles.Grains.Statistics;
using Conoceles.PublicRecord;
using Conoceles.Receipts;
using Conoceles.Statistics;
using Npgsql;

namespace Conoceles.Grains.Projection;

/// <summary>
/// Makes a cut of the public record: one transaction over one snapshot of it, all or nothing. Only what changed since the
/// cut before is read whole; the rest is counted by its print. The same operation again is the same cut, and of two silos
/// at once one makes it. The vault's statistics are of another database: they are spent first, and are given again to whoever
/// goes on with the same cut.
/// </summary>
public sealed class CutWriter(ProjectionDatabases databases, GroupTables groups, ReceiptKeys keys, LegalClock clock)
{
    /// <summary>Any number beside the election's: no other lock of this database has it.</summary>
    private const int LockKey = 0x434F5254;

    /// <summary>The number of the cut; null when another silo is at it or the election is not in the record.</summary>
    /// <param name="progress">Told how many rows were looked at, of how many.</param>
    public async Task<int?> Make(string election, MakeCut command, Action<int, int> progress, CancellationToken cancellation)
    {
        await using var connection = await databases.Main.OpenConnectionAsync(cancellation);
        // Before the transaction: its snapshot must see the cut that another one has just made.
        if (!await Try(connection, "select pg_try_advisory_lock($1, hashtext($2))", election, cancellation))
            return null;
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
            var rows = new CutRows(connection, transaction, election);
            if (await rows.Made(command.OperationId, cancellation) is { } made)
                return made;
            if (await rows.Election(cancellation) is not { } document)
                return null;
            var number = await Write(rows, election, document, command, progress, cancellation);
            await transaction.CommitAsync(cancellation);
            await using var hint = new NpgsqlCommand("notify public_record", connection);
            await hint.ExecuteNonQueryAsync(cancellation);
            return number;
        }
        finally
        {
            await Try(connection, "select pg_advisory_unlock($1, hashtext($2))", election, CancellationToken.None);
        }
    }

    private async Task<int> Write(
        CutRows rows, string election, PublicElection document, MakeCut command, Action<int, int> progress, CancellationToken cancellation)
    {
        var last = await rows.Last(cancellation);
        var number = (last?.Number ?? 0) + 1;
        var withdrawn = (await rows.Withdrawals(cancellation)).ToLookup(CutChanges.PostOf, StringComparer.Ordinal);
        var (done, total) = (0, await rows.Count(cancellation));
        var comparison = new CutComparison(number, withdrawn);
        for (var page = await rows.Page("", cancellation); page.Count > 0; page = await rows.Page(page[^1].Candidacy, cancellation))
        {
            foreach (var row in page)
                comparison.Take(row);
            await rows.Keep(number, comparison.Drain(), cancellation);
            progress(done += page.Count, total);
        }

        // Of the first there is nothing before.
        ImmutableArray<CutChange> changes = last is null ? [] : comparison.Changes();
        var at = DateTimeOffset.FromUnixTimeMilliseconds(clock.Now.ToUnixTimeMilliseconds());
        var statistics = CutStatistics.Of(
            document, number, at, await rows.Counted(cancellation), await rows.ClosedOffices(cancellation),
            await groups.Publish(election, command, number, at, last?.Statistics, cancellation), last?.Statistics).Bytes();
        var electionBytes = CanonicalJson.Bytes(document, PublicJson.Options);
        var manifest = new CutManifest
        {
            Election = election,
            Number = number,
            At = at,
            Previous = last?.Manifest,
            ElectionDigest = Convert.ToHexStringLower(SHA256.HashData(electionBytes)),
            ChangesDigest = Convert.ToHexStringLower(CutChange.Digest(changes)),
            StatisticsDigest = Convert.ToHexStringLower(SHA256.HashData(statistics)),
            Documents = comparison.Prints,
        };
        var digest = Convert.ToHexStringLower(SHA256.HashData(manifest.Bytes()));
        var (keyId, signature) = keys.Sign(new CutStatement(election, number, at, digest).Bytes());
        await rows.Insert(new NewCut(command, manifest, electionBytes, statistics, changes, digest, keyId, signature), cancellation);
        return number;
    }

    private static async Task<bool> Try(NpgsqlConnection connection, string sql, string election, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.AddWithValue(LockKey);
        command.Parameters.AddWithValue(election);
        return await command.ExecuteScalarAsync(cancellation) is true;
    }
}
