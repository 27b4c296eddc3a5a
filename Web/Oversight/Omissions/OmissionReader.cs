using Conoceles.Omissions;
using Conoceles.Web.Configuration;
using Conoceles.Web.Shared.Oversight;
using Npgsql;

namespace Conoceles.Web.Oversight.Omissions;

/// <summary>A party's closing.</summary>
/// <param name="Party">Responsible party.</param>
/// <param name="Closed">When its captures closed.</param>
/// <param name="Omitted">Candidacies of it that are omitted now: an extension or a reopening takes them out.</param>
/// <param name="Files">Files that there are of it.</param>
public sealed record OmissionLine(string Party, DateTimeOffset Closed, int Omitted, int Files);

/// <summary>A file, and when it was composed.</summary>
public sealed record OmissionFile(Omission Facts, DateTimeOffset ComposedAt);

/// <summary>Who was omitted and the files of it, with a role that can only read.</summary>
public sealed class OmissionReader(NpgsqlDataSource oversight, WebSettings settings)
{
    private const string Newest = "order by closed_at desc, sort_name, candidacy_id";

    /// <summary>Every closing that left somebody out, the newest first.</summary>
    public Task<List<OmissionLine>> Lines(DateTimeOffset now, CancellationToken cancellation) => Read(
        $"""
        select party, closed, sum(omitted)::int, sum(files)::int from (
          select responsible_party as party, capture_closes as closed, count(*) as omitted, 0 as files
          from oversight.candidacy where election = $1 and ({Situation.Sql}) = {Situation.Omitted.Index} group by 1, 2
          union all
          select party, closed_at, 0, count(*) from oversight.omission where election = $1 group by 1, 2) both_sides
        group by 1, 2 order by 2 desc, 1
        """,
        r => new OmissionLine(r.GetString(0), OversightReader.Instant(r, 1)!.Value, r.GetInt32(2), r.GetInt32(3)),
        cancellation, now.ToUniversalTime());

    /// <summary>Files of one party.</summary>
    public Task<List<OmissionFile>> Party(string party, int skip, int take, CancellationToken cancellation) => Read(
        $"select facts, composed_at from oversight.omission where election = $1 and party = $2 {Newest} offset $3 limit $4",
        File, cancellation, party, skip, take);

    public async Task<int> Count(string party, CancellationToken cancellation) => (await Read(
        "select count(*)::int from oversight.omission where election = $1 and party = $2", r => r.GetInt32(0), cancellation, party))[0];

    /// <summary>Files of one candidacy: one for each closing that found it without a submission.</summary>
    public Task<List<OmissionFile>> Of(string candidacy, CancellationToken cancellation) => Read(
        $"select facts, composed_at from oversight.omission where election = $1 and candidacy_id = $2 {Newest}", File, cancellation, candidacy);

    private static OmissionFile File(NpgsqlDataReader reader) => new(Omission.Parse(reader.GetString(0)), OversightReader.Instant(reader, 1)!.Value);

    private async Task<List<T>> Read<T>(string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellation, params object[] values)
    {
        await using var command = oversight.CreateCommand(sql);
        foreach (var value in values.Prepend(settings.Election))
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(row(reader));
        return rows;
    }
}
