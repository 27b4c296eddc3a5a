using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Shared.Oversight;

/// <summary>
/// Counts candidacies with the very conditions by which <see cref="CandidacyReader"/> lists them, in one statement over
/// the projection. With the role that can only read it.
/// </summary>
public sealed class BoardReader(NpgsqlDataSource oversight, WebSettings settings)
{
    // Whatever a figure of any dimension depends on. A sum, so that the order of the rows says nothing.
    private static readonly string Print =
        $"""
        hashtextextended(concat_ws('|', candidacy_id, {Situation.Sql},
          {string.Join(", ", Dimension.All.Select(d => $"coalesce({d.Column}, '')"))}, {string.Join(", ", Attention.All.Select(a => $"({a.Sql}) is true"))}), 0)
        """;

    public async Task<BoardCounts> Counts(Dimension dimension, DateTimeOffset now, CancellationToken cancellation)
    {
        var sql = new CandidacySql(settings.Election, now, CandidacyFilter.Everyone);
        await using var command = sql.Command(
            oversight,
            $"""
            select {dimension.Column}, {Situation.Sql}, min(territory), count(*)::int, sum({Print}),
              {string.Join(", ", Attention.All.Select(a => $"(count(*) filter (where {a.Sql}))::int"))}
            from oversight.candidacy where {sql.Where} group by 1, 2
            """);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var lines = new Dictionary<string, BoardLine>(StringComparer.Ordinal);
        var print = 0m;
        while (await reader.ReadAsync(cancellation))
        {
            var value = reader.IsDBNull(0) ? Dimension.None : reader.GetString(0);
            var situations = new int[Situation.All.Count];
            situations[reader.GetInt32(1)] = reader.GetInt32(3);
            print += reader.GetDecimal(4);
            var line = new BoardLine(value, reader.GetString(2), situations, [.. Attention.All.Select((_, i) => reader.GetInt32(5 + i))]);
            lines[value] = lines.TryGetValue(value, out var known) ? known.Plus(line) : line;
        }

        return new BoardCounts(dimension, [.. lines.Values], Fingerprint(print), now);
    }

    /// <summary>As <see cref="BoardCounts.Fingerprint"/>, without the figures.</summary>
    public async Task<string> Fingerprint(DateTimeOffset now, CancellationToken cancellation)
    {
        var sql = new CandidacySql(settings.Election, now, CandidacyFilter.Everyone);
        await using var command = sql.Command(oversight, $"select coalesce(sum({Print}), 0) from oversight.candidacy where {sql.Where}");
        return Fingerprint((decimal)(await command.ExecuteScalarAsync(cancellation))!);
    }

    // Of a sum nobody reads anything; of its hash, not even whether two states are near.
    private static string Fingerprint(decimal print) => Convert.ToHexString(
        SHA256.HashData(Encoding.UTF8.GetBytes(print.ToString(CultureInfo.InvariantCulture))))[..16];
}
