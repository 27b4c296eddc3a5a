using System.Collections.Immutable;

namespace Conoceles.Candidacies.Commands;

/// <summary>An agreement opens the capture again before publication: opening n + 1, with its own receipts.</summary>
[GenerateSerializer, Immutable, Alias("ReopenByAgreement")]
public sealed record ReopenByAgreement : CandidacyCommand
{
    [Id(0)]
    public required string Agreement { get; init; }

    [Id(1)]
    public required string Reason { get; init; }

    /// <summary>Last local day of the new window, at most election day.</summary>
    [Id(2)]
    public required DateOnly Until { get; init; }

    public override CommandName Name => CommandName.ReopenByAgreement;
}

/// <summary>The candidacy leaves the election; what was public of it is withdrawn at once.</summary>
[GenerateSerializer, Immutable, Alias("Withdraw")]
public sealed record Withdraw : CandidacyCommand
{
    [Id(0)]
    public required WithdrawalCause Cause { get; init; }

    [Id(1)]
    public required string Agreement { get; init; }

    /// <summary>The candidacy that takes its place, after a substitution; null otherwise.</summary>
    [Id(2)]
    public string? Substitute { get; init; }

    public override CommandName Name => CommandName.Withdraw;
}

/// <summary>Why a candidacy was withdrawn.</summary>
[GenerateSerializer, Alias("WithdrawalCause")]
public enum WithdrawalCause
{
    Substitution,
    Cancellation,
    Sentence,
}

/// <summary>A sentence gives the candidacy back, in the state it had.</summary>
[GenerateSerializer, Immutable, Alias("Reinstate")]
public sealed record Reinstate : CandidacyCommand
{
    [Id(0)]
    public required string Agreement { get; init; }

    [Id(1)]
    public required string Reason { get; init; }

    /// <summary>
    /// Last local day to answer the identity questionnaire again, at most election day: only of a candidacy that had been
    /// submitted and whose answers were destroyed. Null otherwise, or after election day, when it is not asked any more.
    /// </summary>
    [Id(2)]
    public DateOnly? IdentityUntil { get; init; }

    public override CommandName Name => CommandName.Reinstate;
}

/// <summary>
/// The UT confirms the affirmative actions that the registry says (plan §10): only then is their type public, without
/// consent and even when nothing was captured.
/// </summary>
[GenerateSerializer, Immutable, Alias("ConfirmAffirmativeActions")]
public sealed record ConfirmAffirmativeActions : CandidacyCommand
{
    /// <summary>Group ids that the person saw; refused when the registry says others meanwhile.</summary>
    [Id(0)]
    public required ImmutableHashSet<string> Groups { get; init; }

    public override CommandName Name => CommandName.ConfirmAffirmativeActions;
}
