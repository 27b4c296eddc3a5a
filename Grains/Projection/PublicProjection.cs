using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Candidacies.Rules;
using Conoceles.Grains.Identity;
using Conoceles.PublicRecord;
using Calendar = Conoceles.Elections.Calendar;

namespace Conoceles.Grains.Projection;

/// <summary>
/// From state to the public record: when a candidacy is public and whether with its content. What a public candidacy
/// shows is decided by <see cref="PublicProfile"/>, which the capture's preview shares. Pure; the same state in the
/// same phase gives the same document.
/// </summary>
public static class PublicProjection
{
    /// <summary>
    /// What the calendar says of a candidacy at an instant. Under one definition phases only go forward, so a document's
    /// version can be made of the versions of state and definition and the phase.
    /// </summary>
    public enum Phase
    {
        BeforePublication,
        InCapture,
        CaptureClosed,
        AfterPublication,
    }

    private const int PhasesPerVersion = 8;

    public static Phase PhaseAt(CandidacyState state, Calendar calendar, DateTimeOffset now)
    {
        if (!calendar.Publication.TryGetValue(state.Entry!.Office, out var window) || now < window.Opens)
            return Phase.BeforePublication;
        if (now > window.Closes)
            return Phase.AfterPublication;
        return CaptureWindow.Of(state, calendar) is var (_, closes) && now > closes ? Phase.CaptureClosed : Phase.InCapture;
    }

    /// <summary>
    /// Version of the public document: grows with the state, with each load of the election's definition and, between
    /// two of them, with the phase.
    /// </summary>
    public static int Version(int stateVersion, int definitionVersion, Phase phase) =>
        ((stateVersion + definitionVersion) * PhasesPerVersion) + (int)phase;

    /// <summary>When the phase changes next without any command; null when it will not.</summary>
    public static DateTimeOffset? NextChange(CandidacyState state, Calendar calendar, DateTimeOffset now)
    {
        if (!calendar.Publication.TryGetValue(state.Entry!.Office, out var window))
            return null;
        DateTimeOffset?[] instants = [window.Opens, CaptureWindow.Of(state, calendar)?.Closes.AddMilliseconds(1), window.Closes.AddMilliseconds(1)];
        return instants.Where(i => i > now).Min();
    }

    /// <summary>True when the world may see what was captured.</summary>
    public static bool IsShown(CandidacyState state, Phase phase) =>
        state.Status is CandidacyStatus.Published or CandidacyStatus.Corrected && phase is (Phase.InCapture or Phase.CaptureClosed);

    /// <summary>
    /// True when two states give the same document in one phase without making it: nothing that it is made of changed.
    /// An autosave must not cost a comparison of two documents.
    /// </summary>
    public static bool IsSame(CandidacyState before, CandidacyState after) =>
        ReferenceEquals(before.Entry, after.Entry) && before.Status == after.Status && before.ConfirmedActions == after.ConfirmedActions
        && after.Status is not (CandidacyStatus.Published or CandidacyStatus.Corrected);

    /// <summary>The document; null when nothing of the candidacy is public.</summary>
    /// <param name="disclosure">What consents show of the identity answers; asked of the vault only when it is shown.</param>
    public static PublicCandidacy? Document(
        CandidacyState state, ElectionDefinition election, Phase phase, IdentityDisclosure disclosure)
    {
        if (state.Entry is not { } entry || state.Status == CandidacyStatus.Withdrawn)
            return null;
        if (phase is Phase.BeforePublication or Phase.AfterPublication)
            return null;
        var shown = IsShown(state, phase);
        var document = PublicProfile.OfRegistry(
            state.Id, shown ? state.Version : 0, entry, state.ConfirmedActions, election, shown ? null : Reason(state, election, phase));
        return shown
            ? PublicProfile.WithConsented(
                document with
                {
                    Photo = Photo(state, election),
                    Sections = PublicProfile.Content(
                        election.Questionnaires, id => state.Sections.GetValueOrDefault(id)?.Values, id => Withholding(state, id)),
                    PublishedAt = state.PublishedAt,
                    CorrectedAt = state.CorrectedAt,
                },
                election.Questionnaires, disclosure.Groups, disclosure.Details)
            : document;
    }

    /// <summary>What the address of a withdrawn candidacy says while its office is public; null of any other.</summary>
    public static PublicWithdrawal? Withdrawal(CandidacyState state, ElectionDefinition election, Phase phase) =>
        state is { Entry: { } entry, Status: CandidacyStatus.Withdrawn, Withdrawal: { } withdrawal } && phase is (Phase.InCapture or Phase.CaptureClosed)
            ? PublicProfile.Withdrawn(state.Id, entry, withdrawal.Agreement, election)
            : null;

    /// <summary>What remains of any candidacy once the publication of its office closed; null before.</summary>
    public static PublicClosing? Closing(CandidacyState state, ElectionDefinition election, Phase phase) =>
        phase is Phase.AfterPublication && state.Entry is { } entry && election.FindOffice(entry.Office) is { } office
            ? new PublicClosing(office.Id, office.Name, office.Publication.Closes)
            : null;

    // Checked when it was published and, as a correction may bring a newer one, when it was corrected.
    private static string? Photo(CandidacyState state, ElectionDefinition election)
    {
        return On(state.PublishedAt) ?? On(state.CorrectedAt);

        string? On(DateTimeOffset? instant) => instant is { } at
            ? PublicProfile.Photo(
                election.Questionnaires,
                id => state.Withheld.ContainsKey(id) ? null : state.Sections.GetValueOrDefault(id)?.Values,
                Deadlines.LocalDate(at),
                election.PhotoMonths)
            : null;
    }

    private static PublicWithholding? Withholding(CandidacyState state, string section) =>
        state.Withheld.TryGetValue(section, out var withheld) ? new PublicWithholding(withheld.GroundText, withheld.Agreement) : null;

    // Who was left out and captured all the same is reviewed and published like anybody.
    private static PublicReason Reason(CandidacyState state, ElectionDefinition election, Phase phase) => state.Status switch
    {
        CandidacyStatus.Captured or CandidacyStatus.Verified => PublicReason.InReview,
        _ when !election.Scope.Includes(state.Entry!) => PublicReason.OutOfScope,
        _ when phase == Phase.CaptureClosed => PublicReason.NotCaptured,
        _ => PublicReason.InCapture,
    };
}
