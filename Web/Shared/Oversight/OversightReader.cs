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
        sort_name, capture_closes, submitted_at, curricular_sections, identity_sections, in_scope
        """;

    /// <summary>Every candidacy that a party captures, by name.</summary>
    public Task<List<OversightRow>> OfParty(string party, CancellationToken cancellation) => Read(
        $"select {Columns} from oversight.candidacy where election = $1 and responsible_party = $2 order by sort_name, candidacy_id",
        [settings.Election, party], cancellation);

    /// <summary>
    /// One page of the institute's list. <paramref name="status"/> null means all; pending ones are those that have to
    /// capture, or with <paramref name="leftOut"/> those that do not. What waits for review first, the oldest submission
    /// before; then by name.
    /// </summary>
    public Task<List<OversightRow>> Page(CandidacyStatus? status, bool leftOut, int skip, int take, CancellationToken cancellation) => Read(
        $"""
        select {Columns} from oversight.candidacy
        where election = $1 and ($2 = '' or status = $2) and ($2 <> 'Pending' or in_scope <> $3)
        order by status <> 'Captured', submitted_at nulls last, sort_name, candidacy_id offset $4 limit $5
        """,
        [settings.Election, status?.ToString() ?? "", leftOut, skip, take], cancellation);

    /// <summary>How many candidacies are in each status; of those that wait for their capture, the ones that have to.</summary>
    public async Task<StatusCounts> Counts(CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand(
            """
            select status, status = 'Pending' and not in_scope, count(*)::int from oversight.candidacy where election = $1 group by 1, 2
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = settings.Election });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new Dictionary<CandidacyStatus, int>();
        var leftOut = 0;
        while (await reader.ReadAsync(cancellation))
        {
            if (reader.GetBoolean(1))
                leftOut = reader.GetInt32(2);
            else
                counts[Enum.Parse<CandidacyStatus>(reader.GetString(0))] = reader.GetInt32(2);
        }

        return new StatusCounts(counts, leftOut);
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
        Complete = Complete(reader.GetString(12)) + Complete(reader.GetString(13)),
        InScope = reader.GetBoolean(14),
    };

    private static DateTimeOffset? Instant(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);

    private static int Complete(string sections) =>
        JsonSerializer.Deserialize<Dictionary<string, bool>>(sections)?.Count(s => s.Value) ?? 0;
}

/// <summary>How many candidacies there are.</summary>
/// <param name="Of">In each status; of the pending ones, those that have to capture.</param>
/// <param name="LeftOut">Pending ones that an agreement left out of scope.</param>
public sealed record StatusCounts(IReadOnlyDictionary<CandidacyStatus, int> Of, int LeftOut)
{
    public int Total => Of.Values.Sum() + LeftOut;
}
