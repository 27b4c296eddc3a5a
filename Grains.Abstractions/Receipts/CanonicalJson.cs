using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Conoceles.Receipts;

/// <summary>
/// JSON Canonicalization Scheme (RFC 8785) for what receipts and the audit hash: the same content, the same bytes, in
/// any language. Numbers are integers within ±2⁵³; a fraction is refused, because nothing we sign has one.
/// </summary>
public static class CanonicalJson
{
    /// <summary>Canonical UTF-8 bytes of a value, serialised with <paramref name="options"/> first.</summary>
    public static byte[] Bytes<T>(T value, JsonSerializerOptions? options = null) =>
        Bytes(JsonSerializer.SerializeToElement(value, options));

    /// <summary>Canonical UTF-8 bytes of a parsed value.</summary>
    public static byte[] Bytes(JsonElement value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return Encoding.UTF8.GetBytes(text.ToString());
    }

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
}
