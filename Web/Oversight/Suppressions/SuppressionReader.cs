using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Oversight;
using Npgsql;

namespace Conoceles.Web.Oversight.Suppressions;

/// <summary>Somebody who was withdrawn.</summary>
/// <param name="Id">Candidacy.</param>
/// <param name="Name">As the registry writes it.</param>
/// <param name="WithdrawnAt">Legal instant.</param>
/// <param name="Due">Until when the data stay blocked.</param>
/// <param name="SuppressedAt">When their destruction was certified; null until then.</param>
public sealed record SuppressionLine(string Id, string Name, DateTimeOffset WithdrawnAt, DateTimeOffset Due, DateTimeOffset? SuppressedAt);

/// <summary>Who was withdrawn, with a role that can only read.</summary>
public sealed class SuppressionReader(NpgsqlDataSource oversight, WebSettings settings)
{
    private const string Withdrawn = "from oversight.candidacy where election = $1 and suppression_due is not null";

    public async Task<int> Count(CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand($"select count(*)::int {Withdrawn}");
        command.Parameters.AddWithValue(settings.Election);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>Who is still blocked first, by the end of the term.</summary>
    public async Task<List<SuppressionLine>> Lines(int skip, int take, CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand(
            $"""
            select candidacy_id, display_name, withdrawn_at, suppression_due, suppressed_at {Withdrawn}
            order by suppressed_at is not null, suppression_due, sort_name, candidacy_id offset $2 limit $3
            """);
        command.Parameters.AddWithValue(settings.Election);
        command.Parameters.AddWithValue(skip);
        command.Parameters.AddWithValue(take);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var lines = new List<SuppressionLine>();
        while (await reader.ReadAsync(cancellation))
        {
            lines.Add(new SuppressionLine(
                reader.GetString(0), reader.GetString(1), OversightReader.Instant(reader, 2)!.Value, OversightReader.Instant(reader, 3)!.Value,
                OversightReader.Instant(reader, 4)));
        }

        return lines;
    }
}
