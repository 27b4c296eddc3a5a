using System.Buffers.Binary;
using System.IO.Compression;
using Conoceles.Elections;
using Conoceles.TestData;
using Conoceles.Web.Oversight.Registry;
using CsCheck;
using static Conoceles.Web.Tests.Registry.RegistrySample;
using Cell = DocumentFormat.OpenXml.Spreadsheet.Cell;
using Kind = DocumentFormat.OpenXml.Spreadsheet.CellValues;
using SheetStateValues = DocumentFormat.OpenXml.Spreadsheet.SheetStateValues;

namespace Conoceles.Web.Tests.Registry;

/// <summary>The registry as a book: the same verdict as the CSV that says the same, and a sentence for what only a book can say.</summary>
[Collection(Exhaustive.Name)]
public sealed class WorkbookTests
{
    private static readonly long Iterations = Environment.GetEnvironmentVariable("CONOCELES_LONG") == "1" ? 20_000 : 300;

    [Fact]
    public void Check_OfABook_GivesTheEntriesOfTheSameCsv()
    {
        var (book, text) = (CheckBook(BookSample.Of([Header, .. Lines])), RegistrySample.Check([Header, .. Lines]));
        Assert.Equal(5, book.Entries.Length);
        Assert.Equal(text.Entries, book.Entries);
        Assert.Equal(text.Lines, book.Lines);
        Assert.Equal("registro", book.Sheet);
        Assert.Null(text.Sheet);
    }

    [Theory]
    [MemberData(nameof(RegistryCellTests.Wrong), MemberType = typeof(RegistryCellTests))]
    public void Check_OfAWrongCellInABook_SaysWhatItSaysOfTheSameCsv(string line, string column, string value, string code)
    {
        string[] lines = [Header, Good, With(line, (RegistryColumns.Key, "R-99"), (column, value))];
        var (book, text) = (CheckBook(BookSample.Of(lines)), RegistrySample.Check(lines));
        Assert.Empty(book.Entries);
        Assert.Contains(book.Errors, e => (e.Line, e.Column, e.Code) == (3, column, code));
        Assert.Equal(text.Errors, book.Errors);
    }

    public static TheoryData<string, Func<Cell>, string> Values => new()
    {
        { RegistryColumns.Key, () => BookSample.Text("00701"), "00701" },
        { RegistryColumns.Key, () => BookSample.Number("701"), "701" },
        { RegistryColumns.Key, () => BookSample.Number("701", BookSample.FiveZeros), "00701" },
        { RegistryColumns.Key, () => BookSample.Number("701", BookSample.AsText), "701" },
        { RegistryColumns.Key, () => BookSample.Number("7.01E2"), "701" },
        { RegistryColumns.Key, () => BookSample.Number("701", BookSample.Money), "701" },
        { RegistryColumns.Key, () => BookSample.Number("999999999999999"), "999999999999999" },
        { RegistryColumns.GivenNames, () => BookSample.Typed(Kind.SharedString, "0"), "Nopalina" },
        { RegistryColumns.GivenNames, () => BookSample.Typed(Kind.String, "  =Nopalina "), "=Nopalina" },
        { RegistryColumns.ApprovedOn, () => BookSample.Number("45401", BookSample.ShortDate), "2024-04-19" },
        { RegistryColumns.ApprovedOn, () => BookSample.Number("45401", BookSample.OwnDate), "2024-04-19" },
        { RegistryColumns.ApprovedOn, () => BookSample.Typed(Kind.Date, "2024-04-19"), "2024-04-19" },
        { RegistryColumns.ApprovedOn, () => BookSample.Typed(Kind.Date, "2024-04-19T00:00:00"), "2024-04-19" },
        { RegistryColumns.ApprovedOn, () => BookSample.Text("2024-04-19"), "2024-04-19" },
    };

    [Theory]
    [MemberData(nameof(Values))]
    public void Check_ReadsEachKindOfCell_AsItsText(string column, Func<Cell> cell, string text)
    {
        var rows = BookSample.With(BookSample.Rows(Header, Good), 1, column, cell());
        var check = CheckBook(BookSample.Write(rows));
        Assert.Empty(check.Errors);
        Assert.Equal(RegistrySample.Check(Header, With(Good, (column, text))).Entries, check.Entries);
    }

    [Fact]
    public void Check_CountsDaysFrom1904_WhenTheBookDoes()
    {
        var rows = BookSample.With(BookSample.Rows(Header, Good), 1, RegistryColumns.ApprovedOn, BookSample.Number("43939", BookSample.ShortDate));
        Assert.Equal(new DateOnly(2024, 4, 19), Assert.Single(CheckBook(BookSample.Write(rows, from1904: true)).Entries).ApprovedOn);
    }

    public static TheoryData<string, Func<Cell>, string, string> NoValues => new()
    {
        { RegistryColumns.Key, () => BookSample.Formula("B2&C2", "R-1"), "formula", "=B2&C2" },
        { RegistryColumns.SecondSurname, () => BookSample.Formula("B2", null), "formula", "=B2" },
        { RegistryColumns.Office, () => BookSample.Formula("B2", "diputacion-mr"), "formula", "=B2" },
        { RegistryColumns.GivenNames, () => BookSample.Typed(Kind.Error, "#N/A"), "cell-error", "#N/A" },
        { RegistryColumns.Key, () => BookSample.Number("1234567890123456"), "long-number", "1234567890123456" },
        { RegistryColumns.Key, () => BookSample.Number("1E300"), "long-number", "1E300" },
        { RegistryColumns.ApprovedOn, () => BookSample.Number("45401.5", BookSample.ShortDate), "date", "2024-04-19 12:00" },
        { RegistryColumns.ApprovedOn, () => BookSample.Number("99999999", BookSample.ShortDate), "date", "99999999" },
        { RegistryColumns.ApprovedOn, () => BookSample.Number("45401"), "date", "45401" },
        { RegistryColumns.District, () => BookSample.Number("6.5"), "unknown-district", "6.5" },
        { RegistryColumns.Reelection, () => BookSample.Typed(Kind.Boolean, "1"), "yes-no", "VERDADERO" },
        { RegistryColumns.GivenNames, () => BookSample.Text("Nopa\nlina"), "unseen-character", "Nopa\uFFFDlina" },
    };

    [Theory]
    [MemberData(nameof(NoValues))]
    public void Check_OfACellWithoutAValue_NamesRowColumnAndReason_Once(string column, Func<Cell> cell, string code, string value)
    {
        var rows = BookSample.With(BookSample.Rows(Header, Councillor, Good), 2, column, cell());
        var check = CheckBook(BookSample.Write(rows));
        Assert.Empty(check.Entries);
        var error = Assert.Single(check.Errors);
        Assert.Equal((3, column, code, value), (error.Line, error.Column, error.Code, error.Value));
        Assert.True(error.Reason.Length > 20);
    }

    [Fact]
    public void Check_ReadsTheFirstVisibleSheet_AndSaysWhich()
    {
        var (good, other) = (BookSample.Rows(Header, Good), BookSample.Rows("otra", "cosa"));
        Assert.Equal("lista", Assert.Single(Sheets(("oculta", SheetStateValues.Hidden, other), ("lista", null, good), ("notas", null, other))).Sheet);
        Assert.Equal("lista", Assert.Single(Sheets(("muy oculta", SheetStateValues.VeryHidden, other), ("lista", SheetStateValues.Visible, BookSample.Rows(Header, Good)))).Sheet);
        var wrong = CheckBook(BookSample.Write(false, ("notas", null, BookSample.Rows("otra", "cosa")), ("lista", null, BookSample.Rows(Header, Good))));
        Assert.Equal("notas", wrong.Sheet);
        Assert.Contains(wrong.Errors, e => e.Code == "unknown-column");

        static IEnumerable<RegistryCheck> Sheets(params (string, SheetStateValues?, IEnumerable<Cell[]>)[] sheets) =>
            [CheckBook(BookSample.Write(false, sheets)) is { Errors.IsEmpty: true } check ? check : throw new InvalidDataException()];
    }

    [Fact]
    public void Check_CountsRowsAsTheSheetDoes()
    {
        var rows = BookSample.Rows(Header, Good, With(Councillor, (RegistryColumns.Office, "reina")));
        Cell[][] spaced = [[], [BookSample.Text(" ")], rows[0], [], rows[1], [BookSample.Number("")], [], rows[2]];
        Assert.Equal([(8, RegistryColumns.Office, "unknown-office")], CheckBook(BookSample.Write(spaced)).Errors.Select(e => (e.Line, e.Column, e.Code)));
        var header = BookSample.Rows(Header.Replace("sexo", "curp", StringComparison.Ordinal), Good);
        Assert.Equal([(3, "sexo"), (3, "curp")], CheckBook(BookSample.Write([[], [], .. header])).Errors.Select(e => (e.Line, e.Column)));
    }

    [Fact]
    public void Check_OfADatumBesideTheTable_SaysWhere()
    {
        var rows = BookSample.Rows(Header, Good, Councillor);
        rows[1] = [.. rows[1], BookSample.Text(""), BookSample.Text("nota"), BookSample.Text("otra")];
        var error = Assert.Single(CheckBook(BookSample.Write(rows)).Errors);
        Assert.Equal((2, "", "cell-count"), (error.Line, error.Column, error.Code));
        Assert.Contains("columna U", error.Reason, StringComparison.Ordinal);
        // The last column that a sheet may have, in the header and in every row.
        var wide = BookSample.Forge(
            BookSample.Write(Enumerable.Repeat(new[] { BookSample.Text("x") }, 5_000)),
            sheet => sheet.Replace("</x:row>", "<x:c r=\"XFD1\" t=\"str\"><x:v>y</x:v></x:c></x:row>", StringComparison.Ordinal));
        Assert.Contains(CheckBook(wide).Errors, e => e.Code == "cell-count" && e.Reason.Contains("XFD", StringComparison.Ordinal));
    }

    public static TheoryData<string, Func<byte[]>> Books => new()
    {
        { "workbook-old", () => [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0] },
        { "workbook-unreadable", () => [(byte)'P', (byte)'K', 3, 4, 0, 0, 0] },
        { "workbook-unreadable", () => BookSample.Of(Header, Good)[..^40] },
        { "workbook-unreadable", () => Archive(("palabras.xml", 100)) },
        { "workbook-unreadable", () => BookSample.Forge(BookSample.Of(Header, Good), s => s[..^30]) },
        { "workbook-unreadable", () => BookSample.Forge(BookSample.Of(Header, Good), s => "<!DOCTYPE a [<!ENTITY b \"" + new string('b', 100) + "\">]>" + s[(s.IndexOf("?>", StringComparison.Ordinal) + 2)..]) },
        { "workbook-unreadable", () => BookSample.Forge(BookSample.Of(Header, Good), s => s.Replace("r=\"2\"", "r=\"1\"", StringComparison.Ordinal)) },
        { "workbook-unreadable", () => BookSample.Forge(BookSample.Of(Header, Good), s => s.Replace("r=\"2\"", "r=\"99999999999\"", StringComparison.Ordinal)) },
        { "workbook-huge", () => Archive(("xl/worksheets/sheet1.xml", 100_000_000)) },
        { "workbook-huge", () => Archive([.. Enumerable.Range(0, 2000).Select(i => ($"{i}.xml", 1))]) },
        { "too-many-rows", () => BookSample.Write(Enumerable.Range(0, Workbook.MaxRows + 2).Select(_ => new[] { BookSample.Number("1") })) },
        { "empty", () => BookSample.Write([]) },
        { "empty", () => BookSample.Write([[], [BookSample.Text("  ")]]) },
        { "no-rows", () => BookSample.Of(Header) },
    };

    [Theory]
    [MemberData(nameof(Books))]
    public void Check_OfABookThatIsNoRegistry_IsOneSentence(string code, Func<byte[]> book)
    {
        var check = CheckBook(book());
        Assert.Empty(check.Entries);
        var error = Assert.Single(check.Errors);
        Assert.Equal((code, 1), (error.Code, check.ErrorCount));
        Assert.True(error.Reason.Length > 20);
    }

    /// <summary>An archive that declares less than it has gives what it declared, and not a byte more.</summary>
    [Fact]
    public void Check_OfABombThatLies_DoesNotUnpackIt()
    {
        var book = BookSample.Forge(BookSample.Of(Header, Good), s => s.Replace("<x:sheetData>", new string(' ', 30_000_000) + "<x:sheetData>", StringComparison.Ordinal));
        Assert.Empty(CheckBook(book).Errors);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal("workbook-unreadable", Assert.Single(CheckBook(Lying(book, 1000)).Errors).Code);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }

    [Fact]
    public void Check_OfAnyMutationOfASheet_IsReadyOrSaysWhere()
    {
        var (ready, wrong) = (0, 0);
        var book = BookSample.Of([Header, .. Lines]);
        string[] pieces = ["", "<", "/>", "</x:row>", "<x:row/>", "t=\"s\"", "t=\"e\"", "r=\"ZZZZ9\"", "99999999999", "&#0;", "_x0000_", "suplente", "R-1", "-", "s=\"900\""];
        Gen.Select(Gen.Double[0, 1], Gen.Int[0, 40], Gen.Int[0, pieces.Length - 1]).Array[0, 3].Sample(
            mutations =>
            {
                var check = CheckBook(BookSample.Forge(book, text => mutations.Aggregate(text, (now, m) =>
                {
                    var at = (int)(m.Item1 * now.Length);
                    return now[..at] + pieces[m.Item3] + now[Math.Min(at + m.Item2, now.Length)..];
                })));
                Interlocked.Increment(ref check.Errors.IsEmpty ? ref ready : ref wrong);
                return check.Entries.IsEmpty != check.Errors.IsEmpty
                    && check.Errors.All(e => e.Line >= 1 && e.Code.Length > 0 && e.Reason.Length > 0 && e.Value.Length <= 90);
            },
            iter: Iterations);
        Assert.True(ready > 10 && wrong > 10, $"{ready} ready, {wrong} wrong");
    }

    private static RegistryCheck CheckBook(byte[] book) => new RegistryFile(book).Check(Election);

    private static byte[] Archive(params (string Name, int Size)[] parts)
    {
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, size) in parts)
            {
                using var part = archive.CreateEntry(name).Open();
                for (var left = size; left > 0; left -= 1_000_000)
                    part.Write(new byte[Math.Min(left, 1_000_000)]);
            }
        }

        return bytes.ToArray();
    }

    /// <summary>The archive with another unpacked size for each of its larger parts, in its directory.</summary>
    private static byte[] Lying(byte[] archive, uint size)
    {
        var bytes = (byte[])archive.Clone();
        for (var i = 0; i + 46 < bytes.Length; i++)
        {
            if (bytes.AsSpan(i, 4).SequenceEqual("PK\u0001\u0002"u8) && BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i + 24)) > 1_000_000)
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i + 24), size);
        }

        return bytes;
    }
}
