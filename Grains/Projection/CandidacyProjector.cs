using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Identity;
using Conoceles.PublicRecord;
using Conoceles.Receipts;
using Npgsql;
using NpgsqlTypes;

namespace Conoceles.Grains.Projection;

/// <summary>
/// Writes what is derived from a candidacy: its audit entries, its receipts' public facts, its public row, its history
/// and its oversight row. The only writer of them. Upserts by version: an older projection never overwrites a newer one.
/// </summary>
public sealed class CandidacyProjector(ProjectionDatabases databases, Disclosures disclosures, PhotoProjection photos)
{
    /// <summary>
    /// Oversight goes last, as its version is what the reconciler compares: until it is there, the candidacy counts
    /// as not projected and will be projected again.
    /// </summary>
    /// <param name="state">The committed state.</param>
    /// <param name="before">The state before it, whose public row is there, made with this definition; null writes the public row anyway.</param>
    /// <param name="stateVersion">Version of the storage row that holds <paramref name="state"/>.</param>
    /// <param name="election">Its election.</param>
    /// <param name="now">Legal instant.</param>
    public async Task Write(
        CandidacyState state, CandidacyState? before, int stateVersion, LoadedElection election, DateTimeOffset now)
    {
        var phase = PublicProjection.PhaseAt(state, election.Calendar, now);
        // A draft changes nothing that the public sees: it must not cost a flush of the main database.
        int? publicVersion = before is not null && PublicProjection.IsSame(before, state)
            ? null
            : PublicProjection.Version(stateVersion, election.Calendar.DefinitionVersion, phase);
        var receipts = state.Receipts.ExceptBy(before?.Receipts.Select(r => r.Folio) ?? [], r => r.Folio).ToArray();
        var row = publicVersion is { } version
            ? new PublicRow(
                state.Id, version, await Document(state, election, phase),
                PublicProjection.Withdrawal(state, election.Definition, phase), PublicProjection.Closing(state, election.Definition, phase))
            : null;
        await WriteMain(state, receipts, row);
        await WriteCurricular(OversightRow.Of(state, stateVersion, election, now), publicVersion, state.PendingVersions);
    }

    private async Task<PublicCandidacy?> Document(CandidacyState state, LoadedElection election, PublicProjection.Phase phase)
    {
        var disclosure = PublicProjection.IsShown(state, phase) ? await disclosures.Of(state) : IdentityDisclosure.Nothing;
        return PublicProjection.Document(state, election.Definition, phase, disclosure);
    }

    private static string? Text<T>(T? document)
        where T : class => document is null ? null : JsonSerializer.Serialize(document, PublicJson.Options);

    private async Task WriteMain(CandidacyState state, Receipt[] receipts, PublicRow? row)
    {
        if (state.PendingAudit.IsEmpty && receipts.Length == 0 && row is null)
            return;
        await using var connection = await databases.Main.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var entry in state.PendingAudit)
            batch.BatchCommands.Add(Insert(entry));
        foreach (var receipt in ReceiptProjection.Commands(receipts))
            batch.BatchCommands.Add(receipt);
        if (row is not null)
        {
            var (shown, copy) = await photos.WithPhoto(row.Candidacy);
            if (copy is not null)
                batch.BatchCommands.Add(copy);
            batch.BatchCommands.Add(Upsert(state.Election, row with { Candidacy = shown }));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("notify public_record"));
        }

        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync();
    }

    /// <summary>
    /// History and oversight, in one transaction that does not wait for the disk: the next command's commit, on the same
    /// server, flushes both before the state forgets the pending history.
    /// </summary>
    private async Task WriteCurricular(OversightRow row, int? publicVersion, ImmutableArray<ContentVersion> versions)
    {
        await using var connection = await databases.DerivedOnly.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var version in versions)
            batch.BatchCommands.Add(VersionHistory.Insert(version));
        batch.BatchCommands.Add(OversightUpsert.Of(row, publicVersion));
        await batch.ExecuteNonQueryAsync();
    }

    private static NpgsqlBatchCommand Insert(AuditEntry entry) => new(
        """
        insert into audit.entry (candidacy_id, seq, at, actor_account, actor_role, action, subject, version, commitment, previous_hash, hash)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        on conflict (candidacy_id, seq) do nothing
        """)
    {
        Parameters =
        {
            new() { Value = entry.CandidacyId },
            new() { Value = entry.Seq },
            new() { Value = entry.At.ToUniversalTime() },
            new() { Value = entry.Account },
            new() { Value = entry.Role.ToString() },
            new() { Value = entry.Action.ToString() },
            new() { Value = (object?)entry.Subject ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text },
            new() { Value = entry.Version },
            new() { Value = entry.Commitment is { } c ? Convert.FromHexString(c) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Bytea },
            new() { Value = Convert.FromHexString(entry.PreviousHash) },
            new() { Value = Convert.FromHexString(entry.Hash) },
        },
    };

    private static NpgsqlBatchCommand Upsert(string election, PublicRow row) => new(
        """
        insert into public_record.candidacy (candidacy_id, election, state_version, document, withdrawal, closing, updated_at)
        values ($1, $2, $3, $4, $5, $6, now())
        on conflict (candidacy_id) do update
        set state_version = excluded.state_version, document = excluded.document, withdrawal = excluded.withdrawal,
          closing = excluded.closing, updated_at = excluded.updated_at
        where candidacy.state_version < excluded.state_version
        """)
    {
        Parameters =
        {
            new() { Value = row.CandidacyId },
            new() { Value = election },
            new() { Value = row.StateVersion },
            new() { Value = (object?)Text(row.Candidacy) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb },
            new() { Value = (object?)Text(row.Withdrawal) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb },
            new() { Value = (object?)Text(row.Closing) ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb },
        },
    };
}
