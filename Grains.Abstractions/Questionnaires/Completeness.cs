using System.Collections.Immutable;

namespace Conoceles.Questionnaires;

using Answers = IReadOnlyDictionary<string, string>;

/// <summary>
/// How much of a questionnaire is answered. Two thresholds that are never mixed: the legal minimum, which is what a
/// submission needs, and «completo», every question that applies answered (product §4).
/// </summary>
/// <param name="Sections">One of each section, in order.</param>
public sealed record Completeness(ImmutableArray<SectionCompleteness> Sections)
{
    /// <summary>Questions that apply and count.</summary>
    public int Asked => Sections.Sum(s => s.Asked);

    public int Answered => Sections.Sum(s => s.Answered);

    /// <summary>0 to 100, rounded down: it is 100 only when everything is answered.</summary>
    public int Percent => Asked == 0 ? 100 : 100 * Answered / Asked;

    public bool MeetsMinimum => Sections.All(s => s.MeetsMinimum);

    public bool IsFull => Sections.All(s => s.IsFull);

    /// <param name="questionnaire">The questionnaire.</param>
    /// <param name="answersOf">Section id → its stored answers, or null when never saved.</param>
    public static Completeness Of(Questionnaire questionnaire, Func<string, Answers?> answersOf) =>
        new([.. questionnaire.Sections.Select(s => Of(s, answersOf(s.Id) ?? QuestionnaireRules.NoAnswers))]);

    /// <summary>
    /// Questions of a section that apply, count and have no answer, in order: as many as <see cref="SectionCompleteness.Asked"/>
    /// exceeds <see cref="SectionCompleteness.Answered"/>. Of the fields of which one is enough, the first.
    /// </summary>
    public static IEnumerable<Field> Unanswered(Section section, Answers answers)
    {
        ArgumentNullException.ThrowIfNull(section);
        var together = section.Fields.Where(f => section.AtLeastOneOf.Contains(f.Id)).ToArray();
        var none = together.Length > 0 && !together.Any(f => QuestionnaireRules.IsAnswered(f, answers));
        return section.Fields.Where(f => section.AtLeastOneOf.Contains(f.Id)
            ? none && f == together[0]
            : !f.Extra && QuestionnaireRules.Applies(f, answers) && !QuestionnaireRules.IsAnswered(f, answers));
    }

    /// <summary>Of one section. Fields of which one is enough count together as one question.</summary>
    public static SectionCompleteness Of(Section section, Answers answers)
    {
        var counted = section.Fields.Where(f => !f.Extra && !section.AtLeastOneOf.Contains(f.Id) && QuestionnaireRules.Applies(f, answers)).ToArray();
        var together = section.Fields.Where(f => section.AtLeastOneOf.Contains(f.Id)).ToArray();
        return new SectionCompleteness(
            section.Id,
            counted.Count(f => QuestionnaireRules.IsAnswered(f, answers)) + (together.Any(f => QuestionnaireRules.IsAnswered(f, answers)) ? 1 : 0),
            counted.Length + (together.Length > 0 ? 1 : 0),
            QuestionnaireRules.IsComplete(section, answers));
    }
}

/// <param name="Id">Section id.</param>
/// <param name="Answered">Questions with an answer.</param>
/// <param name="Asked">Questions that apply and count.</param>
/// <param name="MeetsMinimum">Nothing of it blocks the submission.</param>
public sealed record SectionCompleteness(string Id, int Answered, int Asked, bool MeetsMinimum)
{
    public bool IsFull => MeetsMinimum && Answered == Asked;
}
