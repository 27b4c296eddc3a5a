using System.Collections;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Conoceles.Architecture.Tests;

/// <summary>
/// A state file of each released schema, as PostgreSQL has it. Today's code must read all of them and write the
/// current ones back byte for byte: a renamed member or another enum name would orphan what citizens' candidates wrote.
/// </summary>
public sealed class GoldenStateTests
{
    private const string Folder = "tests/Architecture.Tests/Golden";

    /// <summary>States without a schema number, and why.</summary>
    private static readonly Dictionary<string, string> WithoutSchema = new(StringComparer.Ordinal)
    {
        ["import-progress"] = "a cursor, and what was refused if anything was; when it cannot be read, applying the import again from zero changes nothing",
    };

    public static TheoryData<string> StateNames => [.. PersistentStates.All.Select(s => s.StateName)];

    public static TheoryData<string, int> Files => [.. PersistentStates.All
        .SelectMany(s => Enumerable.Range(1, Schema(s.State) ?? 1).Select(n => (s.StateName, n)))];

    [Theory]
    [MemberData(nameof(StateNames))]
    public void State_HasASchemaOrAReason(string stateName)
    {
        var state = Find(stateName);
        var constant = Schema(state);
        if (constant is null)
            Assert.Contains(stateName, WithoutSchema);
        else
            Assert.Equal(typeof(int), state.GetProperty("Schema")?.PropertyType);
        Assert.True(state.IsSealed);
        Assert.All(state.GetProperties().Where(p => p.SetMethod is not null), p =>
            Assert.Contains(typeof(System.Runtime.CompilerServices.IsExternalInit), p.SetMethod!.ReturnParameter.GetRequiredCustomModifiers()));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void GoldenFile_IsReadAndWrittenBackTheSame(string stateName, int schema)
    {
        var state = Find(stateName);
        var golden = Repository.Read($"{Folder}/{stateName}.v{schema}.json").TrimEnd();
        var read = JsonSerializer.Deserialize(golden, state, StateJson.Options);
        var written = JsonSerializer.Serialize(read, state, StateJson.Options);
        if (schema == (Schema(state) ?? 1))
            Assert.Equal(golden, written);
    }

    [Theory]
    [MemberData(nameof(StateNames))]
    public void CurrentGoldenFile_FillsEveryMember(string stateName)
    {
        var state = Find(stateName);
        var golden = JsonNode.Parse(Repository.Read($"{Folder}/{stateName}.v{Schema(state) ?? 1}.json"))!;
        var empty = Unfilled(state, [golden], stateName).ToArray();
        Assert.True(empty.Length == 0, $"The golden file says nothing of: {string.Join(", ", empty)}. A new member needs a new schema or a safe default, and its line here.");
    }

    [Theory]
    [MemberData(nameof(StateNames))]
    public void State_WithAMemberOfANewerVersion_IsRefused(string stateName)
    {
        var state = Find(stateName);
        var golden = JsonNode.Parse(Repository.Read($"{Folder}/{stateName}.v{Schema(state) ?? 1}.json"))!.AsObject();
        golden["MemberOfANewerVersion"] = 1;
        Assert.Throws<JsonException>(() => golden.Deserialize(state, StateJson.Options));
    }

    private static Type Find(string stateName) => PersistentStates.All.Single(s => s.StateName == stateName).State;

    private static int? Schema(Type state) =>
        (int?)state.GetField("CurrentSchema", BindingFlags.Public | BindingFlags.Static)?.GetRawConstantValue();

    /// <summary>Members that no sample of the type has a value for. Lists and dictionaries need at least one element.</summary>
    private static IEnumerable<string> Unfilled(Type type, JsonNode[] samples, string path)
    {
        foreach (var property in type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetCustomAttribute<JsonIgnoreAttribute>() is null))
        {
            var values = samples.Select(s => s[property.Name]).OfType<JsonNode>().ToArray();
            var here = $"{path}.{property.Name}";
            if (values.Length == 0)
            {
                yield return here;
                continue;
            }

            var (element, nodes) = Elements(property.PropertyType, values);
            if (nodes.Length == 0)
                yield return here + " (empty)";
            else if (element.Namespace?.StartsWith("Conoceles", StringComparison.Ordinal) == true && element is { IsEnum: false })
            {
                foreach (var inner in Unfilled(element, nodes, here))
                    yield return inner;
            }
        }
    }

    private static (Type Element, JsonNode[] Nodes) Elements(Type type, JsonNode[] values)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type == typeof(string) || type == typeof(byte[]) || !typeof(IEnumerable).IsAssignableFrom(type))
            return (type, values);
        return (type.GetGenericArguments()[^1], [.. values
            .SelectMany(v => v is JsonObject o ? o.Select(p => p.Value) : v.AsArray()).OfType<JsonNode>()]);
    }
}
