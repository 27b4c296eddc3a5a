using Conoceles.Candidacies;
using Microsoft.AspNetCore.Identity;

namespace Conoceles.Web.Accounts;

/// <summary>An account: one person or desk, one role, at most one party or one candidacy.</summary>
public sealed class AccountUser : IdentityUser
{
    public Role Role { get; set; }

    /// <summary>Responsible party of a capturist; null for the institute.</summary>
    public string? Party { get; set; }

    /// <summary>
    /// The one candidacy of a candidate's own account; null for everybody else. Kept as a claim of the account, not as a
    /// column: <see cref="OwnCandidacies"/> reads and writes it.
    /// </summary>
    public string? Candidacy { get; set; }

    /// <summary>As screens and receipts name it.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Refused at its next request.</summary>
    public bool Disabled { get; set; }
}
