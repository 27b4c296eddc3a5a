using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conoceles.Questionnaires;

/// <summary>
/// Reads the three files of a version: texts in, a set or every problem of them out. Pure; who opens the files is
/// somebody else.
/// </summary>
public static class QuestionnaireReader
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <param name="version">Name of the version's folder.</param>
    /// <param name="curricular">Text of <c>curricular.json</c>.</param>
    /// <param name="identity">Text of <c>identidad.json</c>, which also has the groups.</param>
    /// <param name="declarations">Text of <c>declaraciones.json</c>.</param>
    public static QuestionnaireReading Read(string version, string curricular, string identity, string declarations)
    {
        var problems = ImmutableArray.CreateBuilder<QuestionnaireProblem>();
        var files = new[] { ("curricular", curricular), ("identidad", identity), ("declaraciones", declarations) }
            .Select(f => Parse(f.Item1, f.Item2, problems))
            .ToArray();
        if (files is not [{ } first, { } second, { } third])
            return new QuestionnaireReading(null, problems.ToImmutable());
        var set = new QuestionnaireSet
        {
            Version = version,
            Curricular = first.Questionnaire,
            Identity = second.Questionnaire,
            Declarations = third.Questionnaire,
            Groups = second.Groups,
        };
        problems.AddRange(QuestionnaireProblems.Of(set));
        return new QuestionnaireReading(problems.Count == 0 ? set : null, problems.ToImmutable());
    }

    private static QuestionnaireFile? Parse(string name, string text, ImmutableArray<QuestionnaireProblem>.Builder problems)
    {
        try
        {
            if (JsonSerializer.Deserialize<QuestionnaireFile>(text, Json) is { } file)
            {
                if (file.Id != name)
                    problems.Add(new QuestionnaireProblem(name + ".id", $"dice «{file.Id}» y debe decir «{name}»"));
                return file;
            }

            problems.Add(new QuestionnaireProblem(name, "está vacío"));
        }
        catch (JsonException e)
        {
            problems.Add(new QuestionnaireProblem(
                $"{name}, línea {(e.LineNumber ?? 0) + 1}", $"no se puede leer {e.Path}: falta un dato, sobra o no es de su tipo"));
        }

        return null;
    }

    /// <summary>A file: a questionnaire and, the identity one, the groups that its answers make.</summary>
    private sealed record QuestionnaireFile
    {
        public required string Id { get; init; }

        public required int Version { get; init; }

        public bool Sensitive { get; init; }

        public required ImmutableArray<Section> Sections { get; init; }

        public ImmutableArray<Group> Groups { get; init; } = [];

        public Questionnaire Questionnaire => new() { Id = Id, Version = Version, Sensitive = Sensitive, Sections = Sections };
    }
}

/// <param name="Set">Null when there is any problem.</param>
/// <param name="Problems">All of them, in the order of the files.</param>
public sealed record QuestionnaireReading(QuestionnaireSet? Set, ImmutableArray<QuestionnaireProblem> Problems);

/// <param name="Path">Where, e.g. <c>curricular.estudios.cursos.max</c>.</param>
/// <param name="Message">Spanish, to be read after the path.</param>
public sealed record QuestionnaireProblem(string Path, string Message)
{
    public override string ToString() => $"{Path}: {Message}";
}
