using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;

namespace Conoceles.Web.Accounts.Session;

/// <summary>What a page is told of its session. Whole seconds, rounded down.</summary>
/// <param name="State"><c>open</c> or <c>ended</c>.</param>
/// <param name="How">How it ended, as the sign-in page's address says it; null when it is open.</param>
/// <param name="Idle">Seconds until it ends if nothing is done.</param>
/// <param name="Limit">Seconds until it ends whatever is done.</param>
/// <param name="Account">Tells one account from another, and nothing more.</param>
public sealed record SessionState(string State, string? How, int Idle, int Limit, string Account)
{
    private const int TagLength = 16;

    public static SessionState Of(HttpContext context) => SessionTimes.Of(context) switch
    {
        { End: SessionEnd.None } open when context.User.Identity is { IsAuthenticated: true } =>
            new("open", null, (int)open.IdleLeft.TotalSeconds, (int)open.AbsoluteLeft.TotalSeconds, Tag(context.User)),
        { } ended => new("ended", ended.Word, 0, 0, ""),
        null => new("ended", "cerrada", 0, 0, ""),
    };

    private static string Tag(ClaimsPrincipal user) => Convert.ToHexString(SHA256.HashData(
        Encoding.UTF8.GetBytes(user.FindFirst(SessionClaims.Account)?.Value ?? "")))[..TagLength];
}
