using Microsoft.AspNetCore.Identity;

namespace Conoceles.Web.Accounts;

/// <summary>
/// Proves a user and password. An unknown, disabled or mistaken account costs one hash verification and gets the
/// same answer: neither the words nor the time tell who has an account.
/// </summary>
public sealed class PasswordCheck(UserManager<AccountUser> accounts)
{
    private static readonly AccountUser Nobody = new() { UserName = "nadie" };
    private static readonly Lazy<string> NobodysHash =
        new(() => new PasswordHasher<AccountUser>().HashPassword(Nobody, Guid.NewGuid().ToString()));

    /// <summary>The account, or null.</summary>
    public async Task<AccountUser?> Prove(string user, string password)
    {
        var account = await accounts.FindByNameAsync(user);
        if (account?.PasswordHash is not { } hash)
        {
            accounts.PasswordHasher.VerifyHashedPassword(Nobody, NobodysHash.Value, password);
            return null;
        }

        var verdict = accounts.PasswordHasher.VerifyHashedPassword(account, hash, password);
        if (verdict is PasswordVerificationResult.Failed || account.Disabled)
            return null;
        account.Candidacy = await OwnCandidacies.Of(accounts, account);
        return account;
    }
}
