using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>
/// A row of the state machine (product §3).
/// </summary>
/// <param name="Command">What is asked.</param>
/// <param name="From">State in which it is allowed; null = the candidacy does not exist yet.</param>
/// <param name="To">State after it.</param>
/// <param name="Roles">Who may ask.</param>
public sealed record Transition(CommandName Command, CandidacyStatus? From, CandidacyStatus To, ImmutableArray<Role> Roles);

/// <summary>
/// The whole state machine as data: code decides by it, tests enumerate it and the README's diagram is drawn from it.
/// What is not a row is refused.
/// </summary>
public static class TransitionTable
{
    private static readonly ImmutableArray<Role> Capture = [Role.Capturist, Role.Candidate];
    private static readonly ImmutableArray<Role> System = [Role.System];

    public static readonly ImmutableArray<Transition> Rows =
    [
        new(CommandName.Register, null, CandidacyStatus.Pending, System),
        new(CommandName.SaveDraft, CandidacyStatus.Pending, CandidacyStatus.Pending, Capture),
        new(CommandName.Submit, CandidacyStatus.Pending, CandidacyStatus.Captured, Capture),
        new(CommandName.Verify, CandidacyStatus.Captured, CandidacyStatus.Verified,
            [Role.Reviewer, Role.UtAdministrator, Role.System]),
        new(CommandName.Publish, CandidacyStatus.Verified, CandidacyStatus.Published, System),
        // The registry may correct what it said (a delivery date, a spelling) whatever the questionnaire's state.
        .. Enum.GetValues<CandidacyStatus>().Select(s => new Transition(CommandName.Register, s, s, System)),
    ];

    /// <summary>The row of a command in a state; null when it is not allowed there.</summary>
    public static Transition? Find(CommandName command, CandidacyStatus? from) =>
        Rows.FirstOrDefault(r => r.Command == command && r.From == from);

    /// <summary>True when the role may give the command in some state.</summary>
    public static bool HasCommand(Role role, CommandName command) =>
        Rows.Any(r => r.Command == command && r.Roles.Contains(role));

    /// <summary>What to say when the state does not allow the command.</summary>
    public static Refusal RefusalIn(CandidacyStatus status, CommandName command) => command switch
    {
        CommandName.SaveDraft or CommandName.Submit when status != CandidacyStatus.Withdrawn => Refusals.AlreadySubmitted,
        _ => Refusals.WrongStatus,
    };
}
