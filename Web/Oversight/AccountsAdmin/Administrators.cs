using Conoceles.Candidacies;
using Npgsql;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>
/// Nobody shuts herself out, and somebody is left who can undo it. Acts that shut an account out come one after the other:
/// of two administrators who disable each other, one stays.
/// </summary>
internal static class Administrators
{
    private const string OneAtATime = "select pg_advisory_xact_lock(4823450113)";

    private const string Find = "select role from accounts.users where id = $1 for update";

    private const string OthersActive = """
        select exists (select from accounts.users where role = 'UtAdministrator' and id <> $1 and not disabled and password_hash is not null)
        """;

    /// <summary>Inside the transaction of the act: whether this administrator may shut the account out.</summary>
    public static async Task<ActResult> MayShutOut(NpgsqlConnection connection, string account, string by, CancellationToken cancellation)
    {
        await Ask(connection, OneAtATime, cancellation);
        if (account == by)
            return ActResult.Own;
        if (await Ask(connection, Find, cancellation, account) is not string role)
            return ActResult.NotFound;
        return Enum.Parse<Role>(role) is not Role.UtAdministrator || await Ask(connection, OthersActive, cancellation, account) is true
            ? ActResult.Done
            : ActResult.LastAdministrator;
    }

    private static async Task<object?> Ask(NpgsqlConnection connection, string sql, CancellationToken cancellation, params string[] values)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return await command.ExecuteScalarAsync(cancellation);
    }
}
