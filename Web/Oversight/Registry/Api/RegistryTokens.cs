using System.Security.Cryptography;
using Conoceles.Web.Configuration;
using Npgsql;

namespace Conoceles.Web.Oversight.Registry.Api;

/// <summary>A key as its administrators see it.</summary>
/// <param name="LastUsed">When it was last shown with its secret, good or not; null when never.</param>
/// <param name="Uses">How many times.</param>
/// <param name="Good">Neither expired nor revoked.</param>
public sealed record TokenRow(
    string Id, string System, string IssuedBy, DateTimeOffset IssuedAt, DateTimeOffset Expires, DateTimeOffset? LastUsed, long Uses,
    string? RevokedBy, DateTimeOffset? RevokedAt, bool Good);

/// <summary>What a shown key is worth.</summary>
/// <param name="Outcome">One of the constants of <see cref="TokenOutcome"/>.</param>
/// <param name="System">Whose it is.</param>
public sealed record TokenVerdict(string Outcome, string System);

/// <summary>How a shown key ended, as <c>registry.token_use</c> has it.</summary>
public static class TokenOutcome
{
    public const string Good = "good";
    public const string Expired = "expired";
    public const string Revoked = "revoked";
    public const string OtherElection = "other-election";
}

/// <summary>Keys of the registry's systems, by PostgreSQL's real clock, and the record of their uses.</summary>
internal sealed class RegistryTokens(NpgsqlDataSource main, WebSettings settings)
{
    private const string Find = """
        select hash, system, case when revoked_at is not null then 'revoked' when expires <= now() then 'expired'
                                  when election <> $2 then 'other-election' else 'good' end
        from registry.token where id = $1
        """;

    private const string ListSql = """
        select t.id, t.system, i.display_name, t.issued_at, t.expires, u.last, u.uses, r.display_name, t.revoked_at,
               t.revoked_at is null and t.expires > now()
        from registry.token t join accounts.users i on i.id = t.issued_by left join accounts.users r on r.id = t.revoked_by
        cross join lateral (select max(at) as last, count(*) as uses from registry.token_use where token = t.id) u
        where t.election = $1 order by t.issued_at desc
        """;

    /// <summary>
    /// Judges a key and records that it was shown, before anything is done with it. Null when there is no such key or its secret
    /// is another: that is no use of it.
    /// </summary>
    public async Task<TokenVerdict?> Use(RegistryToken shown, string method, CancellationToken cancellation)
    {
        if (await Row(shown.Id, cancellation) is not { } row || !CryptographicOperations.FixedTimeEquals(row.Hash, shown.Hash))
            return null;
        await Run("insert into registry.token_use (token, method, outcome) values ($1, $2, $3)", cancellation, shown.Id, method, row.Verdict.Outcome);
        return row.Verdict;
    }

    /// <summary>A new key; the text that is shown once, or null when the same form issued it already.</summary>
    public async Task<string?> Issue(string system, int days, string by, Guid operation, CancellationToken cancellation)
    {
        var (token, text) = RegistryToken.New();
        return await Run(
            """
            insert into registry.token (id, election, system, hash, issued_by, expires, operation)
            values ($1, $2, $3, $4, $5, now() + make_interval(days => $6), $7) on conflict (operation) do nothing
            """, cancellation, token.Id, settings.Election, system, token.Hash, by, days, operation) == 1 ? text : null;
    }

    /// <summary>False when there is no such key of this election. Revoking again changes nothing.</summary>
    public async Task<bool> Revoke(string id, string by, CancellationToken cancellation) =>
        await Run(
            """
            update registry.token set revoked_by = coalesce(revoked_by, $3), revoked_at = coalesce(revoked_at, now())
            where id = $1 and election = $2
            """, cancellation, id, settings.Election, by) == 1;

    /// <summary>Those of this election, newest first.</summary>
    public async Task<List<TokenRow>> All(CancellationToken cancellation)
    {
        await using var command = Command(ListSql, settings.Election);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<TokenRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new TokenRow(
                reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<DateTimeOffset>(3), reader.GetFieldValue<DateTimeOffset>(4),
                reader.IsDBNull(5) ? null : reader.GetFieldValue<DateTimeOffset>(5), reader.GetInt64(6),
                reader.IsDBNull(7) ? null : reader.GetString(7), reader.IsDBNull(8) ? null : reader.GetFieldValue<DateTimeOffset>(8), reader.GetBoolean(9)));
        }

        return rows;
    }

    private async Task<(byte[] Hash, TokenVerdict Verdict)?> Row(string id, CancellationToken cancellation)
    {
        await using var command = Command(Find, id, settings.Election);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation)
            ? (reader.GetFieldValue<byte[]>(0), new TokenVerdict(reader.GetString(2), reader.GetString(1)))
            : null;
    }

    private async Task<int> Run(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = Command(sql, values);
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = main.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
