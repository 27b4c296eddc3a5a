using System.Text.Json;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Elections;
using Conoceles.PublicRecord;
using Npgsql;
using NpgsqlTypes;

namespace Conoceles.Grains.Projection;

/// <summary>
/// Writes what is derived from a candidacy: its audit entries, its public row and its oversight row. The only writer
/// of the three. Upserts by version: an older projection never overwrites a newer one.
/// </summary>
public sealed class CandidacyProjector(ProjectionDatabases databases, PhotoProjection photos)
{
    /// <summary>
    /// Oversight goes last, as its version is what the reconciler compares: until it is there, the candidacy counts
    /// as not projected and will be projected again.
    /// </summary>
    /// <param name="state">The committed state.</param>
    /// <param name="before">The state before it, whose public row is already there; null writes the public row anyway.</param>
    /// <param name="stateVersion">Version of the storage row that holds <paramref name="state"/>.</param>
    /// <param name="election">Its election.</param>
    /// <param name="now">Legal instant.</param>
    public async Task Write(
        CandidacyState state, CandidacyState? before, int stateVersion, LoadedElection election, DateTimeOffset now)
    {
        var phase = PublicProjection.PhaseAt(state, election.Calendar, now);
        var document = PublicProjection.Document(state, election.Definition, phase);
        // A draft changes nothing that the public sees: it must not cost a flush of the main database.
        int? publicVersion = before is not null && Text(PublicProjection.Document(before, election.Definition, phase)) == Text(document)
            ? null
            : PublicProjection.Version(stateVersion, phase);
        await WriteMain(state, publicVersion, document);
        await WriteOversight(OversightRow.Of(state, stateVersion, election, now), publicVersion);
    }

    private static string? Text(PublicCandidacy? document) =>
        document is null ? null : JsonSerializer.Serialize(document, PublicJson.Options);

    private async Task WriteMain(CandidacyState state, int? publicVersion, PublicCandidacy? document)
    {
        await using var connection = await databases.Main.OpenConnectionAsync();
        await using var batch = new NpgsqlBatch(connection);
        foreach (var entry in state.PendingAudit)
            batch.BatchCommands.Add(Insert(entry));
        if (publicVersion is { } version)
        {
            var (shown, copy) = await photos.WithPhoto(document);
            if (copy is not null)
                batch.BatchCommands.Add(copy);
            batch.BatchCommands.Add(Upsert(state, version, Text(shown)));
            batch.BatchCommands.Add(new NpgsqlBatchCommand("notify public_record"));
        }

        if (batch.BatchCommands.Count > 0)
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

    private static NpgsqlBatchCommand Upsert(CandidacyState state, int version, string? document) => new(
        """
        insert into public_record.candidacy (candidacy_id, election, state_version, document, updated_at)
        values ($1, $2, $3, $4, now())
        on conflict (candidacy_id) do update
        set state_version = excluded.state_version, document = excluded.document, updated_at = excluded.updated_at
        where candidacy.state_version < excluded.state_version
        """)
    {
        Parameters =
        {
            new() { Value = state.Id },
            new() { Value = state.Election },
            new() { Value = version },
            new() { Value = (object?)document ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb },
        },
    };

    private async Task WriteOversight(OversightRow row, int? publicVersion)
    {
        await using var command = databases.DerivedOnly.CreateCommand(
            """
            insert into oversight.candidacy (candidacy_id, election, state_version, public_version, status, opening, office,
              territory, municipality, district, list_number, character, actor, responsible_party, display_name, sort_name,
              capture_closes, publication_opens, reproject_at, submitted_at, verified_at, published_at,
              curricular_sections, identity_sections, updated_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, now())
            on conflict (candidacy_id) do update set
              election = excluded.election, state_version = excluded.state_version, public_version = coalesce(excluded.public_version, candidacy.public_version),
              status = excluded.status, opening = excluded.opening, office = excluded.office, territory = excluded.territory,
              municipality = excluded.municipality, district = excluded.district, list_number = excluded.list_number,
              character = excluded.character, actor = excluded.actor, responsible_party = excluded.responsible_party,
              display_name = excluded.display_name, sort_name = excluded.sort_name, capture_closes = excluded.capture_closes,
              publication_opens = excluded.publication_opens, reproject_at = excluded.reproject_at,
              submitted_at = excluded.submitted_at, verified_at = excluded.verified_at, published_at = excluded.published_at,
              curricular_sections = excluded.curricular_sections, identity_sections = excluded.identity_sections,
              updated_at = excluded.updated_at
            where candidacy.state_version <= excluded.state_version
            """);
        var p = command.Parameters;
        p.AddWithValue(row.CandidacyId);
        p.AddWithValue(row.Election);
        p.AddWithValue(row.StateVersion);
        Add(NpgsqlDbType.Integer, publicVersion);
        p.AddWithValue(row.Status);
        p.AddWithValue(row.Opening);
        p.AddWithValue(row.Office);
        p.AddWithValue(row.Territory);
        Add(NpgsqlDbType.Text, row.Municipality);
        Add(NpgsqlDbType.Integer, row.District);
        Add(NpgsqlDbType.Integer, row.ListNumber);
        p.AddWithValue(row.Character);
        p.AddWithValue(row.Actor);
        p.AddWithValue(row.ResponsibleParty);
        p.AddWithValue(row.DisplayName);
        p.AddWithValue(row.SortName);
        foreach (var instant in new[]
        {
            row.CaptureCloses, row.PublicationOpens, row.ReprojectAt, row.SubmittedAt, row.VerifiedAt, row.PublishedAt,
        })
            Add(NpgsqlDbType.TimestampTz, instant?.ToUniversalTime());
        Add(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(row.CurricularSections));
        Add(NpgsqlDbType.Jsonb, JsonSerializer.Serialize(row.IdentitySections));
        await command.ExecuteNonQueryAsync();

        void Add(NpgsqlDbType type, object? value) => p.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
    }
}
