using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;
using Npgsql;

namespace Conoceles.Web.Accounts;

/// <summary>
/// Sessions live in <c>accounts.session</c>: signing out, disabling an account or changing its password ends them at
/// the next request, on every web. The table knows only a hash of the key that the browser holds. How long they last is
/// in <see cref="SessionLimits"/> and by PostgreSQL's clock.
/// </summary>
public sealed class SessionStore(NpgsqlDataSource main, IDataProtectionProvider protection, SessionLimits limits) : ITicketStore
{
    // The stamp changes with the password: the sessions of the former one do not outlive it. The rows of a disabled
    // account stay until they are swept, so that whoever holds their key is told what happened.
    private const string FindSql = """
        select s.ticket, u.disabled, u.security_stamp = s.stamp,
               s.last_seen + $2 - now(), s.expires - now(), now() - s.last_seen
        from accounts.session s
        join accounts.users u on u.id = s.account
        where s.id = $1
        """;

    // That somebody signed in outlives her session: it is evidence of what an account was used for.
    private const string Insert = """
        with made as (
            insert into accounts.session (id, account, stamp, expires, ticket)
            select $1, u.id, u.security_stamp, now() + $4, $3 from accounts.users u where u.id = $2
            returning account)
        insert into accounts.act (account, kind, by_account, operation)
        select account, $5, account, gen_random_uuid() from made
        """;

    // How finely activity is written down: not at each request.
    private readonly TimeSpan _grain = TimeSpan.FromTicks(Math.Min(TimeSpan.TicksPerMinute, limits.Idle.Ticks / 10));
    private readonly IDataProtector _protector = protection.CreateProtector("Conoceles.Sessions.v1");

    public async Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var key = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));
        var account = ticket.Principal.FindFirst(SessionClaims.Account)!.Value;
        await Run(Insert, Id(key), account, Protect(ticket), limits.Absolute, AccountActKinds.SignedIn);
        // Signing in is rare and touches the table anyway: the swept rows are the ones nobody can use again.
        await Run("delete from accounts.session where expires < now() or last_seen < now() - interval '1 day'");
        return key;
    }

    public Task RenewAsync(string key, AuthenticationTicket ticket) =>
        Run("update accounts.session set ticket = $2, last_seen = now() where id = $1", Id(key), Protect(ticket));

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => Find(key, isActivity: true, _ => { });

    /// <summary>Leaves with the request what the page must know: how long the session has left, or how it ended.</summary>
    public Task<AuthenticationTicket?> RetrieveAsync(string key, HttpContext httpContext, CancellationToken cancellationToken) =>
        Find(key, !SessionTimes.IsByItself(httpContext.Request), httpContext.Features.Set);

    private async Task<AuthenticationTicket?> Find(string key, bool isActivity, Action<SessionTimes> learn)
    {
        byte[] ticket;
        TimeSpan idle, absolute, age;
        await using (var command = main.CreateCommand(FindSql))
        {
            command.Parameters.Add(new NpgsqlParameter { Value = Id(key) });
            command.Parameters.Add(new NpgsqlParameter { Value = limits.Idle });
            await using var reader = await command.ExecuteReaderAsync();
            var found = await reader.ReadAsync();
            var isDisabled = found && reader.GetBoolean(1);
            if (!found || isDisabled || !reader.GetBoolean(2))
            {
                learn(SessionTimes.Ended(isDisabled ? SessionEnd.Disabled : SessionEnd.Closed));
                return null;
            }

            ticket = reader.GetFieldValue<byte[]>(0);
            (idle, absolute, age) = (reader.GetTimeSpan(3), reader.GetTimeSpan(4), reader.GetTimeSpan(5));
        }

        if (absolute <= TimeSpan.Zero || idle <= TimeSpan.Zero)
        {
            learn(SessionTimes.Ended(absolute <= TimeSpan.Zero ? SessionEnd.Limit : SessionEnd.Idle));
            return null;
        }

        if (isActivity && age > _grain)
        {
            await Run("update accounts.session set last_seen = now() where id = $1", Id(key));
            idle = limits.Idle;
        }

        learn(new SessionTimes(SessionEnd.None, idle, absolute));
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
