using System.Text.Json;
using System.Text.Json.Serialization;
using Conoceles.Candidacies;
using Conoceles.Deploy.Postgres;
using Conoceles.Elections;

namespace Conoceles.Deploy.Running;

/// <summary>An account of the installation; its form is that of <c>run.json</c>.</summary>
public sealed record Account(
    [property: JsonPropertyName("role")] string Role,
    [property: JsonPropertyName("party")] string? Party,
    [property: JsonPropertyName("user")] string User,
    [property: JsonPropertyName("password")] string Password,
    [property: JsonPropertyName("totpSecret")] string? TotpSecret = null,
    [property: JsonPropertyName("passkey")] string? Passkey = null,
    [property: JsonPropertyName("candidacy")] string? Candidacy = null);

/// <summary>Who can sign in. Passwords are made once and kept in the secrets file.</summary>
public static class Accounts
{
    /// <param name="independents">Responsible parties that are not parties of the election.</param>
    /// <param name="candidates">Candidates with an account of their own: user and candidacy.</param>
    public static IReadOnlyList<Account> Of(
        ElectionDefinition election, IEnumerable<string> independents, IEnumerable<(string User, string Candidacy)> candidates, SecretsFile secrets)
    {
        var parties = election.Actors.Where(a => a.Kind == ActorKind.Party).Select(a => a.Id);
        return
        [
            .. parties.Concat(independents).Distinct(StringComparer.Ordinal).Select(p => Make(Role.Capturist, $"captura-{p}", p)),
            Make(Role.Reviewer, "revision-1"),
            Make(Role.Reviewer, "revision-2"),
            Make(Role.UtAdministrator, "administracion-ut"),
            // The institute's own errors are mended by two.
            Make(Role.UtAdministrator, "administracion-ut-2"),
            Make(Role.Commission, "comision"),
            Make(Role.Communication, "comunicacion"),
            Make(Role.Operator, "operacion"),
            .. candidates.Select(c => Make(Role.Candidate, c.User) with { Candidacy = c.Candidacy }),
        ];

        Account Make(Role role, string user, string? party = null) =>
            new(role.ToString(), party, user, secrets.Of("cuenta:" + user));
    }

    /// <summary>JSON lines for the web's <c>accounts add</c>.</summary>
    public static string Lines(IEnumerable<Account> accounts) => string.Join(
        '\n', accounts.Select(a => JsonSerializer.Serialize(new { user = a.User, password = a.Password, role = a.Role, party = a.Party, candidacy = a.Candidacy })));
}
