using System.Net.Sockets;
using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Oversight.ReviewQueue;

/// <summary>What waits for review, from the oversight projection.</summary>
public sealed class WaitingReader(NpgsqlDataSource oversight, WebSettings settings)
{
    private const string Columns = "candidacy_id, display_name, office, territory, character, responsible_party, submitted_at";
    private const string Waiting = "from oversight.candidacy where election = $1 and status = 'Captured'";

    /// <summary>How many wait, those that somebody reviews included.</summary>
    public async Task<int> Count(CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand($"select count(*)::int {Waiting}");
        command.Parameters.AddWithValue(settings.Election);
        return (int)(await command.ExecuteScalarAsync(cancellation))!;
    }

    /// <summary>The same; null when the database is away: how many remain must not take the review away.</summary>
    public async Task<int?> CountOrNull(CancellationToken cancellation)
    {
        try
        {
            return await Count(cancellation);
        }
        catch (Exception e) when (e is NpgsqlException or SocketException)
        {
            return null;
        }
    }

    /// <summary>The first ones that nobody reviews, the oldest submission first.</summary>
    /// <param name="held">Candidacies that somebody reviews.</param>
    /// <param name="take">How many.</param>
    /// <param name="cancellation">Ends the request.</param>
    public Task<List<WaitingRow>> Free(string[] held, int take, CancellationToken cancellation) => Read(
        $"select {Columns} {Waiting} and candidacy_id <> all($2) order by submitted_at nulls last, candidacy_id limit $3", [held, take], cancellation);

    /// <summary>Those of some candidacies that wait.</summary>
    public Task<List<WaitingRow>> Of(string[] candidacies, CancellationToken cancellation) => Read(
        $"select {Columns} {Waiting} and candidacy_id = any($2) order by submitted_at nulls last, candidacy_id", [candidacies], cancellation);

    private async Task<List<WaitingRow>> Read(string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand(sql);
        command.Parameters.AddWithValue(settings.Election);
        foreach (var value in values)
            command.Parameters.AddWithValue(value);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<WaitingRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new WaitingRow(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.IsDBNull(6) ? null : reader.GetFieldValue<DateTimeOffset>(6)));
        }

        return rows;
    }
}

/// <summary>A candidacy that waits for review.</summary>
/// <param name="Id">Candidacy id.</param>
/// <param name="Name">As lists show it.</param>
/// <param name="Office">Office id.</param>
/// <param name="Territory">In words.</param>
/// <param name="Character"><c>propietaria</c> or <c>suplente</c>.</param>
/// <param name="Party">Id of the responsible party.</param>
/// <param name="SubmittedAt">Legal instant.</param>
public sealed record WaitingRow(string Id, string Name, string Office, string Territory, string Character, string Party, DateTimeOffset? SubmittedAt);
