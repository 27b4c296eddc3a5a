using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;

namespace Conoceles.Grains.Candidacies;

/// <summary>The window that an agreement opened again (product §3).</summary>
public sealed record Reopening(string Agreement, DateTimeOffset Opens, DateTimeOffset Closes);

/// <summary>How the candidacy left, and the state to which a sentence may give it back.</summary>
public sealed record Withdrawal(
    DateTimeOffset At, WithdrawalCause Cause, string Agreement, string? Substitute, CandidacyStatus Before);
