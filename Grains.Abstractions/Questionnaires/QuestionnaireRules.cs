using System.Collections.Immutable;

namespace Conoceles.Questionnaires;

using Answers = IReadOnlyDictionary<string, string>;

/// <summary>
/// The only place with rules about answers; pages show its findings and grains refuse by them. Pure. What is stored is
/// decided by <see cref="Normalisation"/>, what blocks by <see cref="Checks"/>, what is only advised by
/// <see cref="Hints"/>, and how much there is by <see cref="Completeness"/>.
/// </summary>
public static class QuestionnaireRules
{
    /// <summary>Stored in a field that does not apply because of another answer.</summary>
    public const string NotApplicable = "no-aplica";

    /// <summary>What a checked box and most questions of yes or no store.</summary>
    public const string Yes = "si";

    /// <summary>True when the field is asked, given the other answers of its section.</summary>
    public static bool Applies(Field field, Answers answers) =>
        field.ShowWhen is not { } when || (answers.TryGetValue(when.Field, out var value) && when.AnyOf.Contains(value));

    /// <summary>What is stored of a posted section.</summary>
    public static ImmutableDictionary<string, string> Normalise(Section section, Answers posted) => Normalisation.Of(section, posted);

    /// <summary>Findings of one section in the order of its fields: the blocking ones keep the submission back, the others advise.</summary>
    public static IEnumerable<Finding> Check(Section section, Answers answers) =>
        [.. Checks.Of(section, answers).Concat(Hints.Of(section, answers))
            .OrderBy(f => section.FindField(f.Field) is { } field ? section.Fields.IndexOf(field) : 0)];

    /// <summary>What keeps the submission back, without the advice, which costs more to find.</summary>
    public static IEnumerable<Finding> Blocking(Section section, Answers answers) => Checks.Of(section, answers).Where(f => f.Blocks);

    /// <summary>Findings of all of a questionnaire, with those that compare sections.</summary>
    /// <param name="questionnaire">The questionnaire.</param>
    /// <param name="answersOf">Section id → its stored answers, or null when never saved.</param>
    public static IEnumerable<Finding> CheckAll(Questionnaire questionnaire, Func<string, Answers?> answersOf) =>
        [.. questionnaire.Sections.SelectMany(s => Check(s, answersOf(s.Id) ?? NoAnswers)), .. Hints.Between(questionnaire, answersOf)];

    /// <summary>True when nothing blocks: the legal minimum of the section is there.</summary>
    public static bool IsComplete(Section section, Answers answers) => !Blocking(section, answers).Any();

    /// <summary>The first text that is longer than what is stored of its field; a draft with one is refused.</summary>
    public static Finding? Oversized(Section section, Answers answers) =>
        Checks.Of(section, answers).FirstOrDefault(f => f.Code == Checks.OverCap);

    /// <summary>True when the field, or the first of its answers, was answered by a person.</summary>
    internal static bool HasText(Answers answers, string id) =>
        answers.TryGetValue(id, out var text) && !string.IsNullOrEmpty(text) && text != NotApplicable;

    /// <summary>True when any of the field's answers was given.</summary>
    internal static bool IsAnswered(Field field, Answers answers) => field.ItemIds.Any(id => HasText(answers, id));

    internal static Answers NoAnswers { get; } = ImmutableDictionary<string, string>.Empty;
}
