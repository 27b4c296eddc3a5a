using System.Text.Json;
using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Operations.Cluster;

/// <summary>A process as it last said that it was.</summary>
/// <param name="Name">A silo's name, or a web's machine and port.</param>
/// <param name="Kind"><c>silo</c> or <c>web</c>.</param>
/// <param name="Version">Of its build.</param>
/// <param name="Started">Real instant.</param>
/// <param name="Age">Since it was last heard, by PostgreSQL's clock.</param>
/// <param name="Facts">Name → value, as <c>NodeFact</c> names them.</param>
public sealed record NodeRow(
    string Name, string Kind, string Version, DateTimeOffset Started, TimeSpan Age, IReadOnlyDictionary<string, JsonElement> Facts)
{
    /// <summary>Three reports missed: it is away, or cannot write.</summary>
    public bool IsAway => Age > TimeSpan.FromSeconds(15);
}

/// <summary>Something that waits to be done.</summary>
/// <param name="Name">As <c>ClusterMessages</c> names it.</param>
/// <param name="Count">How many.</param>
/// <param name="Oldest">Since when the oldest waits, a legal instant; null when none does.</param>
public sealed record QueueLine(string Name, int Count, DateTimeOffset? Oldest);

/// <summary>What the databases know of the processes and of the work that waits.</summary>
public sealed class NodeReader(NpgsqlDataSource main, NpgsqlDataSource oversight, WebSettings settings)
{
    /// <summary>Silos first, then webs, by name.</summary>
    public async Task<IReadOnlyList<NodeRow>> Nodes(CancellationToken cancellation)
    {
        await using var command = main.CreateCommand(
            "select name, kind, version, started, extract(epoch from now() - seen)::float8, facts from operations.node order by kind, name, writer");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var nodes = new List<NodeRow>();
        while (await reader.ReadAsync(cancellation))
        {
            nodes.Add(new NodeRow(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3),
                TimeSpan.FromSeconds(reader.GetDouble(4)), JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(reader.GetString(5))!));
        }

        return nodes;
    }

    /// <summary>Reminder → how many grains have it.</summary>
    public async Task<IReadOnlyList<(string Name, int Count)>> Reminders(CancellationToken cancellation)
    {
        await using var command = main.CreateCommand("select name, count from operations.reminder order by name");
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var reminders = new List<(string, int)>();
        while (await reader.ReadAsync(cancellation))
            reminders.Add((reader.GetString(0), reader.GetInt32(1)));
        return reminders;
    }

    /// <summary>Work that waits for a person or for a sweep.</summary>
    public async Task<IReadOnlyList<QueueLine>> Queues(CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand(
            """
            select
              count(*) filter (where status = 'Captured')::int, min(submitted_at) filter (where status = 'Captured'),
              count(*) filter (where status = 'Verified')::int, min(verified_at) filter (where status = 'Verified'),
              count(*) filter (where status = 'Published' and correction_requested_at is not null)::int,
              min(correction_requested_at) filter (where status = 'Published'),
              count(*) filter (where actions_to_confirm and status <> 'Withdrawn')::int
            from oversight.candidacy where election = $1
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = settings.Election });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        await using var failed = main.CreateCommand(
            "select count(*)::int, min(created) from mail.outbox where election = $1 and sent_at is null and last_error is not null");
        failed.Parameters.Add(new NpgsqlParameter { Value = settings.Election });
        await using var notices = await failed.ExecuteReaderAsync(cancellation);
        await notices.ReadAsync(cancellation);
        return
        [
            new QueueLine(ClusterMessages.ToReview, reader.GetInt32(0), Instant(1)),
            new QueueLine(ClusterMessages.ToPublish, reader.GetInt32(2), Instant(3)),
            new QueueLine(ClusterMessages.ToDecide, reader.GetInt32(4), Instant(5)),
            new QueueLine(ClusterMessages.ToConfirm, reader.GetInt32(6), null),
            new QueueLine(ClusterMessages.ToSend, notices.GetInt32(0), notices.IsDBNull(1) ? null : notices.GetFieldValue<DateTimeOffset>(1)),
        ];

        DateTimeOffset? Instant(int column) => reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
    }
}
