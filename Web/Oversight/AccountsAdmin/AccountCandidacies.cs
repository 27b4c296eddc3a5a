using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>A candidacy as a choice for an account of its own.</summary>
public sealed record AccountCandidacy(string Id, string Name, string SortName, string ResponsibleParty, string Office, string Territory, string Character);

/// <summary>Candidacies that have, or may get, an account of their own; from the oversight projection.</summary>
internal sealed class AccountCandidacies(NpgsqlDataSource oversight, WebSettings settings)
{
    private const string Select = """
        select candidacy_id, display_name, sort_name, responsible_party, office, territory, character from oversight.candidacy
        where election = $1
        """;

    private const string InTheRunning = "and status <> 'Withdrawn' order by responsible_party, sort_name, candidacy_id";

    /// <summary>Those of a list, whatever became of them.</summary>
    public async Task<IReadOnlyDictionary<string, AccountCandidacy>> Of(IEnumerable<string> ids, CancellationToken cancellation) =>
        ids.ToArray() is { Length: > 0 } known
            ? (await Rows($"{Select} and candidacy_id = any($2)", known, cancellation)).ToDictionary(c => c.Id, StringComparer.Ordinal)
            : new Dictionary<string, AccountCandidacy>(StringComparer.Ordinal);

    /// <summary>Of some political actors: the independents.</summary>
    public Task<List<AccountCandidacy>> OfActors(IEnumerable<string> actors, CancellationToken cancellation) =>
        Rows($"{Select} and actor = any($2) {InTheRunning}", [.. actors], cancellation);

    /// <summary>Of a responsible party.</summary>
    public Task<List<AccountCandidacy>> OfParty(string party, CancellationToken cancellation) =>
        Rows($"{Select} and responsible_party = any($2) {InTheRunning}", [party], cancellation);

    private async Task<List<AccountCandidacy>> Rows(string sql, string[] values, CancellationToken cancellation)
    {
        await using var command = oversight.CreateCommand(sql);
        command.Parameters.Add(new NpgsqlParameter { Value = settings.Election });
        command.Parameters.Add(new NpgsqlParameter { Value = values });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<AccountCandidacy>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new AccountCandidacy(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3), reader.GetString(4), reader.GetString(5),
                reader.GetString(6)));
        }

        return rows;
    }
}
