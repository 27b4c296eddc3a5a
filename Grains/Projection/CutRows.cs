using System.Buffers.Text;
using System.Collections.Immutable;
using System.Text.Json;
using Conoceles.Cuts;
using Conoceles.PublicRecord;
using Conoceles.Statistics;
using Npgsql;
using NpgsqlTypes;

namespace Conoceles.Grains.Projection;

/// <summary>The last cut there is.</summary>
/// <param name="Manifest">SHA-256 (hex) of its manifest.</param>
/// <param name="Statistics">The last that there are: a silo of before makes cuts without any. Null before the first.</param>
internal sealed record LastCut(int Number, string Manifest, CutStatistics? Statistics);

internal sealed record NewCut(
    MakeCut Command, CutManifest Manifest, byte[] Election, byte[] Statistics, ImmutableArray<CutChange> Changes, string Digest, string KeyId, string Signature);

/// <summary>The statements of one cut, all of them in its transaction.</summary>
internal sealed class CutRows(NpgsqlConnection connection, NpgsqlTransaction transaction, string election)
{
    /// <summary>Rows of one statement.</summary>
    private const int Batch = 500;

    private const string Compared =
        """
        from public_record.candidacy c
        left join public_record.cut_document d on d.candidacy_id = c.candidacy_id and d.to_cut is null
        where c.election = $1 and (c.document is not null or d.candidacy_id is not null)
        """;

    public async Task<int?> Made(Guid operation, CancellationToken cancellation)
    {
        await using var command = Command("select number from public_record.cut where election = $1 and operation = $2", operation);
        return await command.ExecuteScalarAsync(cancellation) as int?;
    }

    public async Task<LastCut?> Last(CancellationToken cancellation)
    {
        await using var command = Command(
            """
            select number, manifest, (select statistics from public_record.cut where election = $1 and statistics is not null order by number desc limit 1)
            from public_record.cut where election = $1 order by number desc limit 1
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? new LastCut(
                reader.GetInt32(0), Convert.ToHexStringLower(reader.GetFieldValue<byte[]>(1)),
                reader.IsDBNull(2) ? null : CutStatistics.Read(reader.GetFieldValue<byte[]>(2)))
            : null;
    }

    public async Task<PublicElection?> Election(CancellationToken cancellation)
    {
        await using var command = Command("select document from public_record.election where slug = $1");
        return await command.ExecuteScalarAsync(cancellation) is string json ? Parse<PublicElection>(json) : null;
    }

    public async Task<List<PublicWithdrawal>> Withdrawals(CancellationToken cancellation)
    {
        await using var command = Command("select withdrawal from public_record.candidacy where election = $1 and document is null and withdrawal is not null");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var withdrawals = new List<PublicWithdrawal>();
        while (await reader.ReadAsync(cancellation))
            withdrawals.Add(Parse<PublicWithdrawal>(reader.GetString(0)));
        return withdrawals;
    }

    /// <summary>
    /// Everybody who is public, with nothing of her answers but what statistics count: the rest would be most of what is read.
    /// </summary>
    public async Task<List<PublicCandidacy>> Counted(CancellationToken cancellation)
    {
        await using var command = Command(
            """
            select document || jsonb_build_object(
              'consentedChips', '[]'::jsonb, 'consentedDetails', '[]'::jsonb,
              'sections', jsonb_build_array(jsonb_build_object(
                'id', '', 'title', '',
                'items', jsonb_path_query_array(document, '$.sections[*].items[*] ? (@.field == $field)', jsonb_build_object('field', $2::text)),
                'withheld', jsonb_path_query_first(document, '$.sections[*].withheld'))))
            from public_record.candidacy where election = $1 and document is not null
            """, PublicProfile.DegreeField);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var candidacies = new List<PublicCandidacy>();
        while (await reader.ReadAsync(cancellation))
            candidacies.Add(Parse<PublicCandidacy>(reader.GetString(0)));
        return candidacies;
    }

    /// <summary>Offices whose publication closed.</summary>
    public async Task<HashSet<string>> ClosedOffices(CancellationToken cancellation)
    {
        await using var command = Command("select distinct closing ->> 'office' from public_record.candidacy where election = $1 and document is null and closing is not null");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var offices = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            offices.Add(reader.GetString(0));
        return offices;
    }

    public async Task<int> Count(CancellationToken cancellation)
    {
        await using var command = Command("select count(*)::int " + Compared);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The rows after an id, in the order of their ids. Documents of a version that is held already are not read.</summary>
    public async Task<List<CutRow>> Page(string after, CancellationToken cancellation)
    {
        await using var command = Command(
            $"""
            select c.candidacy_id, c.state_version, c.document is not null,
              case when d.row_version is distinct from c.state_version or d.document is null then c.document end, c.withdrawal, c.closing,
              d.mac, case when d.row_version is distinct from c.state_version then d.document end
            {Compared} and c.candidacy_id > $2 order by c.candidacy_id limit {Batch}
            """, after);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<CutRow>(Batch);
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new CutRow(
                reader.GetString(0), reader.GetInt32(1), reader.GetBoolean(2),
                Parsed<PublicCandidacy>(reader, 3), Parsed<PublicWithdrawal>(reader, 4), Parsed<PublicClosing>(reader, 5),
                reader.IsDBNull(6) ? null : new HeldDocument(reader.GetFieldValue<byte[]>(6), reader.IsDBNull(7) ? null : reader.GetFieldValue<byte[]>(7))));
        }

        return rows;
    }

    public async Task Keep(int number, CutWork work, CancellationToken cancellation)
    {
        if (work.Ended.Count > 0)
        {
            await using var end = Command("update public_record.cut_document set to_cut = $2 where election = $1 and to_cut is null and candidacy_id = any($3)", number - 1, work.Ended.ToArray());
            await end.ExecuteNonQueryAsync(cancellation);
        }

        if (work.Seen.Count > 0)
        {
            await using var see = Command(
                """
                update public_record.cut_document d set row_version = s.version from unnest($2, $3) as s (id, version)
                where d.election = $1 and d.to_cut is null and d.candidacy_id = s.id
                """, work.Seen.Select(s => s.Candidacy).ToArray(), work.Seen.Select(s => s.Version).ToArray());
            await see.ExecuteNonQueryAsync(cancellation);
        }

        if (work.Kept.Count == 0)
            return;
        await using var keep = Command(
            """
            insert into public_record.cut_document (candidacy_id, election, from_cut, row_version, mac, salt, sort_key, document)
            select k.id, $1, $2, k.version, k.mac, k.salt, k.sort_key, k.document
            from unnest($3, $4, $5, $6, $7, $8) as k (id, version, mac, salt, sort_key, document)
            """,
            number, work.Kept.Select(k => k.Candidacy).ToArray(), work.Kept.Select(k => k.Version).ToArray(), work.Kept.Select(k => k.Mac).ToArray(),
            work.Kept.Select(k => k.Salt).ToArray(), work.Kept.Select(k => k.SortKey).ToArray(), work.Kept.Select(k => k.Document).ToArray());
        await keep.ExecuteNonQueryAsync(cancellation);
    }

    public async Task Insert(NewCut cut, CancellationToken cancellation)
    {
        var (command, manifest) = (cut.Command, cut.Manifest);
        await using var insert = Command(
            """
            insert into public_record.cut (
              election, number, at, origin, reason, operation, account, election_document, candidacies, counts, changes, previous, manifest, key_id, signature, statistics)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb, $11, $12, $13, $14, $15, $16)
            """,
            manifest.Number, manifest.At.UtcDateTime, command.Reason.Length > 0 ? "requested" : "scheduled",
            command.Reason.Length > 0 ? command.Reason : DBNull.Value, command.OperationId, command.Actor.AccountId, cut.Election, manifest.Documents.Count,
            JsonSerializer.Serialize(Grains.Cuts.Rules.CutChanges.Counts(cut.Changes), PublicJson.Options), Convert.FromHexString(manifest.ChangesDigest),
            manifest.Previous is { } previous ? Convert.FromHexString(previous) : DBNull.Value, Convert.FromHexString(cut.Digest), cut.KeyId,
            Base64Url.DecodeFromChars(cut.Signature), cut.Statistics);
        await insert.ExecuteNonQueryAsync(cancellation);
        if (cut.Changes.IsEmpty)
            return;
        await using var changes = Command(
            """
            insert into public_record.cut_change (election, number, place, document)
            select $1, $2, c.place, c.document::jsonb from unnest($3) with ordinality as c (document, place)
            """, manifest.Number, cut.Changes.Select(c => JsonSerializer.Serialize(c, PublicJson.Options)).ToArray());
        await changes.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection, transaction);
        command.Parameters.AddWithValue(election);
        foreach (var value in values)
        {
            command.Parameters.Add(value is DBNull
                ? new NpgsqlParameter { Value = value, NpgsqlDbType = NpgsqlDbType.Unknown }
                : new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static T? Parsed<T>(NpgsqlDataReader reader, int column)
        where T : class => reader.IsDBNull(column) ? null : Parse<T>(reader.GetString(column));

    private static T Parse<T>(string json) =>
        JsonSerializer.Deserialize<T>(json, PublicJson.Options) ?? throw new InvalidDataException($"A document of the public record is null: {typeof(T).Name}.");
}
