using System.Text.Json;
using Conoceles.Candidacies;
using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Shared.Oversight;

/// <summary>
/// Lists of candidacies from the oversight projection, with a role that can only read it. Lists only: what a page does
/// to one candidacy it asks the candidacy's grain.
/// </summary>
public sealed class OversightReader(NpgsqlDataSource oversight, WebSettings settings)
{
    private const string Columns = """
        candidacy_id, status, office, territory, list_number, character, actor, responsible_party, display_name,
        sort_name, capture_closes, submitted_at, curricular_sections, identity_sections, correction_requested_at
        """;

    /// <summary>Every candidacy that a party captures, by name.</summary>
    public Task<List<OversightRow>> OfParty(string party, CancellationToken cancellation) => Read(
        $"select {Columns} from oversight.candidacy where election = $1 and responsible_party = $2 order by sort_name, candidacy_id",
        [settings.Election, party], cancellation);

    /// <summary>
    /// One page of the institute's list. <paramref name="status"/> null means all; what waits for review first, the oldest
    /// submission before; then by name.
    /// </summary>
    public Task<List<OversightRow>> Page(CandidacyStatus? status, int skip, int take, CancellationToken cancellation) => Read(
        $"""
        select {Columns} from oversight.candidacy
        where election = $1 and ($2 = '' or status = $2)
        order by status <> 'Captured', submitted_at nulls last, sort_name, candidacy_id offset $3 limit $4
        """,
        [settings.Election, status?.ToString() ?? "", skip, take], cancellation);

    /// <summary>Corrections that wait for a decision, the oldest request first: its term ends first.</summary>
    public Task<List<OversightRow>> PendingCorrections(CancellationToken cancellation) => Read(
        $"""
        select {Columns} from oversight.candidacy
        where election = $1 and status = 'Published' and correction_requested_at is not null
        order by correction_requested_at, candidacy_id
        """,
        [settings.Election], cancellation);

    /// <summary>How many candidacies are in each status.</summary>
    public async Task<Dictionary<CandidacyStatus, int>> Counts(CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand(
            "select status, count(*)::int from oversight.candidacy where election = $1 group by status");
        command.Parameters.Add(new NpgsqlParameter { Value = settings.Election });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new Dictionary<CandidacyStatus, int>();
        while (await reader.ReadAsync(cancellation))
            counts[Enum.Parse<CandidacyStatus>(reader.GetString(0))] = reader.GetInt32(1);
        return counts;
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

    private static OversightRow Row(NpgsqlDataReader reader) => new()
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
        CorrectionRequestedAt = Instant(reader, 14),
        Complete = Complete(reader.GetString(12)) + Complete(reader.GetString(13)),
    };

    private static DateTimeOffset? Instant(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    private static int Complete(string sections) =>
        JsonSerializer.Deserialize<Dictionary<string, bool>>(sections)?.Count(s => s.Value) ?? 0;
}
