using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Oversight.Notices;

/// <summary>A notice as the pages show it. Instants are legal.</summary>
public sealed record NoticeRow
{
    public required string Key { get; init; }
    public required string Party { get; init; }
    public required string Subject { get; init; }
    public required string Body { get; init; }
    public required IReadOnlyList<string> Recipients { get; init; }
    public required DateTimeOffset Created { get; init; }
    public required DateTimeOffset ValidUntil { get; init; }
    public DateTimeOffset? SentAt { get; init; }
    public DateTimeOffset? FiledAt { get; init; }
    public required int Attempts { get; init; }
    public string? LastError { get; init; }
    public required NoticeState State { get; init; }
}

/// <summary>Reads the outbox, with a role that can do nothing else to it.</summary>
internal sealed class NoticeReader(NpgsqlDataSource main, WebSettings settings)
{
    private const string Columns =
        $"key, party, subject, body, recipients, created, valid_until, sent_at, file_at, attempts, last_error, {NoticeState.Sql}";

    private const string OfParty = "election = $1 and ($2 = '' or party = $2)";

    /// <summary>How many there are in each state, in the order of <see cref="NoticeState.All"/>; the query's own state is not asked.</summary>
    public async Task<int[]> Counts(NoticeQuery query, CancellationToken cancellation)
    {
        await using var command = Command($"select {NoticeState.Sql}, count(*)::int from mail.outbox where {OfParty} group by 1", query.Party);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var counts = new int[NoticeState.All.Count];
        while (await reader.ReadAsync(cancellation))
            counts[reader.GetInt32(0)] = reader.GetInt32(1);
        return counts;
    }

    /// <summary>The query's page, newest first.</summary>
    public Task<List<NoticeRow>> Page(NoticeQuery query, CancellationToken cancellation) => Rows(
        $"""
        select {Columns} from mail.outbox where {OfParty} and ($3 < 0 or {NoticeState.Sql} = $3)
        order by created desc, key offset $4 limit $5
        """,
        cancellation, query.Party, query.State?.Index ?? -1, (query.Page - 1) * NoticeQuery.PageSize, NoticeQuery.PageSize);

    public async Task<NoticeRow?> One(string key, CancellationToken cancellation) =>
        (await Rows($"select {Columns} from mail.outbox where election = $1 and key = $2", cancellation, key)).FirstOrDefault();

    /// <summary>Parties that have notices.</summary>
    public async Task<List<string>> Parties(CancellationToken cancellation)
    {
        await using var command = Command("select distinct party from mail.outbox where election = $1 order by 1");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var parties = new List<string>();
        while (await reader.ReadAsync(cancellation))
            parties.Add(reader.GetString(0));
        return parties;
    }

    private async Task<List<NoticeRow>> Rows(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<NoticeRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new NoticeRow
            {
                Key = reader.GetString(0),
                Party = reader.GetString(1),
                Subject = reader.GetString(2),
                Body = reader.GetString(3),
                Recipients = reader.GetFieldValue<string[]>(4),
                Created = reader.GetFieldValue<DateTimeOffset>(5),
                ValidUntil = reader.GetFieldValue<DateTimeOffset>(6),
                SentAt = Instant(reader, 7),
                FiledAt = Instant(reader, 8),
                Attempts = reader.GetInt32(9),
                LastError = reader.IsDBNull(10) ? null : reader.GetString(10),
                State = NoticeState.All[reader.GetInt32(11)],
            });
        }

        return rows;
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = main.CreateCommand(sql);
        foreach (var value in values.Prepend(settings.Election))
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }

    private static DateTimeOffset? Instant(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
