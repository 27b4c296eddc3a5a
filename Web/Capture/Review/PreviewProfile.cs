using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Web.Shared.Photos;

namespace Conoceles.Web.Capture.Review;

using Identity = IReadOnlyDictionary<string, ImmutableDictionary<string, string>>;

/// <summary>The profile that a submission now would give, by the same rules as the public one. Pure.</summary>
internal static class PreviewProfile
{
    /// <param name="identity">Section → its answers; null when they are not this account's to see.</param>
    /// <param name="consentCounts">The account is the titular's: her «Sí» counts from the submission.</param>
    public static PublicCandidacy Of(CandidacyView view, ElectionDefinition election, Identity? identity, bool consentCounts, DateTimeOffset now)
    {
        var questionnaires = election.Questionnaires;
        var profile = PublicProfile.OfRegistry(view.Id, view.Version, view.Entry, view.ConfirmedActions, election, null) with
        {
            Photo = PublicProfile.Photo(questionnaires, Answers, ExpectedPublication.Of(view.Entry, election, now), election.PhotoMonths),
            Sections = PublicProfile.Content(questionnaires, Answers),
        };
        if (!consentCounts || identity is null)
            return profile;
        var consented = questionnaires.Groups.Where(g => PrivateLines.Consents(view, questionnaires, g)).ToArray();
        return PublicProfile.WithConsented(
            profile, questionnaires,
            [.. consented.Where(g => identity.GetValueOrDefault(g.Section)?.GetValueOrDefault(g.Field) == g.Answer).Select(g => g.Id)],
            questionnaires.Groups
                .Where(g => g.DetailConsentField is { } field && Declared(field) && identity.ContainsKey(g.Section))
                .ToDictionary(g => g.Section, g => identity[g.Section], StringComparer.Ordinal));

        ImmutableDictionary<string, string>? Answers(string section) => view.Sections.GetValueOrDefault(section)?.Values;
        bool Declared(string field) => questionnaires.Declarations.Sections.Any(s => Answers(s.Id)?.GetValueOrDefault(field) == "si");
    }
}
