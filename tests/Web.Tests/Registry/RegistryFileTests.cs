using System.Text;
using Conoceles.Elections;
using Conoceles.Web.Oversight.Registry;
using static Conoceles.Web.Tests.Registry.RegistrySample;

namespace Conoceles.Web.Tests.Registry;

/// <summary>The registry's file as bytes and lines: what cannot be read is said with its line, and nothing half is imported.</summary>
public sealed class RegistryFileTests
{
    [Fact]
    public void Check_OfAGoodFile_GivesItsEntries()
    {
        var check = Check([Header, .. Lines]);
        Assert.Empty(check.Errors);
        Assert.Equal(5, check.Entries.Length);
        var entry = check.Entries[0];
        Assert.Equal("Nopalina Ñandú Del \"Ejemplo\"", entry.FullName);
        Assert.Equal((41, 6, null), (entry.Age, entry.District, entry.ListNumber));
        Assert.Equal(new DateOnly(2024, 4, 20), entry.AccountDeliveredOn);
        Assert.Equal(("indigena jovenes", true), (entry.AffirmativeActions, entry.Reelection));
        Assert.Equal(("", false), (check.Entries[1].AffirmativeActions, check.Entries[1].Reelection));
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Check_TakesAnyLineEnd(string end) => Assert.Equal(5, CheckText(string.Join(end, [Header, .. Lines]) + end).Entries.Length);

    [Fact]
    public void Check_TakesMixedLineEndsBlankLinesAndLinesOfOnlyCommas()
    {
        var nothing = new string(',', RegistryColumns.All.Length - 1);
        var check = CheckText($"\uFEFF{Header}\r\n\n{Good}\r\r\n{nothing}\n{Councillor}\r{With(Deputy, (RegistryColumns.Office, "reina"))}\n\n");
        Assert.Equal(7, Assert.Single(check.Errors).Line);
    }

    [Fact]
    public void Check_TakesTheColumnsInAnyOrder()
    {
        var columns = RegistryColumns.All.Reverse();
        var cells = Councillor.Split(',').Reverse();
        Assert.Single(Check(string.Join(',', columns), string.Join(',', cells)).Entries);
    }

    [Fact]
    public void Check_TrimsCells_AndKeepsFormulasAsText()
    {
        var entry = Assert.Single(Check(Header, With(Good, (RegistryColumns.GivenNames, " \"=2+5\" "), (RegistryColumns.Nickname, "  @SUM(A1)  "))).Entries);
        Assert.Equal(("=2+5", "@SUM(A1)"), (entry.GivenNames, entry.Nickname));
    }

    [Theory]
    [InlineData(";", "punto y coma")]
    [InlineData("\t", "tabuladores")]
    [InlineData("|", "barras")]
    public void Check_OfAnotherSeparator_IsOneSentence(string separator, string name)
    {
        var error = Assert.Single(Check(Header.Replace(",", separator, StringComparison.Ordinal), "\"x\"" + separator + "y").Errors);
        Assert.Equal((1, "separator"), (error.Line, error.Code));
        Assert.Contains(name, error.Reason, StringComparison.Ordinal);
    }

    // Made when its test runs: what looks for tests would write each byte of it down.
    public static TheoryData<Func<byte[]>, string, int> Encodings => new()
    {
        { () => Encoding.Latin1.GetBytes(Header + "\n" + Good), "encoding", 2 },
        { () => [.. Encoding.Latin1.GetBytes(Header + "\r"), 0x93, (byte)'a', 0x94], "encoding", 2 },
        { () => Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Header)).ToArray(), "encoding-utf16", 1 },
        { () => Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes(Header)).ToArray(), "encoding-utf16", 1 },
        { () => Encoding.Unicode.GetBytes(Header), "encoding-utf16", 1 },
        { () => Encoding.BigEndianUnicode.GetBytes(Header), "encoding-utf16", 1 },
        { () => [0xFF, 0xFE], "encoding-utf16", 1 },
        { () => [.. Encoding.UTF8.GetBytes(Header + "\n"), 0xC0, 0x80], "encoding", 2 },
        { () => [], "empty", 1 },
        { () => Encoding.UTF8.GetBytes("\n\r\n  \n"), "empty", 1 },
        { () => [0xEF, 0xBB, 0xBF], "empty", 1 },
        { () => Encoding.UTF8.GetBytes(Header), "no-rows", 1 },
        { () => new byte[RegistryFile.MaxBytes + 1], "too-large", 1 },
    };

    [Theory]
    [MemberData(nameof(Encodings))]
    public void Check_OfAFileThatCannotBeRead_SaysWhyAndWhere(Func<byte[]> bytes, string code, int line)
    {
        var check = new RegistryFile(bytes()).Check(Election);
        Assert.Empty(check.Entries);
        var error = Assert.Single(check.Errors);
        Assert.Equal((code, line, 1), (error.Code, error.Line, check.ErrorCount));
        Assert.True(error.Reason.Length > 20);
    }

    [Theory]
    [InlineData("R-9,\"Nunca cierra,b,c")]
    [InlineData("R-9,\"Ana\"x,b,c")]
    [InlineData("R-9,An\"a,b,c")]
    [InlineData("\"")]
    public void Check_OfBadQuotes_NamesTheLine_AndReadsTheOthers(string line)
    {
        var check = Check(Header, line, Good, With(Councillor, (RegistryColumns.Office, "reina")));
        Assert.Empty(check.Entries);
        Assert.Equal([(2, "bad-quotes"), (4, "unknown-office")], check.Errors.Select(e => (e.Line, e.Code)));
    }

    [Fact]
    public void Check_OfAHeaderWithBadQuotes_IsOneSentence() => Assert.Equal("bad-quotes", Assert.Single(Check("\"clave,x", Good).Errors).Code);

    [Theory]
    [InlineData("R-9,Ana")]
    [InlineData(Good + ",de más")]
    public void Check_OfALineOfAnotherWidth_NamesIt(string line) =>
        Assert.Equal([(3, "cell-count")], Check(Header, Good, line, Councillor).Errors.Select(e => (e.Line, e.Code)));

    [Fact]
    public void Check_OfAnotherHeader_SaysWhatIsMissingAndWhatMayNotBeThere()
    {
        var check = Check(Header.Replace("sexo", "curp", StringComparison.Ordinal) + ",nombres", Good);
        Assert.Contains(check.Errors, e => (e.Column, e.Code) == ("sexo", "missing-column"));
        Assert.Contains(check.Errors, e => (e.Column, e.Code) == ("curp", "unknown-column"));
        Assert.Contains(check.Errors, e => (e.Column, e.Code) == ("nombres", "repeated-column"));
        Assert.Empty(check.Entries);
    }

    [Fact]
    public void Check_OfThousandsOfErrors_ShowsAThousand_AndCountsThemAll()
    {
        var check = Check([Header, .. Enumerable.Range(0, 3000).Select(i => With(Councillor, (RegistryColumns.Key, $"K-{i}"), (RegistryColumns.Office, "reina")))]);
        Assert.Equal((1000, 3000), (check.Errors.Length, check.ErrorCount));
        Assert.True(check.Errors.Select(e => e.Line).SequenceEqual(check.Errors.Select(e => e.Line).Order()));
    }

    [Fact]
    public async Task Read_OfALargerFile_StopsAtTheLimit()
    {
        using var endless = new Endless(100_000_000);
        Assert.Null(await RegistryFile.Read(endless, CancellationToken.None));
        Assert.InRange(endless.Given, RegistryFile.MaxBytes, RegistryFile.MaxBytes + 200_000);
        using var good = new MemoryStream(Encoding.UTF8.GetBytes(Good));
        Assert.Equal(Encoding.UTF8.GetBytes(Good), (await RegistryFile.Read(good, CancellationToken.None))!.Bytes);
    }

    [Fact]
    public void Pack_ThenUnpack_GivesTheSameBytes()
    {
        var file = new RegistryFile(Encoding.UTF8.GetBytes(Good));
        Assert.Equal(file.Bytes, RegistryFile.Unpack(file.Pack())!.Bytes);
        Assert.Equal(file.Hash, RegistryFile.Unpack(file.Pack())!.Hash);
    }

    [Theory]
    [InlineData("")]
    [InlineData("no es base 64")]
    [InlineData("AAAA")]
    public void Unpack_OfAnythingElse_IsNothing(string field) => Assert.True(RegistryFile.Unpack(field) is null or { Bytes.Length: 0 });

    [Fact]
    public void Unpack_OfABomb_IsNothing() => Assert.Null(RegistryFile.Unpack(new RegistryFile(new byte[RegistryFile.MaxBytes + 1]).Pack()));

    /// <summary>A stream of nothing in particular that counts what was taken of it.</summary>
    private sealed class Endless(long length) : Stream
    {
        public long Given { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get => Given; set => throw new NotSupportedException(); }

        public override int Read(byte[] buffer, int offset, int count)
        {
            var given = (int)Math.Min(count, length - Given);
            Given += given;
            return given;
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
