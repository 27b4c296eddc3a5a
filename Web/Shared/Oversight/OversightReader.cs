using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Shared.Oversight;

/// <summary>
/// Lists of candidacies from the oversight projection, with a role that can only read it. Lists only: what a page does
/// to one candidacy it asks the candidacy's grain.
/// </summary>
public sealed class OversightReader(NpgsqlDataSource oversight, WebSettings settings) : ITextTwins
{
    /// <summary>What <see cref="Row"/> reads, in its order.</summary>
    internal const string Columns = """
        candidacy_id, status, office, territory, list_number, character, actor, responsible_party, display_name,
        sort_name, capture_closes, submitted_at, curricular_sections, identity_sections, declaration_sections,
        municipality, district, started, minimum_missing, curricular_percent, saved_at, in_scope, correction_requested_at,
        correction_due
        """;

    private const string WaitingActions = "election = $1 and actions_to_confirm and status <> 'Withdrawn'";

    /// <summary>Every candidacy that a party captures, by name.</summary>
    public Task<List<OversightRow>> OfParty(string party, CancellationToken cancellation) => Read(
        $"select {Columns} from oversight.candidacy where election = $1 and responsible_party = $2 order by sort_name, candidacy_id",
        [settings.Election, party], cancellation);

    /// <summary>One candidacy; empty when there is none.</summary>
    public Task<List<OversightRow>> One(string candidacy, CancellationToken cancellation) => Read(
        $"select {Columns} from oversight.candidacy where election = $1 and candidacy_id = $2", [settings.Election, candidacy], cancellation);

    /// <summary>Corrections that wait for a decision, the oldest request first: no term that began later ends before.</summary>
    public Task<List<OversightRow>> PendingCorrections(CancellationToken cancellation) => Read(
        $"""
        select {Columns} from oversight.candidacy
        where election = $1 and status = 'Published' and correction_requested_at is not null
        order by correction_requested_at, candidacy_id
        """,
        [settings.Election], cancellation);

    /// <summary>Responsible party → candidacies whose affirmative actions wait for the UT, by party.</summary>
    public async Task<List<(string Party, int Count)>> ActionsByParty(CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand(
            $"select responsible_party, count(*)::int from oversight.candidacy where {WaitingActions} group by 1 order by 1");
        command.Parameters.Add(new NpgsqlParameter { Value = settings.Election });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var parties = new List<(string, int)>();
        while (await reader.ReadAsync(cancellation))
            parties.Add((reader.GetString(0), reader.GetInt32(1)));
        return parties;
    }

    /// <summary>Responsible parties that have candidacies.</summary>
    public async Task<List<string>> Parties(CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand("select distinct responsible_party from oversight.candidacy where election = $1 order by 1");
        command.Parameters.Add(new NpgsqlParameter { Value = settings.Election });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var parties = new List<string>();
        while (await reader.ReadAsync(cancellation))
            parties.Add(reader.GetString(0));
        return parties;
    }

    /// <summary>Of one party, by name.</summary>
    public Task<List<OversightRow>> ActionsOfParty(string party, int skip, int take, CancellationToken cancellation) => Read(
        $"""
        select {Columns} from oversight.candidacy where {WaitingActions} and responsible_party = $2
        order by sort_name, candidacy_id offset $3 limit $4
        """,
        [settings.Election, party, skip, take], cancellation);

    /// <summary>Candidacies of a party, other than one, with a text that reads the same.</summary>
    public async Task<List<TextTwin>> Twins(string party, string candidacy, string[] prints, CancellationToken cancellation)
    {
        if (prints.Length == 0)
            return [];
        await using var command = oversight.CreateCommand(
            """
            select display_name, text_prints from oversight.candidacy
            where election = $1 and responsible_party = $2 and candidacy_id <> $3 and text_prints && $4
            order by sort_name, candidacy_id
            """);
        foreach (var value in new object[] { settings.Election, party, candidacy, prints })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var twins = new List<TextTwin>();
        while (await reader.ReadAsync(cancellation))
            twins.Add(new TextTwin(reader.GetString(0), reader.GetFieldValue<string[]>(1)));
        return twins;
    }

    /// <summary>How many of those that have not submitted have their capture closing between two instants; of one party or of all.</summary>
    public async Task<int> ClosingBetween(DateTimeOffset from, DateTimeOffset to, string? party, CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand(
            """
            select count(*)::int from oversight.candidacy
            where election = $1 and status = 'Pending' and capture_closes >= $2 and capture_closes < $3 and coalesce(responsible_party = $4, true)
            """);
        foreach (var value in new object[] { settings.Election, from.ToUniversalTime(), to.ToUniversalTime() })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = (object?)party ?? DBNull.Value });
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    private async Task<List<OversightRow>> Read(string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<OversightRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(Row(reader));
        return rows;
    }

    internal static OversightRow Row(NpgsqlDataReader reader)
    {
        var sections = new[] { Sections(reader.GetString(12)), Sections(reader.GetString(13)), Sections(reader.GetString(14)) };
        return new OversightRow
        {
            Id = reader.GetString(0),
            Status = Enum.Parse<CandidacyStatus>(reader.GetString(1)),
            Office = reader.GetString(2),
            Territory = reader.GetString(3),
            ListNumber = reader.IsDBNull(4) ? null : reader.GetInt32(4),
            Character = reader.GetString(5),
            Actor = reader.GetString(6),
            ResponsibleParty = reader.GetString(7),
            DisplayName = reader.GetString(8),
            SortName = reader.GetString(9),
            CaptureCloses = Instant(reader, 10),
            SubmittedAt = Instant(reader, 11),
            Complete = sections.Sum(s => s.Values.Count(complete => complete)),
            Sections = sections.Sum(s => s.Count),
            Municipality = reader.IsDBNull(15) ? null : reader.GetString(15),
            District = reader.IsDBNull(16) ? null : reader.GetInt32(16),
            Started = reader.GetInt32(17),
            MinimumMissing = reader.GetInt32(18),
            CurricularPercent = reader.GetInt32(19),
            SavedAt = Instant(reader, 20),
            InScope = reader.GetBoolean(21),
            CorrectionRequestedAt = Instant(reader, 22),
            CorrectionDue = Instant(reader, 23),
        };
    }

    internal static DateTimeOffset? Instant(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    private static Dictionary<string, bool> Sections(string json) =>
        JsonSerializer.Deserialize<Dictionary<string, bool>>(json) ?? [];
}
