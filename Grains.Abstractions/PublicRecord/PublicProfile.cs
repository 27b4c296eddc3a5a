using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Conoceles.Elections;
using Conoceles.Photos;
using Conoceles.Questionnaires;

namespace Conoceles.PublicRecord;

using Answers = IReadOnlyDictionary<string, string>;

/// <summary>
/// Makes the public form of a candidacy: the one place that decides what of it may be read. The silo's projection
/// and the capture's preview both call it, so that what a person reviews is what the world reads. Pure.
/// </summary>
public static class PublicProfile
{
    /// <summary>The question whose answer is the degree of studies.</summary>
    public const string DegreeField = "grado";

    /// <summary>The row with registry data only; captured content is added by <see cref="Content"/>. Without content it needs a reason.</summary>
    /// <param name="confirmedActions">Affirmative actions that the UT confirmed, as <see cref="RegistryEntry.AffirmativeActions"/> writes them.</param>
    public static PublicCandidacy OfRegistry(
        string id, int version, RegistryEntry entry, string confirmedActions, ElectionDefinition election, PublicReason? reason)
    {
        var office = election.FindOffice(entry.Office);
        var actor = election.FindActor(entry.PoliticalActor);
        return new PublicCandidacy
        {
            Id = id,
            Election = election.Slug,
            Version = version,
            Name = entry.FullName,
            Nickname = entry.Nickname.Length > 0 ? entry.Nickname : null,
            Sex = entry.Sex is "Mujer" or "Hombre" ? entry.Sex : null,
            Age = entry.Age,
            Office = entry.Office,
            OfficeName = office?.Name ?? entry.Office,
            Territory = TerritoryName(entry, election),
            District = entry.District,
            Municipality = entry.Municipality,
            ListNumber = entry.ListNumber,
            Character = CharacterName(entry.Character),
            Actor = entry.PoliticalActor,
            ActorName = actor?.Name ?? entry.PoliticalActor,
            Slate = actor is { Kind: ActorKind.Independent } ? Slate(entry, election) : null,
            SortKey = SortKey(id, entry, election),
            Reason = reason,
            ScopeAgreement = reason is PublicReason.OutOfScope ? election.Scope.Agreement : null,
            Sections = [],
            AffirmativeActions = Actions(entry, confirmedActions, election.Questionnaires),
        };
    }

    /// <summary>What remains public of a candidacy that stopped contending.</summary>
    public static PublicWithdrawal Withdrawn(string id, RegistryEntry entry, string agreement, ElectionDefinition election) => new()
    {
        Id = id,
        Election = election.Slug,
        Office = entry.Office,
        OfficeName = election.FindOffice(entry.Office)?.Name ?? entry.Office,
        Territory = TerritoryName(entry, election),
        District = entry.District,
        Municipality = entry.Municipality,
        ListNumber = entry.ListNumber,
        Character = CharacterName(entry.Character),
        Actor = entry.PoliticalActor,
        ActorName = election.FindActor(entry.PoliticalActor)?.Name ?? entry.PoliticalActor,
        Agreement = agreement,
    };

    /// <summary>
    /// Captured content of the curricular questionnaire, every section and field in order. What does not apply because
    /// of another answer, and an unchecked box, say nothing and are left out; any other unanswered field stays,
    /// without value: absence is information.
    /// </summary>
    /// <remarks>The section of the photograph is not text (<see cref="Photo"/>): it is here only when it is withheld.</remarks>
    /// <param name="questionnaires">The election's.</param>
    /// <param name="answersOf">Section id → its normalised answers, or null when never saved.</param>
    /// <param name="withheldOf">Section id → why it is not shown, or null when it is.</param>
    public static ImmutableArray<PublicSection> Content(
        QuestionnaireSet questionnaires, Func<string, Answers?> answersOf, Func<string, PublicWithholding?>? withheldOf = null) =>
        [.. questionnaires.Curricular.Sections
            .Select(s => withheldOf?.Invoke(s.Id) is { } withheld ? new PublicSection(s.Id, s.Title, [], withheld)
                : PhotoRules.FieldOf(s, FieldKind.Photo) is not null ? null
                : new PublicSection(s.Id, s.Title, Items(s, answersOf(s.Id))))
            .OfType<PublicSection>()];

    /// <summary>
    /// Hash of the photograph that may be shown; null when there is none, or it has no date, or it was taken too long
    /// before <paramref name="on"/> (product §4).
    /// </summary>
    /// <param name="questionnaires">The election's.</param>
    /// <param name="answersOf">Section id → its normalised answers; null when it was never saved or is withheld.</param>
    /// <param name="on">Local date of the publication; in a preview, the date on which it is expected.</param>
    /// <param name="months">Months that it may have then: <see cref="ElectionDefinition.PhotoMonths"/>.</param>
    public static string? Photo(
        QuestionnaireSet questionnaires, Func<string, Answers?> answersOf, DateOnly on, int months)
    {
        foreach (var section in questionnaires.Curricular.Sections)
        {
            if (PhotoRules.FieldOf(section, FieldKind.Photo) is not { } field || answersOf(section.Id) is not { } answers)
                continue;
            var date = PhotoRules.FieldOf(section, FieldKind.Date);
            var hash = answers.GetValueOrDefault(field.Id);
            return StoredPhoto.IsHash(hash) && PhotoRules.MayShow(date is null ? null : answers.GetValueOrDefault(date.Id), on, months)
                ? hash
                : null;
        }

        return null;
    }

    /// <summary>
    /// The chips and details that consents show (product §4): the person answered yes, consented with evidence, and,
    /// for a band of ages, has that age on election day. What an affirmative action already shows is not repeated.
    /// </summary>
    /// <param name="shown">The profile, with its affirmative actions.</param>
    /// <param name="groups">Groups that she answered yes to and consented to show.</param>
    /// <param name="details">Identity section → answers that she consented to show.</param>
    public static PublicCandidacy WithConsented(
        PublicCandidacy shown, QuestionnaireSet questionnaires, IReadOnlyCollection<string> groups, IReadOnlyDictionary<string, ImmutableDictionary<string, string>> details) =>
        shown with
        {
            ConsentedChips = [.. questionnaires.Groups
                .Where(g => groups.Contains(g.Id) && shown.AffirmativeActions.All(a => a.Group != g.Id))
                .Where(g => (g.MinAge ?? g.MaxAge) is null || g.IsOfAge(shown.Age))
                .Select(g => new PublicChip(g.Id, g.Chip))],
            ConsentedDetails = [.. questionnaires.Identity.Sections
                .Where(s => details.ContainsKey(s.Id))
                .Select(s => new PublicSection(s.Id, s.Title, [.. Items(s, details[s.Id]).Where(i => i.Value is not null)]))
                .Where(s => !s.Items.IsEmpty)],
        };

    // Confirmed and still said by the registry: an action that it withdrew is not shown while the UT gets to it.
    private static ImmutableArray<PublicChip> Actions(RegistryEntry entry, string confirmed, QuestionnaireSet questionnaires)
    {
        if (confirmed.Length == 0)
            return [];
        var both = confirmed.Split(' ').Intersect(entry.AffirmativeActions.Split(' '), StringComparer.Ordinal).ToHashSet(StringComparer.Ordinal);
        return [.. questionnaires.Groups.Where(g => both.Contains(g.Id)).Select(g => new PublicChip(g.Id, g.Label))];
    }

    /// <summary>«Distrito 6, Hermosillo», «Navojoa» or «Estado de Sonora».</summary>
    public static string TerritoryName(RegistryEntry entry, ElectionDefinition election) => entry switch
    {
        { District: { } number } => string.Create(
            CultureInfo.InvariantCulture, $"Distrito {number}, {election.FindDistrict(number)?.Seat ?? "sin cabecera"}"),
        { Municipality: { } code } => election.FindMunicipality(code)?.Name ?? code,
        _ => "Estado de Sonora",
    };

    /// <summary><c>propietaria</c> or <c>suplente</c>, as the public record and the registry's file write it.</summary>
    public static string CharacterName(Character character) => character is Character.Titular ? "propietaria" : "suplente";

    // Of the key by which she captures, which is nobody's to know: enough to tell two slates apart.
    private static string Slate(RegistryEntry entry, ElectionDefinition election) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{election.Slug}/{entry.ResponsibleParty}")).AsSpan(0, 4));

    // Contest by contest (office, then territory), in each the order of the registry: nobody is featured.
    private static string SortKey(string id, RegistryEntry entry, ElectionDefinition election)
    {
        var office = IndexOf(election.Offices, o => o.Id == entry.Office);
        var actor = IndexOf(election.Actors, a => a.Id == entry.PoliticalActor);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{office:D2}.{entry.District ?? 0:D2}.{entry.Municipality ?? "00000"}.{actor:D2}.{entry.ListNumber ?? 0:D3}.{(int)entry.Character}.{id}");
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

    private static ImmutableArray<PublicItem> Items(Section section, Answers? answers) =>
        [.. section.Fields
            .Where(f => f is { Public: true, NeverIndividual: false })
            .Where(f => QuestionnaireRules.Applies(f, answers ?? ImmutableDictionary<string, string>.Empty))
            .SelectMany(f => Items(f, answers))
            .Where(i => i.Value is not null || i.Kind != nameof(FieldKind.Check))];

    // A field that takes several answers is one item for each that was given, or one that was not.
    private static PublicItem[] Items(Field field, Answers? answers)
    {
        var given = field.ItemIds
            .Select(id => new PublicItem(id, field.Label, Value(field, id, answers), field.Kind.ToString()))
            .Where(i => i.Value is not null)
            .ToArray();
        return given.Length > 0 ? given : [new PublicItem(field.Id, field.Label, null, field.Kind.ToString())];
    }

    private static string? Value(Field field, string id, Answers? answers) =>
        answers is null || !answers.TryGetValue(id, out var stored) || stored.Length == 0 ? null
        : field.Kind is FieldKind.Check ? (stored == "si" ? "Sí" : null)
        : field.Display(stored);
}
