using System.Security.Cryptography;
using Conoceles.Web.Accounts.Activation;
using Npgsql;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>A code on its way to paper: the only moment at which it can be read.</summary>
public sealed record IssuedCode(string Account, string Code, DateTimeOffset Expires);

/// <summary>
/// Issues activation codes. Only their hashes are kept; a new one takes the place of the former, ends the account's
/// sessions and takes its password away. The same operation again issues nothing and shows what it issued, as long as
/// nothing came after.
/// </summary>
internal sealed class CodeIssuer(NpgsqlDataSource main, ActivationSettings settings)
{
    // Locked in one order, and the account before its code, as whoever takes a code does.
    private const string Ready = """
        select u.id from accounts.users u
        where u.id = any($1) and not u.disabled and (u.password_hash is null or $2) order by u.id for update
        """;

    private const string Write = """
        insert into accounts.act (account, kind, by_account, operation, reason, expires)
        select id, 'code-issued', $2, $3, nullif($4, ''), now() + $5 from unnest($1::text[]) as n (id)
        on conflict (account, kind, operation) do nothing returning account
        """;

    private const string Store = """
        insert into accounts.activation_code (account, hash, expires)
        select id, hash, now() + $3 from unnest($1::text[], $2::bytea[]) as n (id, hash)
        on conflict (account) do update set hash = excluded.hash, expires = excluded.expires, issued_at = now(), used_at = null
        """;

    private const string TakePassword = """
        update accounts.users u set password_hash = null, security_stamp = n.stamp, concurrency_stamp = n.stamp
        from unnest($1::text[], $2::text[]) as n (id, stamp) where u.id = n.id
        """;

    private const string EndSessions = "delete from accounts.session where account = any($1)";

    private const string Good = """
        select c.account, c.hash, c.expires from accounts.activation_code c join accounts.users u on u.id = c.account
        where c.account = any($1) and c.used_at is null and c.expires > now() and not u.disabled
        """;

    /// <summary>Codes of accounts that have no password yet, in the order of their sheets.</summary>
    /// <returns>Those that can be shown; an account that is left out is disabled, is active already or got another code meanwhile.</returns>
    public async Task<List<IssuedCode>> Issue(
        byte[] seed, IReadOnlyList<string> accounts, string by, Guid operation, CancellationToken cancellation)
    {
        await using var connection = await main.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var issued = await Issue(connection, seed, accounts, false, "", by, operation, cancellation);
        await transaction.CommitAsync(cancellation);
        return issued;
    }

    /// <summary>Another code for one account, also when it has a password: the password stops being good.</summary>
    /// <returns>Whether it was allowed, and the code if it can be shown.</returns>
    public async Task<(ActResult Result, IssuedCode? Code)> IssueAgain(
        byte[] seed, string account, string reason, string by, Guid operation, CancellationToken cancellation)
    {
        await using var connection = await main.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await Administrators.MayShutOut(connection, account, by, cancellation) is not ActResult.Done and var refused)
            return (refused, null);
        var issued = await Issue(connection, seed, [account], true, reason, by, operation, cancellation);
        await transaction.CommitAsync(cancellation);
        return (ActResult.Done, issued.FirstOrDefault());
    }

    private async Task<List<IssuedCode>> Issue(
        NpgsqlConnection connection, byte[] seed, IReadOnlyList<string> accounts, bool again, string reason, string by, Guid operation,
        CancellationToken cancellation)
    {
        var codes = accounts.ToDictionary(a => a, a => ActivationCode.Of(seed, a), StringComparer.Ordinal);
        var ready = await Ids(Ready, accounts.ToArray(), again);
        var fresh = await Ids(Write, ready, by, operation, reason, settings.CodeLife);
        if (fresh.Length > 0)
        {
            await Run(Store, fresh, fresh.Select(a => ActivationCode.HashOf(a, codes[a])).ToArray(), settings.CodeLife);
            await Run(TakePassword, fresh, fresh.Select(_ => Convert.ToHexString(RandomNumberGenerator.GetBytes(16))).ToArray());
            await Run(EndSessions, [fresh]);
        }

        var good = new Dictionary<string, DateTimeOffset>(StringComparer.Ordinal);
        await using (var command = Command(connection, Good, [accounts.ToArray()]))
        {
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
            {
                var account = reader.GetString(0);
                if (CryptographicOperations.FixedTimeEquals(reader.GetFieldValue<byte[]>(1), ActivationCode.HashOf(account, codes[account])))
                    good[account] = reader.GetFieldValue<DateTimeOffset>(2);
            }
        }

        return [.. accounts.Where(good.ContainsKey).Select(a => new IssuedCode(a, codes[a], good[a]))];

        async Task<string[]> Ids(string sql, params object[] values)
        {
            await using var command = Command(connection, sql, values);
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            var ids = new List<string>();
            while (await reader.ReadAsync(cancellation))
                ids.Add(reader.GetString(0));
            return [.. ids];
        }

        async Task Run(string sql, params object[] values)
        {
            await using var command = Command(connection, sql, values);
            await command.ExecuteNonQueryAsync(cancellation);
        }
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
