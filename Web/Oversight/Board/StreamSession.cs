using Conoceles.Web.Accounts;
using Microsoft.AspNetCore.Authentication;

namespace Conoceles.Web.Oversight.Board;

/// <summary>
/// Whether the session of a request that does not end is still open: what any new request of the same browser would be
/// told, without being one that prolongs it.
/// </summary>
public sealed class StreamSession(IServiceScopeFactory scopes)
{
    public async Task<bool> IsOpen(HttpContext context)
    {
        await using var scope = scopes.CreateAsyncScope();
        var again = new DefaultHttpContext { RequestServices = scope.ServiceProvider };
        again.Request.Method = context.Request.Method;
        again.Request.Scheme = context.Request.Scheme;
        again.Request.Host = context.Request.Host;
        again.Request.Path = context.Request.Path;
        foreach (var (name, value) in context.Request.Headers)
            again.Request.Headers[name] = value;
        again.Request.Headers[SessionTimes.NotActivity] = "1";
        var answer = await again.AuthenticateAsync();
        return answer.Principal is { } person && Of(person) == Of(context.User);

        static (string?, string?) Of(System.Security.Claims.ClaimsPrincipal person) =>
            (person.FindFirst(SessionClaims.Account)?.Value, person.FindFirst(SessionClaims.Role)?.Value);
    }
}
