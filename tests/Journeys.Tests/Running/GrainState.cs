using System.Text.Json;

namespace Conoceles.Journeys.Tests.Running;

/// <summary>The stored state of a candidacy, as the names and texts that it has anywhere in it.</summary>
internal static class GrainState
{
    public static async Task<HashSet<(string Name, string Text)>> Of(RunFile run, string candidacy)
    {
        var payload = await DatabaseAccess.Scalar<byte[]>(
            run, run.Postgres.Databases.Curricular,
            "select payloadbinary from grains.orleansstorage where graintypestring = 'candidacy' and grainidextensionstring = $1", candidacy);
        Assert.NotNull(payload);
        using var state = JsonDocument.Parse(payload);
        var texts = new HashSet<(string, string)>();
        Collect(state.RootElement, texts);
        return texts;
    }

    private static void Collect(JsonElement element, HashSet<(string, string)> texts)
    {
        if (element.ValueKind is JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                if (property.Value.ValueKind is JsonValueKind.String)
                    texts.Add((property.Name, property.Value.GetString()!));
                else
                    Collect(property.Value, texts);
            }
        }
        else if (element.ValueKind is JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Collect(item, texts);
        }
    }
}
