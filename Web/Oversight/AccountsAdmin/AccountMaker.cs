using System.Security.Cryptography;
using Npgsql;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>
/// Makes the accounts of a plan, all of them or none, in one transaction: a crash in the middle leaves nothing half done,
/// and confirming again finds them made.
/// </summary>
internal sealed class AccountMaker(NpgsqlDataSource main)
{
    private const string OneAtATime = "select pg_advisory_xact_lock(4823450112)";

    private const string IsMade = "select exists (select from accounts.act where operation = $1 and kind = 'created')";

    // Somebody else made the same meanwhile: another preview has to be seen.
    private const string HasChanged = """
        select exists (select from accounts.users where user_name = any($1)
                or (coalesce(party, '') = any($2) and display_name = any($3) and role <> 'Candidate'))
            or exists (select from accounts.user_claims c join accounts.users u on u.id = c.user_id
                       where c.claim_type = 'candidacy' and c.claim_value = any($4) and not u.disabled)
        """;

    private const string Users = """
        insert into accounts.users (id, user_name, normalized_user_name, role, party, display_name, disabled, email_confirmed,
            security_stamp, concurrency_stamp, phone_number_confirmed, two_factor_enabled, lockout_enabled, access_failed_count)
        select id, user_name, user_name, role, nullif(party, ''), name, false, false, stamp, id, false, false, true, 0
        from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[]) as n (id, user_name, role, party, name, stamp)
        """;

    private const string Claims = """
        insert into accounts.user_claims (user_id, claim_type, claim_value)
        select id, 'candidacy', candidacy from unnest($1::text[], $2::text[]) as n (id, candidacy) where candidacy <> ''
        """;

    private const string Acts = """
        insert into accounts.act (account, kind, by_account, operation)
        select id, 'created', $2, $3 from unnest($1::text[]) with ordinality as n (id, place) order by place
        """;

    /// <summary>False when what is there is no longer what the preview showed, and nothing was made.</summary>
    public async Task<bool> Make(AccountPlan plan, CancellationToken cancellation)
    {
        var accounts = plan.Accounts;
        var ids = accounts.Select(a => a.Id).ToArray();
        var users = accounts.Select(a => a.User).ToArray();
        var names = accounts.Select(a => a.Name).ToArray();
        var parties = accounts.Select(a => a.Party ?? "").ToArray();
        var candidacies = accounts.Select(a => a.Candidacy ?? "").ToArray();
        await using var connection = await main.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await Run(OneAtATime);
        if (await Says(IsMade, plan.Operation))
            return true;
        // Two candidates may share a name; two desks may not.
        var desks = accounts.Where(a => a.Candidacy is null).Select(a => a.Name).ToArray();
        if (await Says(HasChanged, users, parties, desks, candidacies))
            return false;
        await Run(Users, ids, users, accounts.Select(a => a.Role.ToString()).ToArray(), parties, names, accounts.Select(_ => NewStamp()).ToArray());
        await Run(Claims, ids, candidacies);
        await Run(Acts, ids, plan.By, plan.Operation);
        await transaction.CommitAsync(cancellation);
        return true;

        async Task Run(string sql, params object[] values)
        {
            await using var command = Command(connection, sql, values);
            await command.ExecuteNonQueryAsync(cancellation);
        }

        async Task<bool> Says(string sql, params object[] values)
        {
            await using var command = Command(connection, sql, values);
            return (bool)(await command.ExecuteScalarAsync(cancellation))!;
        }
    }

    private static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return command;
    }
}
