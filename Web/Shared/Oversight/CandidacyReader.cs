using System.Runtime.CompilerServices;
using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Shared.Oversight;

/// <summary>
/// The institute's list: whatever a filter lets pass, in some order, by pages or whole. With the role that can only read
/// the projection.
/// </summary>
public sealed class CandidacyReader(NpgsqlDataSource oversight, WebSettings settings)
{
    private const string Columns = OversightReader.Columns + ", verified_at, published_at, observed, withheld";
    private const int OwnColumns = 24;

    /// <summary>How many there are in each situation, in the order of <see cref="Situation.All"/>; the filter's own situation is not asked.</summary>
    public async Task<int[]> Counts(CandidacyFilter filter, DateTimeOffset now, CancellationToken cancellation)
    {
        var sql = new CandidacySql(settings.Election, now, filter with { Situation = null });
        await using var command = sql.Command(oversight, $"select {Situation.Sql}, count(*)::int from oversight.candidacy where {sql.Where} group by 1");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new int[Situation.All.Count];
        while (await reader.ReadAsync(cancellation))
            counts[reader.GetInt32(0)] = reader.GetInt32(1);
        return counts;
    }

    /// <summary>A part of the list.</summary>
    public async Task<List<ListedCandidacy>> Page(
        CandidacyFilter filter, CandidacyOrder order, int skip, int take, DateTimeOffset now, CancellationToken cancellation)
    {
        var sql = new CandidacySql(settings.Election, now, filter);
        var rows = new List<ListedCandidacy>();
        await foreach (var row in Read(sql, $"{List(sql, order)} offset {sql.Value(skip)} limit {sql.Value(take)}", cancellation))
            rows.Add(row);
        return rows;
    }

    /// <summary>The whole list, one at a time: never all of it in memory.</summary>
    public IAsyncEnumerable<ListedCandidacy> All(CandidacyFilter filter, CandidacyOrder order, DateTimeOffset now, CancellationToken cancellation)
    {
        var sql = new CandidacySql(settings.Election, now, filter);
        return Read(sql, List(sql, order), cancellation);
    }

    /// <summary>What there is to filter by: the values of each dimension that some candidacy has.</summary>
    public async Task<IReadOnlyDictionary<Dimension, IReadOnlyList<DimensionValue>>> Values(CancellationToken cancellation)
    {
        var columns = string.Join(", ", Dimension.All.Select(d => d.Column));
        await using var command = oversight.CreateCommand(
            $"""
            select grouping({columns}), coalesce({columns}), min(territory), count(*)::int
            from oversight.candidacy where election = $1 group by grouping sets ({string.Join(", ", Dimension.All.Select(d => $"({d.Column})"))})
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = settings.Election });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var values = Dimension.All.ToDictionary(d => d, _ => new List<DimensionValue>());
        while (await reader.ReadAsync(cancellation))
        {
            // The dimension of the line is the one whose bit is not set; the first has the highest.
            var mask = reader.GetInt32(0);
            var dimension = Dimension.All.Where((_, i) => (mask & (1 << (Dimension.All.Count - 1 - i))) == 0).Single();
            values[dimension].Add(new DimensionValue(reader.IsDBNull(1) ? Dimension.None : reader.GetString(1), reader.GetString(2), reader.GetInt32(3)));
        }

        return values.ToDictionary(v => v.Key, v => (IReadOnlyList<DimensionValue>)v.Value);
    }

    private static string List(CandidacySql sql, CandidacyOrder order) =>
        $"select {Columns}, {Situation.Sql} from oversight.candidacy where {sql.Where} order by {order.Sql}";

    private async IAsyncEnumerable<ListedCandidacy> Read(CandidacySql sql, string text, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var command = sql.Command(oversight, text);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            yield return new ListedCandidacy(OversightReader.Row(reader), Situation.All[reader.GetInt32(OwnColumns + 4)])
            {
                VerifiedAt = OversightReader.Instant(reader, OwnColumns),
                PublishedAt = OversightReader.Instant(reader, OwnColumns + 1),
                Observed = reader.GetInt32(OwnColumns + 2),
                Withheld = reader.GetInt32(OwnColumns + 3),
            };
        }
    }
}
