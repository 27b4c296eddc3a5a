using System.Text.Json;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Receipts;
using Conoceles.Web.Public.Profile;

namespace Conoceles.Web.Public.OpenData;

/// <summary>How JSON files of a cut begin: which form, which cut, and what every file says (product §6).</summary>
internal static class OpenDataJson
{
    public const string ContentType = "application/json; charset=utf-8";

    /// <summary>Bytes that a writer holds before they go to disk.</summary>
    private const int Held = 1 << 16;

    private static readonly JsonWriterOptions _options = new() { Encoder = PublicJson.Options.Encoder };

    public static Utf8JsonWriter Writer(Stream content) => new(content, _options);

    /// <summary>Opens the object and writes its first members.</summary>
    public static void Begin(Utf8JsonWriter json, string schema, OpenDataContext context, ElectionMark? mark)
    {
        json.WriteStartObject();
        json.WriteString("schema", schema);
        if (mark is not null)
            json.WriteString("mark", mark.Line);
        json.WriteString("notice", ProfileMessages.Notice);
        json.WriteString("election", context.Election.Slug);
        json.WriteString("electionName", context.Election.Name);
        json.WriteNumber("cut", context.Cut);
        json.WriteString("at", ReceiptStatement.Instant(context.At));
    }

    /// <summary>Hands over what it holds when that is much.</summary>
    public static void Spill(Utf8JsonWriter json)
    {
        if (json.BytesPending > Held)
            json.Flush();
    }
}
