using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies;
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
    /// What the calendar says of a candidacy at an instant. Phases only go forward, so a document's version can be
    /// made of the state's version and the phase.
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
        return Deadlines.CaptureWindow(state.Entry, calendar) is var (_, closes) && now > closes ? Phase.CaptureClosed : Phase.InCapture;
    }

    /// <summary>Version of the public document: grows with the state and, between two states, with the phase.</summary>
    public static int Version(int stateVersion, Phase phase) => (stateVersion * PhasesPerVersion) + (int)phase;

    /// <summary>When the phase changes next without any command; null when it will not.</summary>
    public static DateTimeOffset? NextChange(CandidacyState state, Calendar calendar, DateTimeOffset now)
    {
        if (!calendar.Publication.TryGetValue(state.Entry!.Office, out var window))
            return null;
        DateTimeOffset?[] instants = [window.Opens, Deadlines.CaptureWindow(state.Entry, calendar)?.Closes.AddMilliseconds(1), window.Closes.AddMilliseconds(1)];
        return instants.Where(i => i > now).Min();
    }

    /// <summary>The document; null when nothing of the candidacy is public.</summary>
    public static PublicCandidacy? Document(CandidacyState state, ElectionDefinition election, Phase phase)
    {
        if (state.Entry is not { } entry || state.Status == CandidacyStatus.Withdrawn)
            return null;
        if (phase is Phase.BeforePublication or Phase.AfterPublication)
            return null;
        var shown = state.Status is CandidacyStatus.Published or CandidacyStatus.Corrected;
        var document = PublicProfile.OfRegistry(
            state.Id, shown ? state.Version : 0, entry, election, shown ? null : Reason(state.Status, phase));
        if (!shown)
            return document;
        return document with
        {
            Photo = state.PublishedAt is { } at ? PublicProfile.Photo(Answers, Deadlines.LocalDate(at)) : null,
            Sections = PublicProfile.Content(Answers),
            PublishedAt = state.PublishedAt,
        };

        ImmutableDictionary<string, string>? Answers(string section) => state.Sections.GetValueOrDefault(section)?.Values;
    }

    private static PublicReason Reason(CandidacyStatus status, Phase phase) => status switch
    {
        CandidacyStatus.Captured or CandidacyStatus.Verified => PublicReason.InReview,
        _ when phase == Phase.CaptureClosed => PublicReason.NotCaptured,
        _ => PublicReason.InCapture,
    };
}
