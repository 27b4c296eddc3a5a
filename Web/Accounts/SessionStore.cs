using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Conoceles.Web.Accounts;

/// <summary>
/// Sessions live in <c>accounts.session</c>: signing out, disabling an account or changing its password ends them at
/// the next request, on every web. The table knows only a hash of the key that the browser holds. Idle 30 minutes,
/// twelve hours at most (ASVS 7.1.1), by PostgreSQL's clock.
/// </summary>
public sealed class SessionStore(NpgsqlDataSource main, IDataProtectionProvider protection) : ITicketStore
{
    // The stamp changes with the password: the sessions of the former one do not outlive it.
    private const string Find = """
        select s.ticket, s.last_seen < now() - interval '1 minute'
        from accounts.session s
        join accounts.users u on u.id = s.account
        where s.id = $1 and not u.disabled and u.security_stamp = s.stamp
          and s.last_seen > now() - interval '30 minutes' and s.expires > now()
        """;

    private const string Insert = """
        insert into accounts.session (id, account, stamp, expires, ticket)
        select $1, u.id, u.security_stamp, now() + interval '12 hours', $3 from accounts.users u where u.id = $2
        """;

    private readonly IDataProtector _protector = protection.CreateProtector("Conoceles.Sessions.v1");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var account = ticket.Principal.FindFirst(SessionClaims.Account)!.Value;
        await Run(Insert, Id(key), account, Protect(ticket));
        // Signing in is rare and touches the table anyway: the swept rows are the ones nobody can use again.
        await Run("delete from accounts.session where expires < now() or last_seen < now() - interval '1 day'");
        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) =>
        Run("update accounts.session set ticket = $2, last_seen = now() where id = $1", Id(key), Protect(ticket));

    public async Task<AuthenticationTicket?> RetrieveAsync(string key)
    {
        byte[] ticket;
        bool stale;
        await using (var command = main.CreateCommand(Find))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Id(key) });
            await using var reader = await command.ExecuteReaderAsync();
            if (!await reader.ReadAsync())
                return null;
            ticket = reader.GetFieldValue<byte[]>(0);
            stale = reader.GetBoolean(1);
        }

        if (stale)
            await Run("update accounts.session set last_seen = now() where id = $1", Id(key));
        return Unprotect(ticket);
    }

    public Task RemoveAsync(string key) => Run("delete from accounts.session where id = $1", Id(key));

    private static string Id(string key) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private byte[] Protect(AuthenticationTicket ticket) => _protector.Protect(TicketSerializer.Default.Serialize(ticket));

    private AuthenticationTicket? Unprotect(byte[] ticket)
    {
        try
        {
            return TicketSerializer.Default.Deserialize(_protector.Unprotect(ticket));
        }
        catch (CryptographicException)
        {
            // The keys changed: the person signs in again.
            return null;
        }
    }

    private async Task Run(string sql, params object[] values)
    {
        await using var command = main.CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }
}
