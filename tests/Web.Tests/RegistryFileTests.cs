using System.Text;
using Conoceles.Elections;
using Conoceles.Web.Oversight.Registry;

namespace Conoceles.Web.Tests;

/// <summary>The registry's file and its rules: everything wrong is said at once, and nothing half is imported.</summary>
public sealed class RegistryFileTests
{
    private static readonly string Header = string.Join(',', RegistryColumns.All);

    private const string Good = "R-1,Nopalina,Ñandú,\"Del \"\"Ejemplo\"\"\",,Mujer,1983-02-28,diputacion-mr,6,,,propietaria,rojo,rojo,2024-04-19,CG/1/2024,2024-04-20";

    [Fact]
    public void Check_OfAGoodFile_GivesItsEntries()
    {
        var entry = Assert.Single(Check(Header, Good).Entries);
        Assert.Equal("Nopalina Ñandú Del \"Ejemplo\"", entry.FullName);
        Assert.Equal(41, entry.Age);
        Assert.Equal(6, entry.District);
        Assert.Null(entry.ListNumber);
        Assert.Equal(new DateOnly(2024, 4, 20), entry.AccountDeliveredOn);
    }

    [Fact]
    public void Check_WithByteOrderMarkAndBlankLines_IsGood() => Assert.Single(Check("\uFEFF" + Header, "", Good, "").Entries);

    [Theory]
    [InlineData(RegistryColumns.Key, "")]
    [InlineData(RegistryColumns.GivenNames, "")]
    [InlineData(RegistryColumns.FirstSurname, "")]
    [InlineData(RegistryColumns.BirthDate, "28/02/1983")]
    [InlineData(RegistryColumns.BirthDate, "2010-01-01")]
    [InlineData(RegistryColumns.BirthDate, "")]
    [InlineData(RegistryColumns.Office, "reina")]
    [InlineData(RegistryColumns.District, "99")]
    [InlineData(RegistryColumns.District, "seis")]
    [InlineData(RegistryColumns.Municipality, "26042")]
    [InlineData(RegistryColumns.Number, "0")]
    [InlineData(RegistryColumns.Character, "titular")]
    [InlineData(RegistryColumns.PoliticalActor, "nadie")]
    [InlineData(RegistryColumns.ResponsibleParty, "sauce")]
    [InlineData(RegistryColumns.ApprovedOn, "")]
    [InlineData(RegistryColumns.ApprovalAgreement, "")]
    [InlineData(RegistryColumns.DeliveredOn, "ayer")]
    public void Check_OfAWrongCell_NamesLineColumnAndValue(string column, string value)
    {
        var check = Check(Header, Good, With("R-2", column, value));
        Assert.Empty(check.Entries);
        Assert.Contains(check.Errors, e => e.Line == 3 && e.Column == column && e.Value == value && e.Reason.Length > 0);
    }

    [Theory]
    [InlineData("rojo", true)]
    [InlineData("bosque", false)]
    public void Check_OfACoalition_WantsAMemberAsResponsible(string responsible, bool good)
    {
        var line = Good.Replace("rojo,rojo", "bosque," + responsible, StringComparison.Ordinal);
        Assert.Equal(good, Check(Header, line).Errors.IsEmpty);
    }

    [Theory]
    [InlineData("Mujer", "Mujer")]
    [InlineData("hombre", "Hombre")]
    [InlineData("No binaria", "")]
    [InlineData("", "")]
    public void Check_KeepsOnlyThePublicSex(string written, string kept) => Assert.Equal(kept, Check(Header, With("R-1", RegistryColumns.Sex, written)).Entries[0].Sex);

    [Theory]
    [InlineData("2006-06-02", true)]
    [InlineData("2006-06-03", false)]
    public void Check_CountsTheAgeOnElectionDay(string birth, bool adult) => Assert.Equal(adult, Check(Header, With("R-1", RegistryColumns.BirthDate, birth)).Errors.IsEmpty);

    [Fact]
    public void Check_OfARepeatedKey_SaysWhereTheFirstIs() =>
        Assert.Contains(Check(Header, Good, Good).Errors, e => e.Line == 3 && e.Reason.Contains("línea 2", StringComparison.Ordinal));

    [Fact]
    public void Check_OfAnotherHeader_SaysWhatIsMissingAndWhatMayNotBeThere()
    {
        var check = Check(Header.Replace("sexo", "curp", StringComparison.Ordinal), Good);
        Assert.Contains(check.Errors, e => e.Column == "sexo");
        Assert.Contains(check.Errors, e => e.Column == "curp");
        Assert.Empty(check.Entries);
    }

    [Theory]
    [InlineData("R-2,Ana")]
    [InlineData("R-2,\"Ana\"x,b,c,d,e,f,g,h,i,j,k,l,m,n,o,p,q")]
    public void Check_OfAMalformedLine_ImportsNothing(string line)
    {
        var check = Check(Header, Good, line);
        Assert.Empty(check.Entries);
        Assert.NotEmpty(check.Errors);
    }

    [Fact]
    public void Check_OfOnlyAHeader_IsAnError() => Assert.NotEmpty(Check(Header).Errors);

    [Fact]
    public void Check_OfAnEmptyFile_IsAnError() => Assert.NotEmpty(new RegistryFile([]).Check(Sample.Election).Errors);

    [Fact]
    public void Check_OfAnotherEncoding_IsAnError() =>
        Assert.Contains("UTF-8", Assert.Single(new RegistryFile(Encoding.Latin1.GetBytes(Header + "\n" + Good)).Check(Sample.Election).Errors).Reason, StringComparison.Ordinal);

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

    private static RegistryCheck Check(params string[] lines) =>
        new RegistryFile(Encoding.UTF8.GetBytes(string.Join('\n', lines))).Check(Sample.Election);

    private static string With(string key, string column, string value)
    {
        var cells = Good.Split(',');
        cells[0] = key;
        cells[RegistryColumns.All.IndexOf(column)] = value;
        return string.Join(',', cells);
    }
}
