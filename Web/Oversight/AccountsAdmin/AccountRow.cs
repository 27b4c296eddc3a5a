using Conoceles.Candidacies;

namespace Conoceles.Web.Oversight.AccountsAdmin;

/// <summary>An account as the administrators see it: nothing secret is here.</summary>
public sealed record AccountRow
{
    public required string Id { get; init; }

    /// <summary>What its person types to enter.</summary>
    public required string User { get; init; }

    /// <summary>As screens and receipts name it.</summary>
    public required string Name { get; init; }

    public required Role Role { get; init; }

    /// <summary>Responsible party of a capturist.</summary>
    public string? Party { get; init; }

    /// <summary>The candidacy of a candidate's own account.</summary>
    public string? Candidacy { get; init; }

    public required AccountState State { get; init; }

    /// <summary>A code was issued for it, whatever became of it.</summary>
    public bool HasCode { get; init; }

    /// <summary>Until when the last code is, or was, good.</summary>
    public DateTimeOffset? CodeExpires { get; init; }

    /// <summary>The last time that somebody used it.</summary>
    public DateTimeOffset? LastSession { get; init; }

    public int OpenSessions { get; init; }

    /// <summary>Its person captures, and does not belong to the institute.</summary>
    public bool Captures => Role is Role.Capturist or Role.Candidate;
}

/// <summary>Something that was done to an account.</summary>
/// <param name="Kind">One of <see cref="Accounts.AccountActKinds"/>.</param>
/// <param name="By">Name of the account that did it.</param>
/// <param name="Operation">The form that asked for it; of a creation, the batch.</param>
public sealed record AccountAct(DateTimeOffset At, string Kind, string By, Guid Operation, string? Reason, DateTimeOffset? Expires);
