using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using Conoceles.Web.Oversight.Registry;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Book = DocumentFormat.OpenXml.Spreadsheet.Workbook;
using Kind = DocumentFormat.OpenXml.Spreadsheet.CellValues;
using SheetText = DocumentFormat.OpenXml.Spreadsheet.Text;

namespace Conoceles.Web.Tests.Registry;

/// <summary>Books as spreadsheets write them, cell by cell, so that a test says of what kind each one is.</summary>
internal static class BookSample
{
    public const uint ShortDate = 1;
    public const uint OwnDate = 2;
    public const uint FiveZeros = 3;
    public const uint AsText = 4;
    public const uint Money = 5;

    /// <summary>The lines of a CSV as texts of a sheet.</summary>
    public static byte[] Of(params string[] lines) => Write(Rows(lines));

    public static Cell[][] Rows(params string[] lines) =>
        [.. CsvLines.Of(string.Join('\n', lines)).Select(r => r.Cells.Select(Text).ToArray())];

    /// <summary>The same rows with another cell.</summary>
    public static Cell[][] With(Cell[][] rows, int row, string column, Cell cell)
    {
        rows[row][Conoceles.Elections.RegistryColumns.All.IndexOf(column)] = cell;
        return rows;
    }

    public static Cell Text(string text) => new(new InlineString(new SheetText(Escape(text)))) { DataType = Kind.InlineString };

    public static Cell Number(string raw, uint style = 0) => new(new CellValue(raw)) { StyleIndex = style };

    public static Cell Formula(string formula, string? result) =>
        new(new CellFormula(formula), new CellValue(result ?? "")) { DataType = Kind.String };

    public static Cell Typed(Kind kind, string raw) => new(new CellValue(raw)) { DataType = kind };

    public static byte[] Write(IEnumerable<Cell[]> rows, bool from1904 = false) => Write(from1904, ("registro", null, rows));

    public static byte[] Write(bool from1904, params (string Name, SheetStateValues? State, IEnumerable<Cell[]> Rows)[] sheets)
    {
        using var bytes = new MemoryStream();
        using (var document = SpreadsheetDocument.Create(bytes, SpreadsheetDocumentType.Workbook))
        {
            var book = document.AddWorkbookPart();
            var list = new Sheets();
            book.Workbook = new Book(new WorkbookProperties { Date1904 = from1904 }, list);
            book.AddNewPart<WorkbookStylesPart>().Stylesheet = new Stylesheet(
                new NumberingFormats(Format(164, "dd/mm/yyyy"), Format(165, "00000"), Format(166, "[$$-80A]#,##0.00;[Red]\"días\" 0")),
                new CellFormats(Style(0), Style(14), Style(164), Style(165), Style(49), Style(166)));
            book.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(
                new SharedStringItem(new Run(new SheetText("Nopa")), new Run(new SheetText("lina")), new PhoneticRun(new SheetText("no se lee"))));
            foreach (var (name, state, rows) in sheets)
            {
                var part = book.AddNewPart<WorksheetPart>();
                part.Worksheet = new Worksheet(new SheetData(rows.Select((cells, i) => new Row(cells.Select(c => c.CloneNode(true))) { RowIndex = (uint)i + 1 })));
                var sheet = new Sheet { Name = name, SheetId = (uint)list.ChildElements.Count + 1, Id = book.GetIdOfPart(part) };
                if (state is { } hidden)
                    sheet.State = hidden;
                list.Append(sheet);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The book with the text of its first sheet changed, as no program would write it.</summary>
    public static byte[] Forge(byte[] book, Func<string, string> change)
    {
        using var bytes = new MemoryStream();
        bytes.Write(book);
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = archive.Entries.First(e => e.FullName.Contains("worksheets/sheet", StringComparison.Ordinal));
            string text;
            using (var reader = new StreamReader(entry.Open(), Encoding.UTF8))
                text = reader.ReadToEnd();
            var name = entry.FullName;
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
            writer.Write(change(text));
        }

        return bytes.ToArray();
    }

    private static NumberingFormat Format(uint id, string code) => new() { NumberFormatId = id, FormatCode = code };

    private static CellFormat Style(uint format) => new() { NumberFormatId = format };

    // What XML cannot say is written as spreadsheets do.
    private static string Escape(string text) => string.Concat(text.Select(c =>
        XmlConvert.IsXmlChar(c) || char.IsSurrogate(c) ? c.ToString() : string.Create(CultureInfo.InvariantCulture, $"_x{(int)c:X4}_")));
}
