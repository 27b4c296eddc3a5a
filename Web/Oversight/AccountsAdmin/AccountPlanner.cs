using System.Globalization;
using System.Security.Cryptography;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Accounts;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>
/// Decides which accounts to make. User names are drawn at random and say nothing of anybody; the name that screens show
/// is a desk's («Captura PR 2») or, of a candidate's own account, the registry's.
/// </summary>
internal static class AccountPlanner
{
    private const int UserLength = 8;
    private const int IdBytes = 16;

    /// <summary>So many new capturists for each party, numbered after those that it has.</summary>
    public static AccountPlan Capturists(IEnumerable<PoliticalActor> parties, int count, IReadOnlyCollection<AccountRow> existing, string by)
    {
        var names = existing.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        return Plan(by, parties.SelectMany(party => Numbered("Captura " + party.Acronym, names).Take(count)
            .Select(name => New(Role.Capturist, party.Id, null, name))));
    }

    /// <summary>One account for each candidacy that has none of its own.</summary>
    public static AccountPlan OwnAccounts(IEnumerable<AccountCandidacy> candidacies, IReadOnlyCollection<AccountRow> existing, string by)
    {
        var taken = WithAccount(existing);
        return Plan(by, candidacies.Where(c => !taken.Contains(c.Id)).Select(c => New(Role.Candidate, null, c.Id, c.Name)));
    }

    /// <summary>Accounts of the institute, of one role.</summary>
    public static AccountPlan Institute(Role role, int count, IReadOnlyCollection<AccountRow> existing, string by)
    {
        var names = existing.Select(a => a.Name).ToHashSet(StringComparer.Ordinal);
        return Plan(by, Numbered(RoleNames.Of(role), names).Take(count).Select(name => New(role, null, null, name)));
    }

    /// <summary>Candidacies with an account of their own that can be used.</summary>
    public static HashSet<string> WithAccount(IEnumerable<AccountRow> existing) =>
        existing.Where(a => a.State != AccountState.Disabled).Select(a => a.Candidacy).OfType<string>().ToHashSet(StringComparer.Ordinal);

    private static AccountPlan Plan(string by, IEnumerable<PlannedAccount> accounts) =>
        new(new Guid(RandomNumberGenerator.GetBytes(IdBytes)), by, [.. accounts.Take(AccountPlan.MaxAccounts)]);

    private static PlannedAccount New(Role role, string? party, string? candidacy, string name) => new(
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes)), OpaqueText.Random(UserLength), role, party, candidacy, name);

    private static IEnumerable<string> Numbered(string name, HashSet<string> taken)
    {
        for (var number = 1; ; number++)
        {
            var numbered = string.Create(CultureInfo.InvariantCulture, $"{name} {number}");
            if (!taken.Contains(numbered))
                yield return numbered;
        }
    }
}
