using Conoceles.Candidacies;
using Microsoft.AspNetCore.Identity;

namespace Conoceles.Web.Accounts;

/// <summary>An account: one person or desk, one role, at most one party.</summary>
public sealed class AccountUser : IdentityUser
{
    public Role Role { get; set; }

    /// <summary>Responsible party of a capturist; null for the institute.</summary>
    public string? Party { get; set; }

    /// <summary>As screens and receipts name it.</summary>
    public string DisplayName { get; set; } = "";

    /// <summary>Refused at its next request.</summary>
    public bool Disabled { get; set; }
}
