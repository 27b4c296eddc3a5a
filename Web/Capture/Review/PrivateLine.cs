using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Capture.Review;

/// <summary>A section of what will not be published, or of what decides what will be.</summary>
/// <param name="Section">The section.</param>
/// <param name="Answers">Its answers; null when they are not this account's to see.</param>
/// <param name="Complete">The legal minimum has nothing against it.</param>
/// <param name="Why">Why it is not published, in one sentence.</param>
/// <param name="CanChange">This account can answer it.</param>
public sealed record PrivateLine(
    Section Section, ImmutableDictionary<string, string>? Answers, bool Complete, string Why, bool CanChange)
{
    /// <summary>The questions of it that are not published and apply, as they were answered.</summary>
    public IEnumerable<(string Label, string? Value)> Items => Answers is null
        ? []
        : Section.Fields
            .Where(f => QuestionnaireRules.Applies(f, Answers))
            .Select(f => (f.Label.TrimEnd(':'), f.DisplayOf(Answers)));
}

/// <summary>What the public will not see of a capture, and why. Pure.</summary>
internal static class PrivateLines
{
    /// <param name="view">The candidacy.</param>
    /// <param name="questionnaires">The election's.</param>
    /// <param name="identity">Section → its answers; null when they are not this account's to see.</param>
    /// <param name="consentCounts">The account is the titular's: her «Sí» counts from the submission.</param>
    public static PrivateLine[] Of(
        CandidacyView view, QuestionnaireSet questionnaires, IReadOnlyDictionary<string, ImmutableDictionary<string, string>>? identity, bool consentCounts) =>
    [
        .. questionnaires.Curricular.Sections.Select(s => Hidden(view, s)).OfType<PrivateLine>(),
        .. questionnaires.Identity.Sections.Select(s => new PrivateLine(
            s, identity is null ? null : identity.GetValueOrDefault(s.Id) ?? ImmutableDictionary<string, string>.Empty,
            IsComplete(view, s), Why(view, questionnaires, s, identity, consentCounts), identity is not null)),
        .. questionnaires.Declarations.Sections.Select(s => new PrivateLine(
            s, view.Sections.GetValueOrDefault(s.Id)?.Values ?? ImmutableDictionary<string, string>.Empty, IsComplete(view, s), ReviewMessages.WhyDeclaration, true)),
    ];

    private static bool IsComplete(CandidacyView view, Section section) => view.Sections.GetValueOrDefault(section.Id) is { Complete: true };

    // Of a public section, the fields that are not.
    private static PrivateLine? Hidden(CandidacyView view, Section section) => section.Fields.All(f => f.Public)
        ? null
        : new PrivateLine(
            section with { Fields = [.. section.Fields.Where(f => !f.Public)] },
            view.Sections.GetValueOrDefault(section.Id)?.Values ?? ImmutableDictionary<string, string>.Empty, true, ReviewMessages.WhyHidden, true);

    private static string Why(
        CandidacyView view, QuestionnaireSet questionnaires, Section section, IReadOnlyDictionary<string, ImmutableDictionary<string, string>>? identity, bool consentCounts)
    {
        if (questionnaires.Groups.FirstOrDefault(g => g.Section == section.Id) is not { } group)
            return section.Fields.Any(f => f.NeverIndividual) ? ReviewMessages.WhyNever : ReviewMessages.WhyStatistics;
        if (AffirmativeGroups.Split(view.Entry.AffirmativeActions).Contains(group.Id))
            return ReviewMessages.WhyAction(group.Label);
        if (identity is null)
            return ReviewMessages.WhyStatistics;
        var belongs = identity.GetValueOrDefault(section.Id)?.GetValueOrDefault(group.Field) == group.Answer;
        return !belongs || !Consents(view, questionnaires, group) ? ReviewMessages.WhyStatistics
            : consentCounts ? ReviewMessages.WhyConsented(group.Chip)
            : ReviewMessages.WhyWaiting(group.Chip);
    }

    internal static bool Consents(CandidacyView view, QuestionnaireSet questionnaires, Group group) =>
        questionnaires.Declarations.Sections.Any(s => view.Sections.GetValueOrDefault(s.Id)?.Values.GetValueOrDefault(group.ConsentField) == "si");
}
