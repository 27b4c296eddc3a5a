using System.Text.Json;
using Conoceles.Elections;
using Conoceles.Receipts;
using Conoceles.Web.Public.Profile;

namespace Conoceles.Web.Public.OpenData;

/// <summary><c>datapackage.json</c> (Frictionless Data Package): what each file is, its columns, its size and its SHA-256.</summary>
internal static class PackageFile
{
    public const string Suffix = "datapackage";

    public static PreparedFile Make(string folder, string name, OpenDataContext context, ElectionMark? mark, IReadOnlyList<PreparedFile> files)
    {
        using var file = new FileInMaking(folder, name + ".json", OpenDataJson.ContentType);
        using (var json = OpenDataJson.Writer(file.Content))
        {
            json.WriteStartObject();
            json.WriteString("profile", "data-package");
            json.WriteString("name", name.Replace('_', '-').ToLowerInvariant());
            json.WriteString("title", $"Conóceles, {context.Election.Name}: {OpenDataMessages.Cut(context.Cut)}");
            json.WriteString("description", mark is null ? ProfileMessages.Notice : $"{mark.Line} {ProfileMessages.Notice}");
            json.WriteString("created", ReceiptStatement.Instant(context.At));
            json.WriteString("version", context.Cut.ToString(System.Globalization.CultureInfo.InvariantCulture));
            json.WriteStartArray("resources");
            foreach (var resource in files)
                Write(json, resource);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return file.Finish();
    }

    private static void Write(Utf8JsonWriter json, PreparedFile resource)
    {
        var format = Path.GetExtension(resource.Name).TrimStart('.');
        json.WriteStartObject();
        json.WriteString("name", resource.Name.Replace('.', '-').Replace('_', '-').ToLowerInvariant());
        json.WriteString("path", resource.Name);
        json.WriteString("format", format);
        json.WriteString("mediatype", resource.ContentType.Split(';')[0]);
        json.WriteString("encoding", "utf-8");
        json.WriteNumber("bytes", resource.Bytes);
        json.WriteString("hash", "sha256:" + resource.Sha256);
        if (format is "csv" && OpenDataSets.All.FirstOrDefault(s => resource.Name.EndsWith($"_{s.Name}.csv", StringComparison.Ordinal)) is { } set)
            WriteSchema(json, set);
        json.WriteEndObject();
    }

    private static void WriteSchema(Utf8JsonWriter json, OpenDataSetDefinition set)
    {
        json.WriteString("profile", "tabular-data-resource");
        json.WriteString("title", set.Title);
        json.WriteString("description", set.Description);
        json.WriteStartObject("schema");
        json.WriteStartArray("fields");
        foreach (var column in set.Columns)
        {
            json.WriteStartObject();
            json.WriteString("name", column.Name);
            json.WriteString("type", DictionaryFile.TypeOf(column));
            json.WriteString("title", column.Title);
            json.WriteString("description", column.Description);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("missingValues");
        json.WriteStringValue("");
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
