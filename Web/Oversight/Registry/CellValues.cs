using System.Globalization;
using System.Xml;
using Conoceles.Elections;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using CellKind = DocumentFormat.OpenXml.Spreadsheet.CellValues;

namespace Conoceles.Web.Oversight.Registry;

/// <summary>
/// What the cells of a book say, as the text that a person would have written in a CSV: a date as <c>aaaa-mm-dd</c>, a number
/// without anything added, a text as it is, zeros at its left included.
/// </summary>
internal sealed class CellValues
{
    /// <summary>Digits that a sheet keeps of a number; the rest it has already made zeros.</summary>
    private const decimal FirstLost = 1_000_000_000_000_000m;

    /// <summary>Days between the two origins that a book may count from.</summary>
    private const int From1904 = 1462;

    private readonly List<string> _shared;
    private readonly string[] _formats;
    private readonly int _offset;

    public CellValues(WorkbookPart book)
    {
        _shared = Shared(book.SharedStringTablePart);
        _formats = Formats(book.WorkbookStylesPart?.Stylesheet);
        _offset = book.Workbook.WorkbookProperties?.Date1904?.Value == true ? From1904 : 0;
    }

    /// <summary>The cell's text, and why it is no value.</summary>
    public (string Text, CellProblem? Problem) Of(Cell cell)
    {
        var raw = cell.CellValue?.Text ?? "";
        var kind = cell.DataType?.Value ?? CellKind.Number;
        // Also with a result at hand: a registry that is calculated could say something else the next time it is opened.
        if (cell.CellFormula is { } formula)
            return ("=" + formula.Text, new CellProblem("formula", RegistryMessages.Formula));
        if (kind == CellKind.Error)
            return (raw, new CellProblem("cell-error", RegistryMessages.CellError));
        if (kind == CellKind.SharedString)
            return (_shared[int.Parse(raw, NumberStyles.None, CultureInfo.InvariantCulture)], null);
        if (kind == CellKind.InlineString)
            return (Text(cell.InlineString), null);
        if (kind == CellKind.String)
            return (Clean(raw), null);
        if (kind == CellKind.Boolean)
            return (raw == "1" ? "VERDADERO" : "FALSO", null);
        if (kind == CellKind.Date)
            return (Day(DateTime.Parse(raw, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind)), null);
        return raw.Length == 0 ? ("", null) : Number(raw, cell.StyleIndex?.Value ?? 0);
    }

    private (string Text, CellProblem? Problem) Number(string raw, uint style)
    {
        var format = style < _formats.Length ? _formats[style] : "";
        if (!decimal.TryParse(raw, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) || Math.Abs(number) >= FirstLost)
            return (raw, new CellProblem("long-number", RegistryMessages.LongNumber));
        if (NumberFormats.IsDate(format))
        {
            return number is >= 0 and <= 2_958_465
                ? (Day(DateTime.FromOADate((double)number + _offset)), null)
                : (raw, new CellProblem("date", RegistryMessages.NoDate));
        }

        // «00000» is how a sheet shows the zeros of a key that it keeps as a number.
        return (number == Math.Truncate(number) && NumberFormats.IsZeros(format)
            ? number.ToString(format, CultureInfo.InvariantCulture)
            : number.ToString("0.###############", CultureInfo.InvariantCulture), null);
    }

    // An hour is shown, so that the rule of the date says that it is too much.
    private static string Day(DateTime at) =>
        at.ToString(at.TimeOfDay == TimeSpan.Zero ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static List<string> Shared(SharedStringTablePart? part)
    {
        var texts = new List<string>();
        if (part is null)
            return texts;
        using var reader = OpenXmlReader.Create(part);
        while (reader.Read())
        {
            if (reader.ElementType == typeof(SharedStringItem) && reader.IsStartElement)
                texts.Add(Text((SharedStringItem)reader.LoadCurrentElement()!));
        }

        return texts;
    }

    // How a word is pronounced is in the same element, and is not part of it.
    private static string Text(RstType? rich) =>
        rich is null ? "" : Clean(rich.Text?.Text ?? string.Concat(rich.Elements<Run>().Select(r => r.Text?.Text)));

    /// <summary>Without the escapes of what XML cannot say, so that the rules see those characters.</summary>
    private static string Clean(string text) => XmlConvert.DecodeName(text).Trim();

    /// <summary>The format of each style of a cell.</summary>
    private static string[] Formats(Stylesheet? styles)
    {
        var own = styles?.NumberingFormats?.Elements<NumberingFormat>()
            .Where(n => n.NumberFormatId is not null).GroupBy(n => n.NumberFormatId!.Value).ToDictionary(g => g.Key, g => g.Last().FormatCode?.Value ?? "") ?? [];
        return [.. styles?.CellFormats?.Elements<CellFormat>().Select(f => f.NumberFormatId?.Value ?? 0).Select(id =>
            own.TryGetValue(id, out var code) ? code : NumberFormats.BuiltIn(id)) ?? []];
    }
}
