using System.Collections.Immutable;
using System.IO.Compression;
using Conoceles.Elections;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Conoceles.Web.Oversight.Registry;

/// <summary>
/// The rows of an XLSX, as those of a CSV: its first visible sheet, where the first row that says something is the header.
/// Only values are read; nothing of the book is calculated, followed or run.
/// </summary>
/// <param name="Sheet">Name of the sheet.</param>
/// <param name="Rows">Those that say something, each as wide as the header.</param>
/// <param name="Failure">Why there are none.</param>
internal sealed record Workbook(string Sheet, IReadOnlyList<RegistryRow> Rows, RegistryCheck? Failure)
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    /// <summary>Four times the posts of Sonora.</summary>
    internal const int MaxRows = 20_000;

    /// <summary>Bytes of all parts, unpacked. A registry of <see cref="MaxRows"/> rows stays below; a bomb does not.</summary>
    internal const long MaxUnpacked = 32 * 1024 * 1024;

    private const int MaxParts = 1000;

    /// <summary>Columns of a header that are kept: what is beyond is told, not stored.</summary>
    private const int MaxColumns = 100;

    /// <summary>True for a book of any kind, also of those that are not read: an archive, or what came before them.</summary>
    public static bool Is(ReadOnlySpan<byte> bytes) => bytes is [(byte)'P', (byte)'K', 3, 4, ..] || IsOld(bytes);

    public static Workbook Read(byte[] bytes)
    {
        if (IsOld(bytes))
            return Failed("workbook-old", RegistryMessages.OldWorkbook);
        try
        {
            return Fits(bytes) ? Open(bytes) : Failed("workbook-huge", RegistryMessages.HugeWorkbook);
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            // What a damaged or forged book makes the readers throw is no list that anybody could keep.
            return Failed("workbook-unreadable", RegistryMessages.UnreadableWorkbook);
        }
    }

    // The format of before 2007, which also wraps a book with a password.
    private static bool IsOld(ReadOnlySpan<byte> bytes) => bytes is [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..];

    // The sizes that an archive declares: its reader gives no byte beyond them.
    private static bool Fits(byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false));
        return archive.Entries.Count <= MaxParts && archive.Entries.Sum(e => e.Length) <= MaxUnpacked;
    }

    private static Workbook Open(byte[] bytes)
    {
        using var document = SpreadsheetDocument.Open(
            new MemoryStream(bytes, writable: false), isEditable: false, new OpenSettings { MaxCharactersInPart = MaxUnpacked });
        var book = document.WorkbookPart!;
        foreach (var sheet in book.Workbook.Descendants<Sheet>().Where(s => s.State is null || s.State.Value == SheetStateValues.Visible))
        {
            if (book.GetPartById(sheet.Id!) is not WorksheetPart part)
                continue;
            var rows = new List<RegistryRow>();
            foreach (var row in RowsOf(part, new CellValues(book)))
            {
                if (rows.Count > MaxRows)
                    return Failed("too-many-rows", RegistryMessages.TooManyRows(MaxRows));
                rows.Add(row);
            }

            return new Workbook(sheet.Name?.Value ?? "", rows, null);
        }

        return Failed("workbook-unreadable", RegistryMessages.UnreadableWorkbook);
    }

    private static IEnumerable<RegistryRow> RowsOf(WorksheetPart part, CellValues values)
    {
        using var reader = OpenXmlReader.Create(part);
        var (line, width) = (0, 0);
        while (reader.Read())
        {
            if (reader.ElementType != typeof(Row) || !reader.IsStartElement)
                continue;
            line = SheetPlace.Next(line, reader.Attributes.FirstOrDefault(a => a.LocalName == "r").Value);
            if (RowOf(reader, line, values, width == 0 ? MaxColumns : width) is not { } row)
                continue;
            // The header's own width is that of its last cell; every other row has the header's.
            width = width == 0 ? row.Cells.Length : width;
            yield return row with { Cells = [.. row.Cells, .. Enumerable.Repeat("", width - row.Cells.Length)] };
        }
    }

    /// <summary>A row up to its last cell that says something; null when none does.</summary>
    private static RegistryRow? RowOf(OpenXmlReader reader, int line, CellValues values, int width)
    {
        var cells = ImmutableArray.CreateBuilder<string>();
        var problems = ImmutableSortedDictionary.CreateBuilder<int, CellProblem>();
        var column = -1;
        for (var more = reader.ReadFirstChild(); more; more = reader.ReadNextSibling())
        {
            if (reader.ElementType != typeof(Cell))
                continue;
            var cell = (Cell)reader.LoadCurrentElement()!;
            column = SheetPlace.Column(column, cell.CellReference?.Value);
            var (text, problem) = values.Of(cell);
            if (text.Length == 0 && problem is null)
                continue;
            if (column >= width)
            {
                // One is enough to know.
                problems.TryAdd(width, new CellProblem("cell-count", RegistryMessages.Outside(SheetPlace.Letters(column))));
                continue;
            }

            while (cells.Count < column)
                cells.Add("");
            cells.Add(text);
            if (problem is not null)
                problems.Add(column, problem);
        }

        return cells.Count + problems.Count == 0 ? null : new RegistryRow(line, cells.ToImmutable()) { Problems = problems.ToImmutable() };
    }

    private static Workbook Failed(string code, string reason) => new("", [], RegistryCheck.Failed(1, code, reason));
}
