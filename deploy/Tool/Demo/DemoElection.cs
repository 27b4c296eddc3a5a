using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Conoceles.Deploy.Elections;
using Conoceles.Elections;
using CsvHelper;

namespace Conoceles.Deploy.Demo;

/// <summary>Reads an election's folder: <c>election.json</c>, <c>distritos.csv</c> and <c>municipios.csv</c>.</summary>
public static class DemoElection
{
    /// <summary>The process whose offices, territory and parties the demo has.</summary>
    public const string FolderName = "sonora-2024";

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    /// <exception cref="ToolException">A file is missing or is not what it should be.</exception>
    public static ElectionDefinition Read(string folder)
    {
        try
        {
            var definition = JsonNode.Parse(File.ReadAllText(Path.Combine(folder, "election.json")))!.AsObject();
            definition["districts"] = new JsonArray();
            definition["municipalities"] = new JsonArray();
            var questionnaires = definition["questionnaires"]?.GetValue<string>()
                ?? throw new ToolException($"{folder} no dice qué versión de los cuestionarios usa.");
            definition.Remove("questionnaires");
            return definition.Deserialize<ElectionDefinition>(_json)! with
            {
                Districts = Rows(Path.Combine(folder, "distritos.csv"), r => new District(
                    r.GetField<int>("numero"), r.GetField("zona")!)),
                Municipalities = Rows(Path.Combine(folder, "municipios.csv"), r => new Municipality(
                    r.GetField("clave_inegi")!, r.GetField("nombre")!, r.GetField<int>("regidurias_mr"))),
                Questionnaires = QuestionnaireFolder.Read(Path.Combine(folder, "..", "..", QuestionnaireFolder.Name, questionnaires)),
            };
        }
        catch (Exception e) when (e is IOException or JsonException or CsvHelperException)
        {
            throw new ToolException($"No se pudo leer el proceso electoral de {folder}: {e.Message}", e);
        }
    }

    private static ImmutableArray<T> Rows<T>(string path, Func<CsvReader, T> row)
    {
        using var csv = new CsvReader(new StreamReader(path), CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var rows = ImmutableArray.CreateBuilder<T>();
        while (csv.Read())
            rows.Add(row(csv));
        return rows.ToImmutable();
    }
}
