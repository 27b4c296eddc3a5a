using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Conoceles.Web.Public.OpenData;

/// <summary>
/// A workbook of one sheet, written row by row and the same bytes on every node: its entries have one date, the texts are in
/// their cells. A cell is a text or a number, never a formula, so nothing in it runs.
/// </summary>
internal sealed class XlsxFile : IDisposable
{
    /// <summary>Characters that a cell takes; more are cut, with a sign that they were.</summary>
    public const int MaxCell = 32_767;

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static readonly DateTimeOffset _date = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XmlWriterSettings _xml = new() { Encoding = new UTF8Encoding(false), CloseOutput = true };

    private readonly ZipArchive _zip;
    private readonly XmlWriter _sheet;

    /// <param name="file">Where to; stays open.</param>
    /// <param name="name">Of the sheet, at most 31 characters.</param>
    public XlsxFile(Stream file, string name)
    {
        _zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true);
        Part("[Content_Types].xml", """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>""");
        Part("_rels/.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>""");
        Part("xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
        Part("xl/_rels/workbook.xml.rels", """<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>""");
        _sheet = XmlWriter.Create(Entry("xl/worksheets/sheet1.xml"), _xml);
        _sheet.WriteStartElement("worksheet", Main);
        _sheet.WriteStartElement("sheetData", Main);
    }

    /// <summary>One row. Texts of columns that are numbers are written as numbers.</summary>
    public void Write(IEnumerable<(string Text, bool IsNumber)> cells)
    {
        _sheet.WriteStartElement("row", Main);
        foreach (var (text, isNumber) in cells)
        {
            _sheet.WriteStartElement("c", Main);
            if (isNumber && text.Length > 0)
                _sheet.WriteElementString("v", Main, long.Parse(text, CultureInfo.InvariantCulture).ToString(CultureInfo.InvariantCulture));
            else
                WriteText(text);
            _sheet.WriteEndElement();
        }

        _sheet.WriteEndElement();
    }

    public void Dispose()
    {
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
        _sheet.Dispose();
        _zip.Dispose();
    }

    private void WriteText(string text)
    {
        _sheet.WriteAttributeString("t", "inlineStr");
        _sheet.WriteStartElement("is", Main);
        _sheet.WriteStartElement("t", Main);
        _sheet.WriteAttributeString("xml", "space", null, "preserve");
        _sheet.WriteString(Clean(text));
        _sheet.WriteEndElement();
        _sheet.WriteEndElement();
    }

    // What XML cannot say is left out: such a character in an answer must not keep everybody else's from being read.
    private static string Clean(string text)
    {
        var cut = text.Length > MaxCell ? text[..(MaxCell - 1)] + "…" : text;
        return cut.All(XmlConvert.IsXmlChar) ? cut : string.Concat(Whole(cut));
    }

    private static IEnumerable<string> Whole(string text) =>
        text.EnumerateRunes().Where(r => r.Value > 0xFFFF || (XmlConvert.IsXmlChar((char)r.Value) && r.Value != 0xFFFD)).Select(r => r.ToString());

    private void Part(string name, string xml)
    {
        using var writer = new StreamWriter(Entry(name), new UTF8Encoding(false));
        writer.Write("""<?xml version="1.0" encoding="UTF-8" standalone="yes"?>""");
        writer.Write(xml);
    }

    private Stream Entry(string name)
    {
        var entry = _zip.CreateEntry(name, CompressionLevel.Optimal);
        entry.LastWriteTime = _date;
        return entry.Open();
    }
}
