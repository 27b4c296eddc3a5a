using System.Security.Cryptography;
using Conoceles.Web.Accounts;
using Npgsql;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>What became of an act on an account.</summary>
internal enum ActResult
{
    /// <summary>Done, now or by the same form before, or it already was so.</summary>
    Done,

    NotFound,

    /// <summary>Nobody shuts herself out.</summary>
    Own,

    /// <summary>Nobody would be left to undo it.</summary>
    LastAdministrator,
}

/// <summary>
/// Disables, enables and ends sessions: each with its entry in the trail, in one transaction. A new stamp makes every web
/// refuse the sessions that there were, at their next request.
/// </summary>
internal sealed class AccountActs(NpgsqlDataSource main)
{
    private const string Find = "select disabled from accounts.users where id = $1 for update";

    private const string Write = """
        insert into accounts.act (account, kind, by_account, operation, reason) values ($1, $2, $3, $4, $5)
        on conflict (account, kind, operation) do nothing
        """;

    private const string SetDisabled = "update accounts.users set disabled = $2, security_stamp = $3, concurrency_stamp = $3 where id = $1";
    private const string SetStamp = "update accounts.users set security_stamp = $2, concurrency_stamp = $2 where id = $1";
    private const string EndSessions = "delete from accounts.session where account = $1";

    /// <param name="kind">Disabled, enabled or sessions closed, of <see cref="AccountActKinds"/>.</param>
    /// <param name="operation">The same one does nothing again.</param>
    public async Task<ActResult> Act(string account, string kind, string reason, string by, Guid operation, CancellationToken cancellation)
    {
        await using var connection = await main.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (kind == AccountActKinds.Disabled
            && await Administrators.MayShutOut(connection, account, by, cancellation) is not ActResult.Done and var refused)
            return refused;
        await using (var find = Command(connection, Find, [account]))
        {
            if (await find.ExecuteScalarAsync(cancellation) is not bool isDisabled)
                return ActResult.NotFound;
            if (kind == (isDisabled ? AccountActKinds.Disabled : AccountActKinds.Enabled))
                return ActResult.Done;
        }

        if (await Run(Write, account, kind, by, operation, reason) == 0)
            return ActResult.Done;
        var stamp = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        if (kind == AccountActKinds.SessionsClosed)
        {
            await Run(SetStamp, account, stamp);
            await Run(EndSessions, account);
        }
        else
        {
            // The rows stay: whoever holds the key of one is told that the account was disabled.
            await Run(SetDisabled, account, kind == AccountActKinds.Disabled, stamp);
        }

        await transaction.CommitAsync(cancellation);
        return ActResult.Done;

        async Task<int> Run(string sql, params object[] values)
        {
            await using var command = Command(connection, sql, values);
            return await command.ExecuteNonQueryAsync(cancellation);
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
