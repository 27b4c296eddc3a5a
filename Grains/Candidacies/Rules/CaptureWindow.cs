using Conoceles.Candidacies;
using Conoceles.Elections;

namespace Conoceles.Grains.Candidacies.Rules;

/// <summary>The legal clock of a capture, asked by every command that captures and by every screen that says it.</summary>
public static class CaptureWindow
{
    /// <summary>The deadline of the current opening; null while no delivery of the account was recorded.</summary>
    public static Deadline? Deadline(CandidacyState state, Calendar calendar) =>
        (state.IdentityReopening ?? state.Reopening) is { } reopening
            ? Deadlines.Reopening(reopening.Agreement, reopening.Opens, reopening.Closes)
            : DeliveryRules.Received(state) is { } received
                ? Deadlines.Capture(state.Entry!.ApprovedOn, Deadlines.LocalDate(received), state.Entry.ResponsibleParty, calendar)
                : null;

    /// <summary>The window of the current opening; null while no delivery of the account was recorded.</summary>
    public static (DateTimeOffset Opens, DateTimeOffset Closes)? Of(CandidacyState state, Calendar calendar) =>
        Deadline(state, calendar) is { } deadline ? ((state.IdentityReopening ?? state.Reopening)?.Opens ?? Opens(state), deadline.Ends) : null;

    /// <summary>The later of receipt and approval, of which the day is known.</summary>
    private static DateTimeOffset Opens(CandidacyState state)
    {
        var (received, approved) = (DeliveryRules.Received(state)!.Value, Deadlines.StartOf(state.Entry!.ApprovedOn));
        return received > approved ? received : approved;
    }

    internal static Refusal? Refusal(CandidacyState state, DateTimeOffset received, Calendar calendar) =>
        state is { Status: not CandidacyStatus.Pending, IdentityReopening: null } ? Refusals.AlreadySubmitted
        : Of(state, calendar) is not var (opens, closes) ? Refusals.WindowNotOpen
        : received < opens ? Refusals.WindowNotOpen
        : received > closes ? Refusals.WindowClosed
        : null;
}
