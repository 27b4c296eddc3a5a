using System.Collections.Immutable;
using Conoceles.Deliveries;
using Conoceles.Elections;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Elections.Rules;
using Conoceles.Grains.Mail;
using Conoceles.Omissions;
using Npgsql;

namespace Conoceles.Grains.Projection;

/// <summary>A party's closing and how many of its candidacies were omitted.</summary>
public sealed record ClosedCaptures(string Party, DateTimeOffset Closed, int Count);

/// <summary>
/// Composes the files of omitted candidacies from the oversight rows, in sets: nothing is asked of a hundred thousand grains.
/// Only of rows that are their state's: one that is behind waits for the reconciler. Each statement leaves whole files or
/// none, and what has a file is not composed again, so it is resumed by starting over.
/// </summary>
public sealed class OmissionFiles(ProjectionDatabases databases, Outbox outbox, LegalClock clock)
{
    /// <summary>Files of one statement.</summary>
    public const int Batch = 500;

    private const string Omitted = "o.election = $1 and o.status = 'Pending' and o.in_scope";

    private const string Lacks =
        "not exists (select from oversight.omission x where x.candidacy_id = o.candidacy_id and x.opening = o.opening and x.closed_at = o.capture_closes)";

    /// <summary>
    /// Composes some of those whose capture closed before the instant, in the order of their ids: how many, and after which id the
    /// next ones are; null when there are none left. From the beginning again it finds what was skipped.
    /// </summary>
    public async Task<(int Composed, string? After)> Compose(LoadedElection election, DateTimeOffset closedBefore, string after)
    {
        var ids = await Next(election, closedBefore, after);
        var last = ids.Length == Batch ? ids[^1] : null;
        var rows = ids.Length == 0 ? [] : await Rows(election, closedBefore, ids);
        if (rows.Count == 0)
            return (0, last);
        var warnings = (await outbox.Written(election.Definition.Slug, NoticeKinds.CaptureWarning)).ToLookup(w => (w.Party, w.ValidUntil), w => w.Warning);
        var signIns = await SignIns(rows);
        var files = rows.Select(row => row with
        {
            Omission = row.Omission with
            {
                Why = Why(row.Omission, election.Definition),
                SignIns = signIns[Term(row.Omission)],
                Warnings = [.. warnings[(row.Omission.Party, row.Omission.Closed)]],
            },
        }).ToList();
        await Write(election.Definition.Slug, files);
        return (rows.Count, last);
    }

    // Apart from whether they have a file and from what is read of them: in order and with a limit the index gives as many as are
    // wanted, and a batch costs the same whether a hundred thousand have their files or none has.
    private async Task<string[]> Next(LoadedElection election, DateTimeOffset closedBefore, string after)
    {
        await using var command = databases.Curricular.CreateCommand(
            $"select o.candidacy_id from oversight.candidacy o where {Omitted} and o.capture_closes < $2 and o.candidacy_id > $3 order by 1 limit {Batch}");
        command.Parameters.AddWithValue(election.Definition.Slug);
        command.Parameters.AddWithValue(closedBefore.ToUniversalTime());
        command.Parameters.AddWithValue(after);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<string>(Batch);
        while (await reader.ReadAsync())
            ids.Add(reader.GetString(0));
        return [.. ids];
    }

    /// <summary>The first closing after that instant; null when none is known.</summary>
    public async Task<DateTimeOffset?> NextClosing(string election, DateTimeOffset after)
    {
        await using var command = databases.Curricular.CreateCommand($"select min(o.capture_closes) from oversight.candidacy o where {Omitted} and o.capture_closes > $2");
        command.Parameters.AddWithValue(election);
        command.Parameters.AddWithValue(after.ToUniversalTime());
        return await command.ExecuteScalarAsync() is DateTime closes ? new DateTimeOffset(closes, TimeSpan.Zero) : null;
    }

    /// <summary>Closings after the instant of which there are files.</summary>
    public async Task<List<ClosedCaptures>> Closed(string election, DateTimeOffset after)
    {
        await using var command = databases.Curricular.CreateCommand(
            "select party, closed_at, count(*)::int from oversight.omission where election = $1 and closed_at > $2 group by 1, 2 order by 2, 1");
        command.Parameters.AddWithValue(election);
        command.Parameters.AddWithValue(after.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync();
        var closed = new List<ClosedCaptures>();
        while (await reader.ReadAsync())
            closed.Add(new ClosedCaptures(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetInt32(2)));
        return closed;
    }

    private async Task<List<Row>> Rows(LoadedElection election, DateTimeOffset closedBefore, string[] ids)
    {
        await using var command = databases.Curricular.CreateCommand(
            $"""
            with sections as (
              select o.*, o.curricular_sections || o.identity_sections || o.declaration_sections as every
              from oversight.candidacy o
              join grains.orleansstorage s on s.grainidextensionstring = o.candidacy_id and s.graintypestring = $3 and s.serviceid = $4
                and s.grainidn0 = 0 and s.grainidn1 = 0 and s.grainidextensionstring = any($6) and o.basis = s.version || '/' || $5
              where {Omitted} and o.capture_closes < $2 and {Lacks} and o.candidacy_id = any($6))
            select o.candidacy_id, o.display_name, o.office, o.territory, o.character, o.actor, o.responsible_party, o.opening, o.capture_closes,
              o.approved_on, o.approval_agreement, o.account_received_at, d.receiver, d.way, d.reference, d.recorded_at,
              o.started, (select count(*)::int from jsonb_each(o.every) e where e.value = 'true'), (select count(*)::int from jsonb_each(o.every)),
              o.minimum_missing, o.curricular_percent, o.saved_at, o.sort_name
            from sections o
            left join lateral (
              select * from oversight.delivery d
              where d.election = o.election and d.party = o.responsible_party and d.delivered_at = o.account_received_at
              order by d.recorded_at limit 1) d on true
            order by o.candidacy_id
            """);
        command.Parameters.AddWithValue(election.Definition.Slug);
        command.Parameters.AddWithValue(closedBefore.ToUniversalTime());
        command.Parameters.AddWithValue(StorageNames.Candidacy);
        command.Parameters.AddWithValue(StorageNames.ServiceId);
        command.Parameters.AddWithValue(election.Calendar.DefinitionVersion);
        command.Parameters.AddWithValue(ids);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<Row>();
        while (await reader.ReadAsync())
        {
            rows.Add(new Row(reader.GetString(22), new Omission
            {
                Candidacy = reader.GetString(0),
                Name = reader.GetString(1),
                Office = reader.GetString(2),
                Territory = reader.GetString(3),
                Character = reader.GetString(4),
                Actor = reader.GetString(5),
                Party = reader.GetString(6),
                Opening = reader.GetInt32(7),
                Closed = reader.GetFieldValue<DateTimeOffset>(8),
                Why = [],
                ApprovedOn = reader.GetFieldValue<DateOnly>(9),
                ApprovalAgreement = reader.GetString(10),
                ReceivedAt = Instant(reader, 11),
                Delivery = reader.IsDBNull(12)
                    ? null
                    : new OmissionDelivery(reader.GetString(12), Enum.Parse<DeliveryWay>(reader.GetString(13)), reader.GetString(14), Instant(reader, 15)!.Value),
                SignIns = new OmissionSignIns(0, null, null),
                Progress = new OmissionProgress(
                    reader.GetInt32(16), reader.GetInt32(17), reader.GetInt32(18), reader.GetInt32(19), reader.GetInt32(20), Instant(reader, 21)),
                Warnings = [],
            }));
        }

        return rows;
    }

    /// <summary>
    /// The accounts live on the real clock: a demo's or a rehearsal's instants are brought to its legal clock by the shift
    /// that there is now. In a real election there is none.
    /// </summary>
    private async Task<Dictionary<(string, DateTimeOffset, DateTimeOffset), OmissionSignIns>> SignIns(List<Row> rows)
    {
        var shift = clock.Offset;
        var terms = rows.Select(r => Term(r.Omission)).Distinct().ToArray();
        await using var command = databases.Main.CreateCommand(
            """
            select t.place, count(s.at)::int, min(s.at), max(s.at)
            from unnest($1, $2, $3) with ordinality as t (party, since, until, place)
            left join accounts.party_sign_in s on s.party = t.party and s.at >= t.since and s.at <= t.until
            group by 1
            """);
        command.Parameters.AddWithValue(terms.Select(t => t.Party).ToArray());
        command.Parameters.AddWithValue(terms.Select(t => (t.Since - shift).UtcDateTime).ToArray());
        command.Parameters.AddWithValue(terms.Select(t => (t.Until - shift).UtcDateTime).ToArray());
        await using var reader = await command.ExecuteReaderAsync();
        var signIns = new Dictionary<(string, DateTimeOffset, DateTimeOffset), OmissionSignIns>();
        while (await reader.ReadAsync())
            signIns[terms[reader.GetInt64(0) - 1]] = new OmissionSignIns(reader.GetInt32(1), Instant(reader, 2) + shift, Instant(reader, 3) + shift);
        return signIns;
    }

    private async Task Write(string election, List<Row> files)
    {
        await using var command = databases.Curricular.CreateCommand(
            """
            insert into oversight.omission (candidacy_id, opening, closed_at, election, party, sort_name, composed_at, facts)
            select f.id, f.opening, f.closed, $1, f.party, f.sort_name, $2, f.facts::jsonb
            from unnest($3, $4, $5, $6, $7, $8) as f (id, opening, closed, party, sort_name, facts)
            on conflict do nothing
            """);
        command.Parameters.AddWithValue(election);
        command.Parameters.AddWithValue(clock.Now.ToUniversalTime());
        command.Parameters.AddWithValue(files.Select(f => f.Omission.Candidacy).ToArray());
        command.Parameters.AddWithValue(files.Select(f => f.Omission.Opening).ToArray());
        command.Parameters.AddWithValue(files.Select(f => f.Omission.Closed.UtcDateTime).ToArray());
        command.Parameters.AddWithValue(files.Select(f => f.Omission.Party).ToArray());
        command.Parameters.AddWithValue(files.Select(f => f.SortName).ToArray());
        command.Parameters.AddWithValue(files.Select(f => f.Omission.ToJson()).ToArray());
        await command.ExecuteNonQueryAsync();
    }

    private static ImmutableArray<string> Why(Omission omission, ElectionDefinition election) => omission.Opening > 1
        ? ["La fecha la fijó el acuerdo que reabrió la captura."]
        : [.. CaptureReason.Of(omission.Closed, omission.Party, election)];

    private static (string Party, DateTimeOffset Since, DateTimeOffset Until) Term(Omission omission) =>
        (omission.Party, omission.ReceivedAt ?? Deadlines.StartOf(omission.ApprovedOn), omission.Closed);

    private static DateTimeOffset? Instant(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    private sealed record Row(string SortName, Omission Omission);
}
