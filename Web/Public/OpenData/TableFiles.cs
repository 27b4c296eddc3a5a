using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Conoceles.Elections;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.OpenData;

/// <summary>One set as CSV, XLSX and JSON, written row by row: the three say the same.</summary>
internal sealed class TableFiles : IDisposable
{
    public const string CsvType = "text/csv; charset=utf-8; header=present";
    public const string XlsxType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private readonly ImmutableArray<OpenDataColumn> _columns;
    private readonly FileInMaking _csvFile;
    private readonly FileInMaking _xlsxFile;
    private readonly FileInMaking _jsonFile;
    private readonly StreamWriter _csv;
    private readonly XlsxFile _xlsx;
    private readonly Utf8JsonWriter _json;

    /// <param name="name">Of the files, without extension.</param>
    /// <param name="set">Name of the set, which its form and its sheet have.</param>
    public TableFiles(string folder, string name, string set, ImmutableArray<OpenDataColumn> columns, OpenDataContext context, ElectionMark? mark)
    {
        _columns = columns;
        _csvFile = new FileInMaking(folder, name + ".csv", CsvType);
        _xlsxFile = new FileInMaking(folder, name + ".xlsx", XlsxType, gzip: false);
        _jsonFile = new FileInMaking(folder, name + ".json", OpenDataJson.ContentType);
        // With its mark: a spreadsheet takes a file without it for one of its own code page, and breaks every ñ.
        _csv = new StreamWriter(_csvFile.Content, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true);
        _csv.Write(CsvText.Line(columns.Select(c => c.Name)));
        _xlsx = new XlsxFile(_xlsxFile.Content, set);
        _xlsx.Write(columns.Select(c => (c.Name, false)));
        _json = OpenDataJson.Writer(_jsonFile.Content);
        OpenDataJson.Begin(_json, $"conoceles-{set}/1", context, mark);
        _json.WriteStartArray("rows");
    }

    public void Write(OpenDataRow row)
    {
        var cells = _columns.Select(c => c.Text(row)).ToArray();
        _csv.Write(CsvText.Line(cells));
        _xlsx.Write(cells.Select((cell, i) => (cell, _columns[i].Type is ColumnType.Whole)));
        _json.WriteStartObject();
        for (var i = 0; i < cells.Length; i++)
        {
            _json.WritePropertyName(_columns[i].Name);
            if (_columns[i].Type is not ColumnType.Whole)
                _json.WriteStringValue(cells[i]);
            else if (cells[i].Length == 0)
                _json.WriteNullValue();
            else
                _json.WriteNumberValue(long.Parse(cells[i], CultureInfo.InvariantCulture));
        }

        _json.WriteEndObject();
        OpenDataJson.Spill(_json);
    }

    /// <summary>CSV, XLSX and JSON.</summary>
    public PreparedFile[] Finish()
    {
        _csv.Flush();
        _xlsx.Dispose();
        _json.WriteEndArray();
        _json.WriteEndObject();
        _json.Flush();
        return [_csvFile.Finish(), _xlsxFile.Finish(), _jsonFile.Finish()];
    }

    public void Dispose()
    {
        _csv.Dispose();
        _json.Dispose();
        _csvFile.Dispose();
        _xlsxFile.Dispose();
        _jsonFile.Dispose();
    }
}
