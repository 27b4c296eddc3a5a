using System.Security.Claims;
using Conoceles.Candidacies;

namespace Conoceles.Web.Accounts;

/// <summary>The only place that makes an <see cref="Actor"/>: from the server-side session, never from a form.</summary>
public static class ActorFactory
{
    /// <exception cref="InvalidOperationException">Nobody is signed in: the page's policy is missing.</exception>
    public static Actor From(ClaimsPrincipal user) => new(
        Need(user, SessionClaims.Account),
        Need(user, SessionClaims.Session),
        Enum.Parse<Role>(Need(user, SessionClaims.Role)),
        user.FindFirst(SessionClaims.Party)?.Value,
        user.FindFirst(SessionClaims.Candidacy)?.Value);

    /// <summary>A system of the registry, which may ask what an import would do and nothing else: nobody is signed in.</summary>
    public static Actor Registry => Actor.ForSystem("registro");

    /// <summary>The session's identity for an account that has just proved its password.</summary>
    public static ClaimsPrincipal SignedIn(AccountUser account, string scheme)
    {
        var identity = new ClaimsIdentity(scheme, SessionClaims.Name, SessionClaims.Role);
        identity.AddClaim(new Claim(SessionClaims.Account, account.Id));
        identity.AddClaim(new Claim(SessionClaims.Session, Guid.NewGuid().ToString("N")));
        identity.AddClaim(new Claim(SessionClaims.Role, account.Role.ToString()));
        identity.AddClaim(new Claim(SessionClaims.Name, account.DisplayName));
        // Antiforgery ties a form to the person who was shown it by this claim.
        identity.AddClaim(new Claim(ClaimTypes.NameIdentifier, account.Id));
        if (account.Party is { } party)
            identity.AddClaim(new Claim(SessionClaims.Party, party));
        if (account.Candidacy is { } candidacy)
            identity.AddClaim(new Claim(SessionClaims.Candidacy, candidacy));
        return new ClaimsPrincipal(identity);
    }

    public static string DisplayName(ClaimsPrincipal user) => user.FindFirst(SessionClaims.Name)?.Value ?? "";

    private static string Need(ClaimsPrincipal user, string claim) =>
        user.FindFirst(claim)?.Value ?? throw new InvalidOperationException($"The session has no claim «{claim}».");
}
