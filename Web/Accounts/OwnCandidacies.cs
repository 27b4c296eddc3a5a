using System.Security.Claims;
using Microsoft.AspNetCore.Identity;

namespace Conoceles.Web.Accounts;

/// <summary>To which candidacy a candidate's own account is bound: one claim of the account.</summary>
internal static class OwnCandidacies
{
    public static async Task<string?> Of(UserManager<AccountUser> accounts, AccountUser account) =>
        (await Bound(accounts, account)).FirstOrDefault()?.Value;

    /// <summary>Binds the account to this candidacy and to no other; null unbinds it.</summary>
    public static async Task<IdentityResult> Set(UserManager<AccountUser> accounts, AccountUser account, string? candidacy)
    {
        var bound = await Bound(accounts, account);
        if (bound.Select(c => c.Value).SequenceEqual(candidacy is null ? [] : [candidacy], StringComparer.Ordinal))
            return IdentityResult.Success;
        var result = await accounts.RemoveClaimsAsync(account, bound);
        return result.Succeeded && candidacy is not null
            ? await accounts.AddClaimAsync(account, new Claim(SessionClaims.Candidacy, candidacy))
            : result;
    }

    private static async Task<Claim[]> Bound(UserManager<AccountUser> accounts, AccountUser account) =>
        [.. (await accounts.GetClaimsAsync(account)).Where(c => c.Type == SessionClaims.Candidacy)];
}
