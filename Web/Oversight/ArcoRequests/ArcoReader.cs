using Conoceles.Arco;
using Conoceles.Elections;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Oversight;
using Npgsql;

namespace Conoceles.Web.Oversight.ArcoRequests;

/// <summary>A request in the list: neither who asks nor what.</summary>
/// <param name="Candidacy">Name of the candidacy; null when it is about none.</param>
/// <param name="Ends">Last instant of the term that runs; null when nothing is to be done.</param>
/// <param name="Why">The sentence that explains it.</param>
public sealed record ListedArcoRequest(
    int Number, ArcoRight Right, DateTimeOffset ReceivedAt, ArcoState State, string? Candidacy, DateTimeOffset? Ends, string? Why);

/// <summary>How many requests are in a state with a term of an urgency; null, without one.</summary>
public sealed record ArcoCount(ArcoState State, ArcoUrgency? Urgency, int Count);

/// <summary>Reads the list of requests from the oversight projection.</summary>
public sealed class ArcoReader(NpgsqlDataSource oversight, WebSettings settings)
{
    // As ArcoTerm.UrgencyOf.
    private const string Urgency = "case when r.ends_at is null then null when r.ends_at < $2 then 0 when r.ends_at <= $2 + $3 * interval '1 day' then 1 else 2 end";

    public async Task<List<ArcoCount>> Counts(DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = Command($"select r.state, {Urgency}, count(*)::int from oversight.arco_request r where r.election = $1 group by 1, 2", now);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new List<ArcoCount>();
        while (await reader.ReadAsync(cancellation))
        {
            counts.Add(new ArcoCount(
                Enum.Parse<ArcoState>(reader.GetString(0)), reader.IsDBNull(1) ? null : (ArcoUrgency)reader.GetInt32(1), reader.GetInt32(2)));
        }

        return counts;
    }

    /// <summary>The query's page: what ends first before, then what is done, the newest first.</summary>
    public async Task<List<ListedArcoRequest>> Page(ArcoQuery query, DateTimeOffset now, CancellationToken cancellation)
    {
        await using var command = Command(
            $"""
            select r.number, r.kind, r.received_at, r.state, c.display_name, r.ends_at, r.why
            from oversight.arco_request r left join oversight.candidacy c on c.candidacy_id = r.candidacy_id
            where r.election = $1 and ($4 = '' or r.state = $4) and ($5 < 0 or {Urgency} = $5)
            order by r.ends_at nulls last, r.number desc offset $6 limit $7
            """,
            now, query.State?.ToString() ?? "", (int?)query.Urgency ?? -1, (query.Page - 1) * ArcoQuery.PageSize, ArcoQuery.PageSize);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<ListedArcoRequest>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new ListedArcoRequest(
                reader.GetInt32(0), Enum.Parse<ArcoRight>(reader.GetString(1)), reader.GetFieldValue<DateTimeOffset>(2),
                Enum.Parse<ArcoState>(reader.GetString(3)), reader.IsDBNull(4) ? null : reader.GetString(4),
                OversightReader.Instant(reader, 5), reader.IsDBNull(6) ? null : reader.GetString(6)));
        }

        return rows;
    }

    private NpgsqlCommand Command(string sql, DateTimeOffset now, params object[] values)
    {
        var command = oversight.CreateCommand(sql);
        foreach (var value in new object[] { settings.Election, now.ToUniversalTime(), ArcoTerms.NoticeDays }.Concat(values))
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
