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
    private static readonly ImmutableArray<Role> System = [Role.System];
    private static readonly ImmutableArray<Role> Capture = [Role.Capturist, Role.Candidate];
    private static readonly ImmutableArray<Role> Review = [Role.Reviewer, Role.UtAdministrator];
    private static readonly ImmutableArray<Role> Administration = [Role.UtAdministrator];
    // The titular, or the UT with her signed paper; a party's capturist is refused by the rule unless she is independent.
    private static readonly ImmutableArray<Role> Titular = [Role.Capturist, Role.Candidate, Role.UtAdministrator];

    private static readonly CandidacyStatus[] All = Enum.GetValues<CandidacyStatus>();
    private static readonly CandidacyStatus[] Present = [.. All.Where(s => s != CandidacyStatus.Withdrawn)];
    private static readonly CandidacyStatus[] AfterCapture =
        [CandidacyStatus.Captured, CandidacyStatus.Verified, CandidacyStatus.Published, CandidacyStatus.Corrected];
    private static readonly CandidacyStatus[] Public = [CandidacyStatus.Published, CandidacyStatus.Corrected];

    public static readonly ImmutableArray<Transition> Rows =
    [
        new(CommandName.Register, null, CandidacyStatus.Pending, System),
        new(CommandName.SaveDraft, CandidacyStatus.Pending, CandidacyStatus.Pending, Capture),
        new(CommandName.Submit, CandidacyStatus.Pending, CandidacyStatus.Captured, Capture),
        // Only of identity and declarations, when they were destroyed and a sentence opened a window for them.
        .. Staying(CommandName.SaveDraft, AfterCapture, Capture),
        .. Staying(CommandName.Submit, AfterCapture, Capture),
        new(CommandName.Verify, CandidacyStatus.Captured, CandidacyStatus.Verified, [.. Review, Role.System]),
        new(CommandName.Publish, CandidacyStatus.Verified, CandidacyStatus.Published, System),
        new(CommandName.RequestCorrection, CandidacyStatus.Published, CandidacyStatus.Published, [.. Capture, Role.UtAdministrator]),
        new(CommandName.ApplyCorrection, CandidacyStatus.Published, CandidacyStatus.Corrected, Administration),
        new(CommandName.RejectCorrection, CandidacyStatus.Published, CandidacyStatus.Published, Administration),
        .. Staying(CommandName.ProposeInstitutionFix, Public, Administration),
        .. Staying(CommandName.FixInstitutionError, Public, Administration),
        .. Staying(CommandName.Observe, AfterCapture, Review),
        .. Staying(CommandName.Withhold, AfterCapture, Administration),
        .. Staying(CommandName.Release, AfterCapture, Administration),
        new(CommandName.ReopenByAgreement, CandidacyStatus.Captured, CandidacyStatus.Pending, Administration),
        new(CommandName.ReopenByAgreement, CandidacyStatus.Verified, CandidacyStatus.Pending, Administration),
        .. Present.Select(s => new Transition(CommandName.Withdraw, s, CandidacyStatus.Withdrawn, [Role.UtAdministrator, Role.System])),
        .. Present.Select(s => new Transition(CommandName.Reinstate, CandidacyStatus.Withdrawn, s, Administration)),
        .. Staying(CommandName.GiveConsent, All, Titular),
        .. Staying(CommandName.RevokeConsent, All, Titular),
        .. Staying(CommandName.ConfirmAffirmativeActions, Present, Administration),
        // Never of a draft, which is its author's, nor of a withdrawn one, which is blocked.
        .. Staying(CommandName.OpenIdentity, AfterCapture, Review),
        // Papers come when they come: also of who was withdrawn.
        .. Staying(CommandName.AttachEvidence, All, Administration),
        new(CommandName.RecordDelivery, CandidacyStatus.Pending, CandidacyStatus.Pending, Administration),
        // By the clock alone: nobody decides that it is time, nor that it may wait.
        new(CommandName.Suppress, CandidacyStatus.Withdrawn, CandidacyStatus.Withdrawn, System),
        new(CommandName.CertifySuppression, CandidacyStatus.Withdrawn, CandidacyStatus.Withdrawn, System),
        // The registry may correct what it said (a delivery date, a spelling); what makes it another candidacy is
        // refused by the rule once it was submitted, and of a withdrawn one nothing is corrected.
        .. Staying(CommandName.Register, Present, System),
    ];

    /// <summary>
    /// Rows of a command in a state; empty when it is not allowed there. Only reinstating has several: one for each
    /// state to which it may lead back.
    /// </summary>
    public static IEnumerable<Transition> Find(CommandName command, CandidacyStatus? from) =>
        Rows.Where(r => r.Command == command && r.From == from);

    /// <summary>True when the role may give the command in some state.</summary>
    public static bool HasCommand(Role role, CommandName command) =>
        Rows.Any(r => r.Command == command && r.Roles.Contains(role));

    /// <summary>What to say when the state does not allow the command.</summary>
    public static Refusal RefusalIn(CandidacyStatus status, CommandName command) => command switch
    {
        CommandName.SaveDraft or CommandName.Submit when status != CandidacyStatus.Withdrawn => Refusals.AlreadySubmitted,
        CommandName.RequestCorrection when status == CandidacyStatus.Corrected => Refusals.CorrectionUsed,
        CommandName.ApplyCorrection or CommandName.RejectCorrection when status == CandidacyStatus.Corrected => Refusals.NoCorrectionRequested,
        _ => Refusals.WrongStatus,
    };

    private static IEnumerable<Transition> Staying(CommandName command, CandidacyStatus[] states, ImmutableArray<Role> roles) =>
        states.Select(s => new Transition(command, s, s, roles));
}
