using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conoceles.Journeys.Tests.Questionnaires;

/// <summary>
/// The questionnaires as the repository ships them, read without the product's own reader: a question that the product
/// forgot to show is in the file all the same.
/// </summary>
internal sealed record QuestionnaireData(string Id, int Version, bool Sensitive, SectionData[] Sections)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Curricular, identity and declarations, in the order of the task list.</summary>
    public static readonly QuestionnaireData[] All = [Read("curricular"), Read("identidad"), Read("declaraciones")];

    private static QuestionnaireData Read(string name) =>
        JsonSerializer.Deserialize<QuestionnaireData>(
            File.ReadAllBytes(Path.Combine(Repository.Root, "deploy", "questionnaires", "v2", name + ".json")), Json)
        ?? throw new InvalidDataException(name);
}

/// <summary>What one page asks.</summary>
internal sealed record SectionData(string Id, string Title, FieldData[] Fields);

/// <summary>A question.</summary>
internal sealed record FieldData(
    string Id, string Label, Kind Kind, OptionData[]? Options, ConditionData? ShowWhen, NetworkData? Network, bool? Public, int Repeat = 1)
{
    /// <summary>Names of its answers: <c>cursos</c>, <c>cursos.2</c> …</summary>
    public IEnumerable<string> Names => Enumerable.Range(1, Repeat).Select(n => n == 1 ? Id : $"{Id}.{n}");
}

internal sealed record OptionData(string Value, string Label);

internal sealed record ConditionData(string Field, string[] AnyOf);

internal sealed record NetworkData(string Name, string Profile);

internal enum Kind
{
    Text,
    LongText,
    Choice,
    Select,
    Email,
    Phone,
    Url,
    Check,
    Photo,
    Date,
    Network,
}
