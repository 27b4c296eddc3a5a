using System.Text;
using Conoceles.Elections;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.OpenData;

/// <summary>The data dictionary: each column of each set, from the columns themselves.</summary>
internal static class DictionaryFile
{
    private static readonly string[] _header = ["conjunto", "columna", "tipo", "titulo", "descripcion"];

    public static PreparedFile Csv(string folder, string name)
    {
        using var file = new FileInMaking(folder, name + ".csv", TableFiles.CsvType);
        using (var csv = new StreamWriter(file.Content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        {
            csv.Write(CsvText.Line(_header));
            foreach (var set in OpenDataSets.All)
            {
                foreach (var column in set.Columns)
                    csv.Write(CsvText.Line([set.Name, column.Name, TypeOf(column), column.Title, column.Description]));
            }
        }

        return file.Finish();
    }

    public static PreparedFile Json(string folder, string name, OpenDataContext context, ElectionMark? mark)
    {
        using var file = new FileInMaking(folder, name + ".json", OpenDataJson.ContentType);
        using (var json = OpenDataJson.Writer(file.Content))
        {
            OpenDataJson.Begin(json, "conoceles-diccionario/1", context, mark);
            json.WriteStartArray("columns");
            foreach (var set in OpenDataSets.All)
            {
                foreach (var column in set.Columns)
                {
                    json.WriteStartObject();
                    foreach (var (member, text) in _header.Zip([set.Name, column.Name, TypeOf(column), column.Title, column.Description]))
                        json.WriteString(member, text);
                    json.WriteEndObject();
                }
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return file.Finish();
    }

    /// <summary>As Table Schema names it.</summary>
    public static string TypeOf(OpenDataColumn column) => column.Type switch
    {
        ColumnType.Whole => "integer",
        ColumnType.Instant => "datetime",
        _ => "string",
    };
}
