using Conoceles.Arco;
using Conoceles.Grains.Elections;
using Npgsql;
using NpgsqlTypes;

namespace Conoceles.Grains.Projection;

/// <summary>A term of a request that runs.</summary>
/// <param name="Number">Of the request.</param>
/// <param name="Ends">Last instant that counts.</param>
/// <param name="Why">The sentence that explains the date.</param>
public sealed record RunningArcoTerm(int Number, ArcoTermKind Kind, DateTimeOffset Ends, string Why);

/// <summary>
/// The list of requests about personal data: a row for each, without anybody's name nor what she asks. It carries the
/// version of the stored state and of the definition that it was made from, by which a row that is behind is found.
/// </summary>
public sealed class ArcoRows(ProjectionDatabases databases)
{
    /// <summary>Rows of one look that are written again; the rest are of the next.</summary>
    public const int Batch = 200;

    public async Task Write(string id, ArcoRequest request, int version, LoadedElection election)
    {
        var standing = ArcoStanding.Of(request, election.Definition);
        await using var row = databases.Curricular.CreateCommand(
            """
            insert into oversight.arco_request
              (request_id, election, number, state_version, definition, received_at, kind, state, candidacy_id, term, ends_at, why)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
            on conflict (request_id) do update set
              state_version = excluded.state_version, definition = excluded.definition, state = excluded.state,
              term = excluded.term, ends_at = excluded.ends_at, why = excluded.why
            where arco_request.state_version < excluded.state_version
              or (arco_request.state_version = excluded.state_version and arco_request.definition < excluded.definition)
            """);
        foreach (var value in new object[]
        {
            id, request.Election, request.Number, version, election.Calendar.DefinitionVersion, request.Submission.ReceivedAt.ToUniversalTime(),
            request.Submission.Right.ToString(), standing.State.ToString(),
        })
        {
            row.Parameters.AddWithValue(value);
        }

        var running = standing.Running;
        Optional(row, NpgsqlDbType.Text, request.Submission.Candidacy);
        Optional(row, NpgsqlDbType.Text, running?.Kind.ToString());
        Optional(row, NpgsqlDbType.TimestampTz, running?.Ends.ToUniversalTime());
        Optional(row, NpgsqlDbType.Text, running is null ? null : ArcoText.Explain(running));
        await row.ExecuteNonQueryAsync();
    }

    /// <summary>Ids of stored requests whose row is not there, is of a former state, or has dates of a former definition.</summary>
    public async Task<List<string>> Behind(string election, int definition)
    {
        await using var command = databases.Curricular.CreateCommand(
            """
            select s.grainidextensionstring
            from grains.orleansstorage s
            left join oversight.arco_request o on o.request_id = s.grainidextensionstring
            where s.graintypestring = $1 and s.serviceid = $2 and s.payloadbinary is not null and s.grainidextensionstring ~ ('^' || $3 || '[0-9]+$')
              and (o.request_id is null or o.state_version < s.version or (o.ends_at is not null and o.definition < $4))
            limit $5
            """);
        command.Parameters.AddWithValue(StorageNames.ArcoRequest);
        command.Parameters.AddWithValue(StorageNames.ServiceId);
        command.Parameters.AddWithValue(ArcoId.PrefixOf(election));
        command.Parameters.AddWithValue(definition);
        command.Parameters.AddWithValue(Batch);
        await using var reader = await command.ExecuteReaderAsync();
        var ids = new List<string>();
        while (await reader.ReadAsync())
            ids.Add(reader.GetString(0));
        return ids;
    }

    /// <summary>Terms that run and end between two instants, the first to end first.</summary>
    public async Task<List<RunningArcoTerm>> Running(string election, DateTimeOffset from, DateTimeOffset to)
    {
        await using var command = databases.Curricular.CreateCommand(
            "select number, term, ends_at, why from oversight.arco_request where election = $1 and ends_at between $2 and $3 order by ends_at, number");
        command.Parameters.AddWithValue(election);
        command.Parameters.AddWithValue(from.ToUniversalTime());
        command.Parameters.AddWithValue(to.ToUniversalTime());
        await using var reader = await command.ExecuteReaderAsync();
        var running = new List<RunningArcoTerm>();
        while (await reader.ReadAsync())
        {
            running.Add(new RunningArcoTerm(
                reader.GetInt32(0), Enum.Parse<ArcoTermKind>(reader.GetString(1)), reader.GetFieldValue<DateTimeOffset>(2), reader.GetString(3)));
        }

        return running;
    }

    private static void Optional(NpgsqlCommand command, NpgsqlDbType type, object? value) =>
        command.Parameters.Add(new NpgsqlParameter { NpgsqlDbType = type, Value = value ?? DBNull.Value });
}
