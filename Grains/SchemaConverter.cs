using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Conoceles.Grains;

/// <summary>
/// Reads a state of any released schema as the current one, and writes the one that the cluster is ready for: readers
/// are deployed first, and writers stay behind a switch until every silo reads the newer schema.
/// </summary>
/// <param name="stateName">For the error that names a newer schema.</param>
/// <param name="current">Newest schema that this code reads.</param>
/// <param name="written">Schema that it writes, at most <paramref name="current"/>.</param>
/// <param name="upgrades">Element n turns schema n + 1 into n + 2. Pure.</param>
/// <param name="downgrades">Element n turns schema n + 2 into n + 1, or says null when it cannot be said there. Pure.</param>
internal sealed class SchemaConverter<T>(
    string stateName,
    int current,
    int written,
    IReadOnlyList<Func<JsonObject, JsonObject>> upgrades,
    IReadOnlyList<Func<JsonObject, JsonObject?>> downgrades) : JsonConverter<T>
    where T : class
{
    private const string SchemaMember = "Schema";
    private JsonSerializerOptions? _inner;

    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var inner = Inner(options);
        var stored = reader;
        if (SchemaOf(ref stored) is var schema && schema == current)
            return JsonSerializer.Deserialize<T>(ref reader, inner)!;
        var state = JsonNode.Parse(ref reader)!.AsObject();
        // Named before anything is read: a member that this version does not know would hide the reason.
        if (schema > current)
            throw new NewerSchemaException(stateName, state["Id"]?.GetValue<string>() ?? "", schema, current);
        for (; schema < current; schema++)
            state = upgrades[schema - 1](state);
        state[SchemaMember] = current;
        return state.Deserialize<T>(inner)!;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (written == current)
            JsonSerializer.Serialize(writer, value, Inner(options));
        else
            (Lower(value, options) ?? throw new JsonException($"schema-held: {stateName} cannot be written in schema {written}.")).WriteTo(writer, options);
    }

    /// <summary>The value in the schema that is written; null when that schema cannot say it.</summary>
    public JsonObject? Lower(T value, JsonSerializerOptions options)
    {
        var state = JsonSerializer.SerializeToNode(value, Inner(options))!.AsObject();
        for (var schema = current; schema > written; schema--)
        {
            if (downgrades[schema - 2](state) is not { } lower)
                return null;
            state = lower;
            state[SchemaMember] = schema - 1;
        }

        return state;
    }

    // The same options without this converter, made once: they are read-only after their first use.
    private JsonSerializerOptions Inner(JsonSerializerOptions options)
    {
        if (_inner is { } made)
            return made;
        var inner = new JsonSerializerOptions(options);
        inner.Converters.Remove(this);
        return _inner = inner;
    }

    private static int SchemaOf(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isSchema = reader.ValueTextEquals(SchemaMember);
            reader.Read();
            if (isSchema)
                return reader.GetInt32();
            reader.Skip();
        }

        return 1;
    }
}
