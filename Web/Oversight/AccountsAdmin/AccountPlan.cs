using System.Collections.Immutable;
using Conoceles.Candidacies;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>An account that does not exist yet, exactly as it will be made.</summary>
public sealed record PlannedAccount(string Id, string User, Role Role, string? Party, string? Candidacy, string Name);

/// <summary>What a form would create, as its preview showed it.</summary>
/// <param name="Operation">Names the act and the batch: the same plan is made once.</param>
/// <param name="By">The administrator who was shown it, and nobody else, may confirm it.</param>
public sealed record AccountPlan(Guid Operation, string By, ImmutableArray<PlannedAccount> Accounts)
{
    /// <summary>Accounts that are made at once, at most.</summary>
    public const int MaxAccounts = 500;

    /// <summary>New capturists of one party, at most.</summary>
    public const int MaxPerParty = 20;
}
