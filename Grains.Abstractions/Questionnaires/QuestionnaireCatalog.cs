using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conoceles.Questionnaires;

/// <summary>The questionnaires that ship with the product, read from <c>Definitions/*.json</c>.</summary>
public static class QuestionnaireCatalog
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <summary>Public once published (plan §8, art. 19).</summary>
    public static Questionnaire Curricular { get; } = Load("curricular.v1");

    /// <summary>Sensitive: only in the identity database, sealed (art. 4).</summary>
    public static Questionnaire Identity { get; } = Load("identidad.v1");

    /// <summary>Both, curricular first, in the order of the task list.</summary>
    public static ImmutableArray<Questionnaire> All { get; } = [Curricular, Identity];

    /// <summary>The questionnaire and section of a section id; null when no questionnaire has it.</summary>
    public static (Questionnaire Questionnaire, Section Section)? Find(string sectionId)
    {
        foreach (var questionnaire in All)
        {
            if (questionnaire.Find(sectionId) is { } section)
                return (questionnaire, section);
        }

        return null;
    }

    /// <summary>The label of a stored value, for people; the value itself when the field has no options.</summary>
    public static string Display(Field field, string value) => field.Display(value);

    private static Questionnaire Load(string name)
    {
        using var file = typeof(QuestionnaireCatalog).Assembly
            .GetManifestResourceStream($"Conoceles.Questionnaires.Definitions.{name}.json")
            ?? throw new InvalidOperationException($"The questionnaire {name} is not in the assembly.");
        return JsonSerializer.Deserialize<Questionnaire>(file, Json)
            ?? throw new InvalidOperationException($"The questionnaire {name} is empty.");
    }
}
