using System.Text.Json;
using Conoceles.Candidacies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Conoceles.Web.Accounts;

/// <summary>
/// <c>accounts add</c>: one JSON object a line on standard input, 
/// <c>{"user","password","role","party"?,"candidacy"?,"name"?}</c>.
/// Creates the account or sets its password, role, party and candidacy. What changes ends the account's sessions; an
/// account that already is what the line says is left alone, so that who starts a server again signs nobody out. Prints
/// nothing secret.
/// </summary>
internal static class AddAccountsVerb
{
    private sealed record Line(string User, string Password, string Role, string? Party, string? Candidacy, string? Name);

    public static async Task<int> Run(IServiceProvider services, TextReader input, TextWriter errors, CancellationToken cancellation)
    {
        var accounts = services.GetRequiredService<UserManager<AccountUser>>();
        var number = 0;
        while (await input.ReadLineAsync(cancellation) is { } text)
        {
            number++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            if (await Problem(accounts, text) is { } problem)
            {
                await errors.WriteLineAsync($"line {number}: {problem}");
                return 1;
            }
        }

        return 0;
    }

    /// <summary>Prints what EF would create: the first part of the committed migration.</summary>
    public static async Task<int> PrintScript()
    {
        await Console.Out.WriteAsync(Script());
        return 0;
    }

    /// <summary>EF's own script of the accounts' tables.</summary>
    public static string Script()
    {
        var options = new DbContextOptionsBuilder<AccountsDbContext>().UseNpgsql("Host=none").Options;
        using var context = new AccountsDbContext(options);
        return context.Database.GenerateCreateScript().ReplaceLineEndings("\n");
    }

    private static async Task<string?> Problem(UserManager<AccountUser> accounts, string text)
    {
        Line? line;
        try
        {
            line = JsonSerializer.Deserialize<Line>(text, JsonSerializerOptions.Web);
        }
        catch (JsonException)
        {
            return "not JSON";
        }

        if (line is not { User.Length: > 0, Password.Length: > 0 } || !Enum.TryParse<Role>(line.Role, ignoreCase: true, out var role))
            return "needs user, password and a known role";
        if ((role == Role.Candidate) != CandidacyId.IsWellFormed(line.Candidacy))
            return "a candidate's account, and no other, needs its candidacy";

        var account = await accounts.FindByNameAsync(line.User);
        var isNew = account is null;
        var party = string.IsNullOrEmpty(line.Party) ? null : line.Party;
        var name = line.Name ?? line.User;
        if (account is not null && (account.Role, account.Party, account.DisplayName) == (role, party, name)
            && await OwnCandidacies.Of(accounts, account) == line.Candidacy && await accounts.CheckPasswordAsync(account, line.Password))
        {
            return null;
        }

        account ??= new AccountUser { UserName = line.User };
        account.Role = role;
        account.Party = party;
        account.DisplayName = name;
        foreach (var validator in accounts.PasswordValidators)
        {
            var verdict = await validator.ValidateAsync(accounts, account, line.Password);
            if (!verdict.Succeeded)
                return string.Join(", ", verdict.Errors.Select(e => e.Code));
        }

        account.PasswordHash = accounts.PasswordHasher.HashPassword(account, line.Password);
        account.SecurityStamp = Guid.NewGuid().ToString("N");
        var result = isNew ? await accounts.CreateAsync(account) : await accounts.UpdateAsync(account);
        if (result.Succeeded)
            result = await OwnCandidacies.Set(accounts, account, line.Candidacy);
        return result.Succeeded ? null : string.Join(", ", result.Errors.Select(e => e.Code));
    }
}
