using System.Text.Json;

namespace Conoceles.TestData;

/// <summary>One text and how many characters it has for the norm, for the server's counter and the browser's.</summary>
/// <param name="Name">What it tries.</param>
/// <param name="Text">The text; lone surrogates included, which JSON cannot carry as text.</param>
/// <param name="Count">Graphemes without blanks.</param>
internal sealed record CountVector(string Name, string Text, int Count);

/// <summary><c>conteo.json</c>, read.</summary>
internal static class CountVectors
{
    public static IReadOnlyList<CountVector> All { get; } = Read();

    private static CountVector[] Read()
    {
        var folder = Path.Combine(ShippedQuestionnaires.Folder, "..", "..", "..", "tests", "TestData");
        using var file = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "conteo.json")));
        return [.. file.RootElement.EnumerateArray().Select(v => new CountVector(
            v.GetProperty("name").GetString()!, Text(v), v.GetProperty("count").GetInt32()))];
    }

    private static string Text(JsonElement vector) => vector.TryGetProperty("units", out var units)
        ? new string([.. units.EnumerateArray().Select(u => (char)u.GetInt32())])
        : vector.GetProperty("text").GetString()!;
}
