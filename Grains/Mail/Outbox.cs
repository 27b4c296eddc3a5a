using Conoceles.Grains.Projection;
using Conoceles.Omissions;
using Npgsql;

namespace Conoceles.Grains.Mail;

/// <summary>A notice as it is sent or printed.</summary>
/// <param name="Created">Real instant.</param>
public sealed record QueuedNotice(string Key, string Party, string[] Recipients, string Subject, string Body, DateTimeOffset Created);

/// <summary>
/// The stored notices. Whatever happens to one is a single statement, so that two silos, a repeat or a crash find either
/// what was before or what is after. Instants of <c>now</c> are legal; the distance of attempts is real.
/// </summary>
public sealed class Outbox(ProjectionDatabases databases)
{
    private const string HasRecipient = "exists (select from mail.recipient r where r.election = o.election and r.party = o.party)";
    private const string Queued = "o.key, o.party, o.recipients, o.subject, o.body, o.created_real";

    /// <summary>Keeps a notice; one whose key is there stays as it is. True when it is new.</summary>
    public async Task<bool> Write(Notice notice, DateTimeOffset now) => await Run(
        """
        insert into mail.outbox (key, election, kind, party, candidacy, subject, body, created, valid_until)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict (key) do nothing
        """,
        notice.Key, notice.Election, notice.Kind, notice.Party, notice.Candidacy, notice.Subject, notice.Body, Utc(now), Utc(notice.ValidUntil)) == 1;

    /// <summary>
    /// Takes the one that waits longest, for this attempt: it is not due again before a minute, then two, four, eight and at
    /// most fifteen. So a silo that ends in between leaves it to the next, and one that always fails is behind the others.
    /// Null when none is due.
    /// </summary>
    public async Task<QueuedNotice?> Take(DateTimeOffset now) => (await Read(
        $"""
        update mail.outbox o set
          attempts = attempts + 1,
          due_at = clock_timestamp() + least(interval '15 minutes', interval '1 minute' * power(2, least(attempts, 10))),
          recipients = (select array_agg(r.address order by r.place) from mail.recipient r where r.election = o.election and r.party = o.party)
        where key = (
          select o.key from mail.outbox o
          where sent_at is null and due_at <= clock_timestamp() and valid_until > $1 and {HasRecipient}
          order by due_at, key limit 1 for update skip locked)
        returning {Queued}
        """,
        Utc(now))).FirstOrDefault();

    /// <param name="error">What is to be known although it was sent; null when nothing is.</param>
    public Task Sent(string key, string? error, DateTimeOffset now) =>
        Run("update mail.outbox set sent_at = $2, last_error = $3 where key = $1", key, Utc(now), error);

    public Task Failed(string key, string error) => Run("update mail.outbox set last_error = $2 where key = $1 and sent_at is null", key, error);

    /// <summary>Marks for paper those that nobody can send: all of them without a server, otherwise those of a party without address.</summary>
    public Task<int> Hold(bool hasServer, DateTimeOffset now) => Run(
        $"""
        update mail.outbox o set held_at = $2
        where sent_at is null and held_at is null and attempts = 0 and (not $1 or not {HasRecipient})
        """,
        hasServer, Utc(now));

    /// <summary>Says of those whose time passed before anybody tried that nobody will.</summary>
    public Task<int> Expire(string error, DateTimeOffset now) => Run(
        "update mail.outbox set last_error = $1 where sent_at is null and held_at is null and last_error is null and valid_until <= $2",
        error, Utc(now));

    /// <summary>Some of those for paper that are not in a file.</summary>
    public Task<List<QueuedNotice>> Unfiled(int count) => Read(
        $"select {Queued} from mail.outbox o where held_at is not null and file_at is null and sent_at is null order by created_real, key limit $1",
        count);

    public Task Filed(string key, DateTimeOffset now) => Run("update mail.outbox set file_at = $2 where key = $1", key, Utc(now));

    /// <summary>What was written of one kind: to whom, about which closing, and what became of it.</summary>
    public async Task<List<(string Party, DateTimeOffset ValidUntil, OmissionWarning Warning)>> Written(string election, string kind)
    {
        await using var command = Command(
            "select party, valid_until, key, created, sent_at, cardinality(recipients) from mail.outbox where election = $1 and kind = $2 order by created, key",
            [election, kind]);
        await using var reader = await command.ExecuteReaderAsync();
        var written = new List<(string, DateTimeOffset, OmissionWarning)>();
        while (await reader.ReadAsync())
        {
            DateTimeOffset? sent = reader.IsDBNull(4) ? null : reader.GetFieldValue<DateTimeOffset>(4);
            written.Add((reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1),
                new OmissionWarning(reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), sent, reader.GetInt32(5))));
        }

        return written;
    }

    private async Task<int> Run(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync();
    }

    private async Task<List<QueuedNotice>> Read(string sql, params object?[] values)
    {
        await using var command = Command(sql, values);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<QueuedNotice>();
        while (await reader.ReadAsync())
        {
            rows.Add(new QueuedNotice(
                reader.GetString(0), reader.GetString(1), reader.GetFieldValue<string[]>(2), reader.GetString(3), reader.GetString(4),
                reader.GetFieldValue<DateTimeOffset>(5)));
        }

        return rows;
    }

    private NpgsqlCommand Command(string sql, object?[] values)
    {
        var command = databases.Main.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(value is null ? new NpgsqlParameter { NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Text, Value = DBNull.Value } : new NpgsqlParameter { Value = value });
        return command;
    }

    private static DateTimeOffset Utc(DateTimeOffset instant) => instant.ToUniversalTime();
}
