using System.Collections.Immutable;
using System.Globalization;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Grains.Candidacies;
using Conoceles.PublicRecord;
using Conoceles.Questionnaires;
using Calendar = Conoceles.Elections.Calendar;

namespace Conoceles.Grains.Projection;

/// <summary>
/// From state to the public record: the one place that decides what of a candidacy leaves the silo. Pure; the same
/// state in the same phase gives the same document.
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
        return new PublicCandidacy
        {
            Id = state.Id,
            Election = state.Election,
            Version = shown ? state.Version : 0,
            Name = entry.FullName,
            Nickname = entry.Nickname.Length > 0 ? entry.Nickname : null,
            Sex = entry.Sex is "Mujer" or "Hombre" ? entry.Sex : null,
            Age = entry.Age,
            Office = entry.Office,
            OfficeName = election.FindOffice(entry.Office)?.Name ?? entry.Office,
            Territory = Territory(entry, election),
            District = entry.District,
            Municipality = entry.Municipality,
            ListNumber = entry.ListNumber,
            Character = entry.Character == Character.Titular ? "propietaria" : "suplente",
            Actor = entry.PoliticalActor,
            ActorName = election.FindActor(entry.PoliticalActor)?.Name ?? entry.PoliticalActor,
            SortKey = SortKey(entry, election),
            Reason = shown ? null : Reason(state.Status, phase),
            Sections = shown ? Sections(state) : [],
            PublishedAt = shown ? state.PublishedAt : null,
        };
    }

    /// <summary>Where the post is, as people say it.</summary>
    public static string Territory(RegistryEntry entry, ElectionDefinition election) =>
        entry.District is { } number
            ? string.Create(CultureInfo.InvariantCulture, $"Distrito {number}, {election.FindDistrict(number)?.Seat ?? "sin cabecera"}")
            : entry.Municipality is { } code ? election.FindMunicipality(code)?.Name ?? code
            : "Estado de Sonora";

    /// <summary>Office, territory, actors in the registry's order, position in the list, titular first.</summary>
    public static string SortKey(RegistryEntry entry, ElectionDefinition election)
    {
        var office = IndexOf(election.Offices, o => o.Id == entry.Office);
        var actor = IndexOf(election.Actors, a => a.Id == entry.PoliticalActor);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{office:D2}.{entry.District ?? 0:D2}.{entry.Municipality ?? "00000"}.{actor:D2}.{entry.ListNumber ?? 0:D3}.{(int)entry.Character}");
    }

    private static PublicReason Reason(CandidacyStatus status, Phase phase) => status switch
    {
        CandidacyStatus.Captured or CandidacyStatus.Verified => PublicReason.InReview,
        _ when phase == Phase.CaptureClosed => PublicReason.NotCaptured,
        _ => PublicReason.InCapture,
    };

    private static ImmutableArray<PublicSection> Sections(CandidacyState state) =>
        [.. QuestionnaireCatalog.Curricular.Sections.Select(s => new PublicSection(s.Id, s.Title, Items(state, s)))];

    private static ImmutableArray<PublicItem> Items(CandidacyState state, Section section)
    {
        var values = state.Sections.GetValueOrDefault(section.Id)?.Values ?? ImmutableDictionary<string, string>.Empty;
        return
        [
            .. section.Fields
                .Where(f => QuestionnaireRules.Applies(f, values))
                .Select(f => new PublicItem(
                    f.Id, f.Label, values.TryGetValue(f.Id, out var value) ? QuestionnaireCatalog.Display(f, value) : null, f.Kind.ToString())),
        ];
    }

    private static int IndexOf<T>(ImmutableArray<T> items, Func<T, bool> match)
    {
        for (var i = 0; i < items.Length; i++)
        {
            if (match(items[i]))
                return i;
        }

        return items.Length;
    }
}
