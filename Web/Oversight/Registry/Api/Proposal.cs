using Conoceles.Elections;

namespace Conoceles.Web.Oversight.Registry.Api;

/// <summary>What a system sent under one idempotency key, as it was answered the first time.</summary>
/// <param name="Status">200 when it changes nothing, 202 when somebody has to decide, 422 when it has errors.</param>
/// <param name="Answer">JSON, byte for byte.</param>
public sealed record SentProposal(Guid Id, string System, string Key, string Token, byte[] BodyHash, DateTimeOffset ReceivedAt, int Status, string Answer);

/// <summary>A proposal that had no errors, and what was decided.</summary>
/// <param name="Answer">The first answer.</param>
/// <param name="DecidedBy">Name of who did; null while it waits.</param>
/// <param name="Import">The import that applies it; null while it waits, or when it was discarded.</param>
public sealed record Proposal(
    Guid Id, string System, DateTimeOffset ReceivedAt, ProposalAnswer Answer, string? DecidedBy, DateTimeOffset? DecidedAt, string? Import)
{
    public bool Waits => Answer.State == ProposalAnswer.Waiting && DecidedAt is null;
}

/// <summary>What the system is told of its proposal.</summary>
/// <param name="Id">Its address ends so.</param>
/// <param name="State">One of the constants of this type.</param>
/// <param name="ReceivedAt">Legal instant of its headers.</param>
/// <param name="Preview">What applying it would have done when it was received.</param>
public sealed record ProposalAnswer(Guid Id, string State, DateTimeOffset ReceivedAt, ProposalPreview Preview)
{
    /// <summary>Nothing in it is new: there is nothing to decide.</summary>
    public const string Unchanged = "unchanged";

    /// <summary>A person has to apply or discard it.</summary>
    public const string Waiting = "waiting";

    public const string Discarded = "discarded";
    public const string Applying = "applying";
    public const string Applied = "applied";

    /// <summary>Only while and after it is applied.</summary>
    public ProposalProgress? Progress { get; init; }
}

/// <summary>Counts of candidacies.</summary>
/// <param name="Additions">Keys that the election has not seen.</param>
/// <param name="Changes">Keys that say something else.</param>
/// <param name="Substitutions">Of the former, those that take the post of a withdrawn candidacy.</param>
/// <param name="Withdrawals">Of the absent ones, those that the UT withdrew: no file withdraws anybody.</param>
/// <param name="Unchanged">Keys that say the same.</param>
/// <param name="Absent">Keys that the election has and the file does not: they stay as they are.</param>
public sealed record ProposalPreview(int Additions, int Changes, int Substitutions, int Withdrawals, int Unchanged, int Absent)
{
    public static ProposalPreview Of(RegistryComparison comparison) => new(
        comparison.New, comparison.Changed, comparison.Substitutions, comparison.AbsentWithdrawn, comparison.Unchanged, comparison.Absent);
}

/// <param name="Applied">Candidacies that took what the registry says.</param>
/// <param name="Total">Those that it changes.</param>
/// <param name="Refused">Those whose state does not admit it; the first thousand.</param>
public sealed record ProposalProgress(int Applied, int Total, IReadOnlyList<RefusedEntry> Refused);
