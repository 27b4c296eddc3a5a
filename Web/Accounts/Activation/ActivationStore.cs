using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Npgsql;

namespace Conoceles.Web.Accounts.Activation;

/// <summary>
/// Takes an activation code and sets the account's first password. A code that is wrong, used or expired and an account
/// that is unknown or disabled cost the same: the new password is hashed before anything is looked at, and the same
/// statements run.
/// </summary>
public sealed class ActivationStore(NpgsqlDataSource main)
{
    private const string Find = "select id from accounts.users where normalized_user_name = $1";

    // First the account, as whoever issues a code does: the two never wait for each other in a circle.
    private const string Lock = "select 1 from accounts.users where id = $1 for update";

    private const string Take = """
        update accounts.activation_code c set used_at = now()
        from accounts.users u
        where c.account = $1 and c.hash = $2 and c.used_at is null and c.expires > now()
          and u.id = c.account and not u.disabled and u.password_hash is null
        """;

    private const string SetPassword = """
        update accounts.users set password_hash = $2, security_stamp = $3, concurrency_stamp = $4 where id = $1
        """;

    private const string Write = "insert into accounts.act (account, kind, by_account, operation) values ($1, $2, $1, gen_random_uuid())";

    private const string Nobody = "nadie";
    private static readonly PasswordHasher<AccountUser> Hasher = new();

    /// <summary>True when the code was good and is used up.</summary>
    public async Task<bool> Activate(string user, string code, string password, CancellationToken cancellation)
    {
        var hash = Hasher.HashPassword(new AccountUser(), password);
        await using var connection = await main.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var account = await Run(connection, Find, c => c.ExecuteScalarAsync(cancellation), Normalized(user)) as string ?? Nobody;
        await Run(connection, Lock, c => c.ExecuteNonQueryAsync(cancellation), account);
        if (await Run(connection, Take, c => c.ExecuteNonQueryAsync(cancellation), account, ActivationCode.HashOf(account, code)) == 0)
            return false;
        await Run(connection, SetPassword, c => c.ExecuteNonQueryAsync(cancellation), account, hash, NewStamp(), NewStamp());
        await Run(connection, Write, c => c.ExecuteNonQueryAsync(cancellation), account, AccountActKinds.Activated);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static string NewStamp() => Convert.ToHexString(RandomNumberGenerator.GetBytes(16));

    // As Identity does.
    private static string Normalized(string user) => user.Normalize().ToUpperInvariant();

    private static async Task<T> Run<T>(NpgsqlConnection connection, string sql, Func<NpgsqlCommand, Task<T>> run, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await run(command);
    }
}
