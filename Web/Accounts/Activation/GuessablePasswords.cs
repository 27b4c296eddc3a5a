using Microsoft.AspNetCore.Identity;

namespace Conoceles.Web.Accounts.Activation;

/// <summary>The same rules where Identity sets a password: the console's verbs.</summary>
internal sealed class GuessablePasswords : IPasswordValidator<AccountUser>
{
    public Task<IdentityResult> ValidateAsync(UserManager<AccountUser> manager, AccountUser user, string? password) =>
        Task.FromResult(PasswordRules.Judge(password ?? "", user.UserName ?? "") switch
        {
            PasswordProblem.None => IdentityResult.Success,
            var problem => IdentityResult.Failed(new IdentityError { Code = "Password" + problem, Description = "See PasswordRules." }),
        });
}
