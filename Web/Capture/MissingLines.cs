using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Questionnaires;
using Conoceles.Web.Capture.Tasks;

namespace Conoceles.Web.Capture;

/// <summary>What a capture lacks, each with the field where it is answered.</summary>
internal static class MissingLines
{
    /// <summary>Of the legal minimum, as the grain says.</summary>
    /// <param name="identityClosed">The identity questionnaire is not this account's to answer.</param>
    /// <param name="toReview">What is answered goes back to the review.</param>
    public static MissingLine[] Minimum(CandidacyView view, QuestionnaireSet questionnaires, bool identityClosed, bool toReview = false) =>
        [.. view.Missing.Where(f => f.Blocks).Select(f => new MissingLine(
            identityClosed && questionnaires.Identity.Find(f.Section) is not null ? null
                : Links.Field(view.Id, f.Section, f.Field == f.Section ? "" : f.Field, toReview),
            f.Message))];

    /// <summary>What «completo» wants besides: questions without an answer that the legal minimum does not ask.</summary>
    public static MissingLine[] Full(CandidacyView view, Questionnaire curricular) =>
        [.. curricular.Sections
            .SelectMany(s => Completeness.Unanswered(s, AnswersOf(view, s)).Select(f => (Section: s, Field: f)))
            .Where(p => !view.Missing.Any(m => m.Blocks && m.Section == p.Section.Id && m.Field == p.Field.Id))
            .Select(p => new MissingLine(Links.Field(view.Id, p.Section.Id, p.Field.Id, toReview: true), $"{p.Section.Title}: «{p.Field.Label.TrimEnd(':')}»"))];

    /// <summary>Suggestions on what is written; they block nothing.</summary>
    public static MissingLine[] Hints(CandidacyView view, Questionnaire curricular) =>
        [.. QuestionnaireRules.CheckAll(curricular, s => view.Sections.GetValueOrDefault(s)?.Values)
            .Where(f => !f.Blocks)
            .Select(f => new MissingLine(Links.Field(view.Id, f.Section, f.Field, toReview: true), f.Message))];

    private static ImmutableDictionary<string, string> AnswersOf(CandidacyView view, Section section) =>
        view.Sections.GetValueOrDefault(section.Id)?.Values ?? ImmutableDictionary<string, string>.Empty;
}
