using System.Collections.Immutable;
using Conoceles.Candidacies;
using Conoceles.Questionnaires;

namespace Conoceles.Web.Capture.Sections;

/// <summary>
/// Two texts of one section: the person's, which could not be saved, and the one that is stored. She chooses question
/// by question; nobody's text is written over without her saying so.
/// </summary>
/// <param name="Values">Stored answers.</param>
/// <param name="Section">Who saved them, and when.</param>
public sealed record SectionConflict(IReadOnlyDictionary<string, string> Values, SectionView Section)
{
    /// <summary>Value of a choice that takes the stored text; any other keeps the person's.</summary>
    public const string Theirs = "guardado";

    public const string Mine = "mio";

    private const string Suffix = "-elige";

    /// <summary>Name of the choice about a field.</summary>
    public static string ChoiceOf(Field field) => field.Id + Suffix;

    public static bool IsTechnical(string name) => name.EndsWith(Suffix, StringComparison.Ordinal);

    /// <summary>Whether the two differ in a field.</summary>
    public bool Differs(Field field, IReadOnlyDictionary<string, string> mine) =>
        field.ItemIds.Any(id => Values.GetValueOrDefault(id, "") != mine.GetValueOrDefault(id, ""));

    /// <summary>Fields of which the form takes the stored text.</summary>
    public static ImmutableArray<Field> Taken(Section section, IFormCollection form) =>
        [.. section.Fields.Where(f => form[ChoiceOf(f)] == Theirs)];

    /// <summary>The answers with the stored ones in those fields.</summary>
    public static ImmutableDictionary<string, string> Merge(
        Section section, ImmutableDictionary<string, string> mine, IReadOnlyDictionary<string, string> stored, IEnumerable<Field> taken)
    {
        var merged = mine.ToBuilder();
        foreach (var id in taken.SelectMany(f => f.ItemIds))
        {
            if (stored.TryGetValue(id, out var value))
                merged[id] = value;
            else
                merged.Remove(id);
        }

        return QuestionnaireRules.Normalise(section, merged.ToImmutable());
    }
}
