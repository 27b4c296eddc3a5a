using Conoceles.Candidacies;
using Npgsql;

namespace Conoceles.Web.Oversight.Acts;

/// <summary>Somebody who contends with a candidacy, herself included.</summary>
/// <param name="Id">Candidacy id.</param>
/// <param name="Name">As lists show it.</param>
/// <param name="Office">Office id.</param>
/// <param name="ListNumber">Position in the list or slate; null where there is one post.</param>
/// <param name="Character"><c>propietaria</c> or <c>suplente</c>.</param>
/// <param name="Status">As the derived row says it.</param>
/// <param name="SamePost">Of her own formula.</param>
public sealed record Fellow(string Id, string Name, string Office, int? ListNumber, string Character, CandidacyStatus Status, bool SamePost);

/// <summary>Formula (titular and substitute) and slate of a candidacy.</summary>
public interface IFellows
{
    /// <summary>
    /// Everybody of the same actor in the same contest: a municipality's slate, a proportional list, or the formula of a
    /// district. Each independent contends only with her own, who share her responsible party.
    /// </summary>
    Task<IReadOnlyList<Fellow>> Of(string candidacy, bool independent, CancellationToken cancellation);
}

/// <summary>From the oversight projection.</summary>
public sealed class FellowReader(NpgsqlDataSource oversight) : IFellows
{
    public async Task<IReadOnlyList<Fellow>> Of(string candidacy, bool independent, CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand(
            """
            select f.candidacy_id, f.display_name, f.office, f.list_number, f.character, f.status,
              f.office = c.office and f.list_number is not distinct from c.list_number
            from oversight.candidacy c join oversight.candidacy f
              on f.election = c.election and f.actor = c.actor
              and f.municipality is not distinct from c.municipality and f.district is not distinct from c.district
              and (c.municipality is not null or f.office = c.office)
              and (not $2 or f.responsible_party = c.responsible_party)
            where c.candidacy_id = $1
            order by f.office, f.list_number nulls first, f.character, f.candidacy_id
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = candidacy });
        command.Parameters.Add(new NpgsqlParameter { Value = independent });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var fellows = new List<Fellow>();
        while (await reader.ReadAsync(cancellation))
        {
            fellows.Add(new Fellow(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetInt32(3),
                reader.GetString(4), Enum.Parse<CandidacyStatus>(reader.GetString(5)), reader.GetBoolean(6)));
        }

        return fellows;
    }
}
