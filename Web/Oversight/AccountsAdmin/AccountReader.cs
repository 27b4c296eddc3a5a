using Conoceles.Candidacies;
using Conoceles.Web.Accounts;
using Npgsql;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>Reads accounts and what was done to them, from the web's own tables.</summary>
internal sealed class AccountReader(NpgsqlDataSource main, SessionLimits limits)
{
    private const int MaxActs = 200;

    private const string Select = $"""
        select u.id, u.user_name, u.display_name, u.role, u.party, own.claim_value,
               u.disabled, u.password_hash is not null, coalesce(c.expires <= now(), false), c.account is not null, c.expires,
               greatest(entered.at, used.at), coalesce(used.open, 0)
        from accounts.users u
        left join accounts.activation_code c on c.account = u.id
        left join lateral (
            select k.claim_value from accounts.user_claims k
            where k.user_id = u.id and k.claim_type = '{SessionClaims.Candidacy}' limit 1) own on true
        left join lateral (
            select a.at from accounts.act a
            where a.account = u.id and a.kind = '{AccountActKinds.SignedIn}' order by a.at desc limit 1) entered on true
        left join lateral (
            select max(s.last_seen) as at,
                   count(*) filter (where s.stamp = u.security_stamp and not u.disabled and s.expires > now() and s.last_seen + $1 > now())::int as open
            from accounts.session s where s.account = u.id) used on true
        """;

    /// <summary>Every account.</summary>
    public Task<List<AccountRow>> All(CancellationToken cancellation) => Rows(Select, [limits.Idle], cancellation);

    public async Task<AccountRow?> One(string id, CancellationToken cancellation) =>
        (await Rows(Select + " where u.id = $2", [limits.Idle, id], cancellation)).FirstOrDefault();

    /// <summary>The accounts that one form created, in its order.</summary>
    public Task<List<AccountRow>> OfBatch(Guid operation, CancellationToken cancellation) => Rows(
        $"{Select} join accounts.act made on made.account = u.id and made.operation = $2 and made.kind = '{AccountActKinds.Created}' order by made.seq",
        [limits.Idle, operation], cancellation);

    /// <summary>Accounts that got a code by one pressing of the button.</summary>
    public async Task<HashSet<string>> IssuedBy(Guid operation, CancellationToken cancellation)
    {
        await using var command = main.CreateCommand($"select account from accounts.act where operation = $1 and kind = '{AccountActKinds.CodeIssued}'");
        command.Parameters.Add(new NpgsqlParameter { Value = operation });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var accounts = new HashSet<string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation))
            accounts.Add(reader.GetString(0));
        return accounts;
    }

    /// <summary>What was done to an account, newest first; its sign-ins apart.</summary>
    public async Task<List<AccountAct>> Acts(string id, bool signIns, CancellationToken cancellation)
    {
        await using var command = main.CreateCommand(
            $"""
            select a.at, a.kind, b.display_name, a.operation, a.reason, a.expires
            from accounts.act a join accounts.users b on b.id = a.by_account
            where a.account = $1 and (a.kind = '{AccountActKinds.SignedIn}') = $2 order by a.seq desc limit {MaxActs}
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = id });
        command.Parameters.Add(new NpgsqlParameter { Value = signIns });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var acts = new List<AccountAct>();
        while (await reader.ReadAsync(cancellation))
        {
            acts.Add(new AccountAct(
                reader.GetFieldValue<DateTimeOffset>(0), reader.GetString(1), reader.GetString(2), reader.GetGuid(3),
                reader.IsDBNull(4) ? null : reader.GetString(4), Instant(reader, 5)));
        }

        return acts;
    }

    private async Task<List<AccountRow>> Rows(string sql, object[] values, CancellationToken cancellation)
    {
        await using var command = main.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<AccountRow>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(new AccountRow
            {
                Id = reader.GetString(0),
                User = reader.IsDBNull(1) ? "" : reader.GetString(1),
                Name = reader.GetString(2),
                Role = Enum.Parse<Role>(reader.GetString(3)),
                Party = reader.IsDBNull(4) ? null : reader.GetString(4),
                Candidacy = reader.IsDBNull(5) ? null : reader.GetString(5),
                State = AccountState.Of(reader.GetBoolean(6), reader.GetBoolean(7), reader.GetBoolean(8)),
                HasCode = reader.GetBoolean(9),
                CodeExpires = Instant(reader, 10),
                LastSession = Instant(reader, 11),
                OpenSessions = reader.GetInt32(12),
            });
        }

        return rows;
    }

    private static DateTimeOffset? Instant(NpgsqlDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : reader.GetFieldValue<DateTimeOffset>(column);
}
