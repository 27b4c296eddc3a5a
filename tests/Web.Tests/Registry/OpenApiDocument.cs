using System.Text.Json.Nodes;

namespace Conoceles.Web.Tests.Registry;

/// <summary>What docs/registro.openapi.json promises, so that every answer of a test is one that it describes.</summary>
internal static class OpenApiDocument
{
    private static readonly JsonNode Root = JsonNode.Parse(File.ReadAllText(Path.Combine(Folder.Repository, "docs", "registro.openapi.json")))!;

    /// <summary>«POST /api/…».</summary>
    public static IEnumerable<string> Operations =>
        Root["paths"]!.AsObject().SelectMany(p => p.Value!.AsObject().Select(m => $"{m.Key.ToUpperInvariant()} {p.Key}"));

    public static IEnumerable<string> MediaTypes => Operation("POST")["requestBody"]!["content"]!.AsObject().Select(c => c.Key);

    public static IEnumerable<int> Statuses(string method) =>
        Operation(method)["responses"]!.AsObject().Select(r => int.Parse(r.Key, System.Globalization.CultureInfo.InvariantCulture));

    public static IEnumerable<string> Codes => Enum("Problem", "code");

    public static IEnumerable<string> States => Enum("Proposal", "state");

    /// <summary>Members that an object of that name may have.</summary>
    public static IEnumerable<string> Members(string schema) => Schema(schema)["properties"]!.AsObject().Select(p => p.Key);

    public static string? Header(string name) =>
        Operation("POST")["parameters"]!.AsArray().FirstOrDefault(p => (string?)p!["in"] == "header" && (string?)p["name"] == name)?["required"]?.ToString();

    private static JsonNode Operation(string method) =>
        Root["paths"]!.AsObject().Select(p => p.Value![method.ToLowerInvariant()]).OfType<JsonNode>().Single();

    private static JsonNode Schema(string name) => Root["components"]!["schemas"]![name]!;

    private static IEnumerable<string> Enum(string schema, string property) =>
        Schema(schema)["properties"]![property]!["enum"]!.AsArray().Select(c => (string)c!);
}
