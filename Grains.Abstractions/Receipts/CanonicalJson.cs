using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Conoceles.Receipts;

/// <summary>
/// JSON Canonicalization Scheme (RFC 8785) for what receipts and the audit hash: the same content, the same bytes, in
/// any language. Numbers are integers within ±2⁵³; a fraction is refused, because nothing we sign has one. Half of a
/// surrogate pair and a name that is twice in an object are refused too (I-JSON): they have no bytes of their own, and
/// two contents would have the same hash.
/// </summary>
public static class CanonicalJson
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whoever calls passes the same options each time, and the serialiser is slow to learn new ones.</summary>
    private static readonly ConditionalWeakTable<JsonSerializerOptions, JsonSerializerOptions> StrictOptions = [];

    /// <summary>Canonical UTF-8 bytes of a value, serialised with <paramref name="options"/> first.</summary>
    /// <exception cref="ArgumentException">The value has no canonical form.</exception>
    public static byte[] Bytes<T>(T value, JsonSerializerOptions? options = null) =>
        Bytes(JsonSerializer.SerializeToElement(value, StrictOptions.GetValue(options ?? JsonSerializerOptions.Default, Strict)));

    /// <summary>Canonical UTF-8 bytes of a parsed value.</summary>
    /// <exception cref="ArgumentException">The value has no canonical form.</exception>
    public static byte[] Bytes(JsonElement value)
    {
        var text = new StringBuilder();
        try
        {
            Write(text, value);
        }
        catch (InvalidOperationException e)
        {
            // The reader's own word for text that is not Unicode.
            throw new ArgumentException("A text that is not Unicode has no canonical form.", nameof(value), e);
        }

        return Utf8.GetBytes(text.ToString());
    }

    private static JsonSerializerOptions Strict(JsonSerializerOptions options) => new(options) { Converters = { new WholeText() } };

    private static void Write(StringBuilder text, JsonElement value)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value);
                break;
            case JsonValueKind.Array:
                WriteArray(text, value);
                break;
            case JsonValueKind.String:
                WriteString(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                WriteNumber(text, value);
                break;
            case JsonValueKind.True:
                text.Append("true");
                break;
            case JsonValueKind.False:
                text.Append("false");
                break;
            case JsonValueKind.Null:
                text.Append("null");
                break;
            default:
                throw new ArgumentException("An undefined value has no canonical form.", nameof(value));
        }
    }

    private static void WriteObject(StringBuilder text, JsonElement value)
    {
        // RFC 8785 §3.2.3: by UTF-16 code units, which is what ordinal comparison does.
        var members = value.EnumerateObject().ToArray();
        Array.Sort(members, (a, b) => string.CompareOrdinal(a.Name, b.Name));
        text.Append('{');
        for (var i = 0; i < members.Length; i++)
        {
            if (i > 0 && members[i].Name == members[i - 1].Name)
                throw new ArgumentException("An object with a name twice has no canonical form.", nameof(value));
            if (i > 0)
                text.Append(',');
            WriteString(text, members[i].Name);
            text.Append(':');
            Write(text, members[i].Value);
        }

        text.Append('}');
    }

    private static void WriteArray(StringBuilder text, JsonElement value)
    {
        text.Append('[');
        var first = true;
        foreach (var item in value.EnumerateArray())
        {
            if (!first)
                text.Append(',');
            first = false;
            Write(text, item);
        }

        text.Append(']');
    }

    private static void WriteNumber(StringBuilder text, JsonElement value)
    {
        const long Safe = 1L << 53;
        if (!value.TryGetInt64(out var number) || number is > Safe or < -Safe)
            throw new ArgumentException("Only integers within ±2^53 have a canonical form here.", nameof(value));
        text.Append(CultureInfo.InvariantCulture, $"{number}");
    }

    private static void WriteString(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }

    /// <summary>Writes text that is Unicode; the serialiser's own would replace half a pair by U+FFFD and say nothing.</summary>
    private sealed class WholeText : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(Whole(value));

        public override void WriteAsPropertyName(Utf8JsonWriter writer, string value, JsonSerializerOptions options) =>
            writer.WritePropertyName(Whole(value));

        private static string Whole(string value)
        {
            // Throws on half a pair.
            Utf8.GetByteCount(value);
            return value;
        }
    }
}
