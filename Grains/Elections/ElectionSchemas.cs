using System.Text.Json;
using System.Text.Json.Nodes;
using Conoceles.Elections;

namespace Conoceles.Grains.Elections;

/// <summary>The released schemas of <see cref="ElectionState"/>. Elections have no switch: the newest one is written (ADR 0012).</summary>
internal static class ElectionSchemas
{
    private const string CaptureDays = "CaptureDays";

    public static SchemaConverter<ElectionState> Converter() =>
        new(StorageNames.Election, ElectionState.CurrentSchema, ElectionState.CurrentSchema, [Same, Same, From3To4, Same, Same], []);

    private static JsonObject Same(JsonObject state) => state;

    private static JsonObject From3To4(JsonObject state)
    {
        if (state[nameof(ElectionState.Definition)] is not JsonObject definition || definition[CaptureDays] is not { } days)
            return state;
        var rules = DeadlineRules.Default;
        rules = rules with { Capture = rules.Capture with { Days = days.GetValue<int>() } };
        definition.Remove(CaptureDays);
        // Natural days, counted from the next one: what schema 3 always meant.
        definition[nameof(ElectionDefinition.Deadlines)] = JsonSerializer.SerializeToNode(rules, StateJson.Options);
        return state;
    }
}
