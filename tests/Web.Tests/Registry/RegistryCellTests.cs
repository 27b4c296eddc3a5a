using Conoceles.Elections;
using static Conoceles.Web.Tests.Registry.RegistrySample;

namespace Conoceles.Web.Tests.Registry;

/// <summary>Every rule of a cell: which line, which column, which code, what it says.</summary>
public sealed class RegistryCellTests
{
    private static readonly string LongName = new('x', 10_000);
    private static readonly string TallLetter = "a" + new string('\u0301', 100_000);

    public static TheoryData<string, string, string, string> Wrong => new()
    {
        { Good, RegistryColumns.Key, "", "required" },
        { Good, RegistryColumns.GivenNames, "", "required" },
        { Good, RegistryColumns.GivenNames, LongName, "too-long" },
        { Good, RegistryColumns.GivenNames, TallLetter, "too-long" },
        { Good, RegistryColumns.GivenNames, "A" + new string('\u0301', 20), "too-many-marks" },
        { Good, RegistryColumns.GivenNames, "Nopa\0lina", "unseen-character" },
        { Good, RegistryColumns.GivenNames, "\u202Enopalina", "unseen-character" },
        { Good, RegistryColumns.GivenNames, "nopa\u200Blina", "unseen-character" },
        { Good, RegistryColumns.GivenNames, "nopa\tlina", "unseen-character" },
        { Good, RegistryColumns.GivenNames, "Nopa\uFFFDlina", "replacement-character" },
        { Good, RegistryColumns.FirstSurname, "", "required" },
        { Good, RegistryColumns.Sex, "Mu\0jer", "unseen-character" },
        { Good, RegistryColumns.BirthDate, "28/02/1983", "date" },
        { Good, RegistryColumns.BirthDate, "2023-02-30", "date" },
        { Good, RegistryColumns.BirthDate, "1983-2-28", "date" },
        { Good, RegistryColumns.BirthDate, "", "required" },
        { Good, RegistryColumns.BirthDate, "2010-01-01", "age" },
        { Good, RegistryColumns.BirthDate, "0001-01-01", "age" },
        { Good, RegistryColumns.BirthDate, "9999-12-31", "age" },
        { Good, RegistryColumns.Office, "reina", "unknown-office" },
        { Good, RegistryColumns.Office, "", "required" },
        { Good, RegistryColumns.Office, "Diputacion-MR", "unknown-office" },
        { Good, RegistryColumns.District, "22", "unknown-district" },
        { Good, RegistryColumns.District, "seis", "unknown-district" },
        { Good, RegistryColumns.District, "", "unknown-district" },
        { Good, RegistryColumns.District, "6.0", "unknown-district" },
        { Good, RegistryColumns.District, "99999999999999999999", "unknown-district" },
        { Good, RegistryColumns.Municipality, "26042", "no-municipality" },
        { Good, RegistryColumns.Number, "1", "no-number" },
        { Councillor, RegistryColumns.District, "6", "no-district" },
        { Councillor, RegistryColumns.Municipality, "26073", "unknown-municipality" },
        { Councillor, RegistryColumns.Municipality, "Aconchi", "unknown-municipality" },
        { Councillor, RegistryColumns.Number, "4", "list-number" },
        { Councillor, RegistryColumns.Number, "0", "list-number" },
        { Councillor, RegistryColumns.Number, "-1", "list-number" },
        { Councillor, RegistryColumns.Number, "", "list-number" },
        { Deputy, RegistryColumns.Number, "13", "list-number" },
        { Deputy, RegistryColumns.Number, "", "list-number" },
        { Deputy, RegistryColumns.District, "6", "no-district" },
        { President, RegistryColumns.Character, "suplente", "no-substitute" },
        { Good, RegistryColumns.Character, "titular", "character" },
        { Good, RegistryColumns.PoliticalActor, "nadie", "unknown-actor" },
        { Good, RegistryColumns.ResponsibleParty, "", "required" },
        { Good, RegistryColumns.ResponsibleParty, "nadie", "unknown-party" },
        { Good, RegistryColumns.ResponsibleParty, "pri", "responsible-party" },
        { President, RegistryColumns.ResponsibleParty, "morena", "outside-agreement" },
        { President, RegistryColumns.ResponsibleParty, "fuerza-y-corazon", "outside-agreement" },
        { Independent, RegistryColumns.ResponsibleParty, "independiente", "responsible-independent" },
        { Independent, RegistryColumns.ResponsibleParty, "independiente-Ñ", "responsible-independent" },
        { Independent, RegistryColumns.ResponsibleParty, "pan", "responsible-independent" },
        { Good, RegistryColumns.ApprovedOn, "", "required" },
        { Good, RegistryColumns.ApprovedOn, "2024-04-31", "date" },
        { Good, RegistryColumns.ApprovedOn, "2024-06-03", "date-outside" },
        { Good, RegistryColumns.ApprovedOn, "0001-01-01", "date-outside" },
        { Good, RegistryColumns.ApprovalAgreement, "", "required" },
        { Good, RegistryColumns.DeliveredOn, "ayer", "date" },
        { Good, RegistryColumns.DeliveredOn, "9999-12-31", "date-outside" },
        { Good, RegistryColumns.AffirmativeActions, "rubias", "affirmative-actions" },
        { Good, RegistryColumns.AffirmativeActions, "indigena;jovenes", "affirmative-actions" },
        { Good, RegistryColumns.AffirmativeActions, "indigena|indigena", "affirmative-actions" },
        { Good, RegistryColumns.AffirmativeActions, "indigena|", "affirmative-actions" },
        { Good, RegistryColumns.Reelection, "quizá", "yes-no" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void Check_OfAWrongCell_NamesLineColumnCodeAndValue(string line, string column, string value, string code)
    {
        var check = Check(Header, With(line, (RegistryColumns.Key, "R-99"), (column, value)), Deputy == line ? Good : Deputy);
        Assert.Empty(check.Entries);
        var error = Assert.Single(check.Errors);
        Assert.Equal((2, column, code), (error.Line, error.Column, error.Code));
        Assert.True(error.Reason.Length > 15);
        Assert.InRange(error.Value.Length, 0, 90);
        if (value.Length < 30 && !code.EndsWith("character", StringComparison.Ordinal))
            Assert.Equal(value, error.Value);
        Assert.DoesNotContain(error.Value, c => char.IsControl(c) || c is '\u202E' or '\u200B');
    }

    [Fact]
    public void Check_OfALineWithEverythingWrong_SaysAllOfIt()
    {
        var errors = Check(Header, string.Join(',', RegistryColumns.All.Select(_ => "\u202E"))).Errors;
        Assert.True(errors.Select(e => e.Column).Distinct().Count() >= 15, string.Join(' ', errors.Select(e => e.Column)));
    }

    [Theory]
    [InlineData("Mujer", "Mujer")]
    [InlineData("hombre", "Hombre")]
    [InlineData("No binaria", "")]
    [InlineData("", "")]
    public void Check_KeepsOnlyThePublicSex(string written, string kept) =>
        Assert.Equal(kept, Check(Header, With(Good, (RegistryColumns.Sex, written))).Entries[0].Sex);

    [Theory]
    [InlineData("2006-06-02", true)]
    [InlineData("2006-06-03", false)]
    public void Check_CountsTheAgeOnElectionDay(string birth, bool adult) =>
        Assert.Equal(adult, Check(Header, With(Good, (RegistryColumns.BirthDate, birth))).Errors.IsEmpty);

    [Theory]
    [InlineData("si", true)]
    [InlineData("si\u0301", true)]
    [InlineData("no", false)]
    [InlineData("", false)]
    public void Check_ReadsTheReelection(string written, bool kept) =>
        Assert.Equal(kept, Check(Header, With(Good, (RegistryColumns.Reelection, written))).Entries[0].Reelection);

    [Fact]
    public void Check_SortsTheAffirmativeActions_SoThatTheirOrderChangesNothing() => Assert.Equal(
        "discapacidad indigena",
        Check(Header, With(Good, (RegistryColumns.AffirmativeActions, "indigena | discapacidad"))).Entries[0].AffirmativeActions);

    [Fact]
    public void Check_TakesADeliveryBeforeTheApproval_AsASubstitutesPartyHasIt() =>
        Assert.Single(Check(Header, With(Good, (RegistryColumns.ApprovedOn, "2024-05-04"))).Entries);

    [Fact]
    public void Check_OfARepeatedKey_SaysWhereTheFirstIs()
    {
        var error = Assert.Single(Check(Header, Good, With(Councillor, (RegistryColumns.Key, "R-1"))).Errors);
        Assert.Equal((3, RegistryColumns.Key, "repeated-key"), (error.Line, error.Column, error.Code));
        Assert.Contains("renglón 2", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfARepeatedPost_SaysWhereTheFirstIs()
    {
        var error = Assert.Single(Check(Header, Councillor, Good, With(Councillor, (RegistryColumns.Key, "R-9"))).Errors);
        Assert.Equal((4, RegistryColumns.Office, "repeated-post"), (error.Line, error.Column, error.Code));
        Assert.Contains("renglón 2", error.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RegistryColumns.Character, "propietaria")]
    [InlineData(RegistryColumns.Number, "2")]
    [InlineData(RegistryColumns.Municipality, "26002")]
    public void Check_OfAnotherPost_IsNoRepeat(string column, string value) =>
        Assert.Empty(Check(Header, Councillor, With(Councillor, (RegistryColumns.Key, "R-9"), (column, value))).Errors);

    [Fact]
    public void Check_OfTwoIndependentsForOnePost_IsNoRepeat() =>
        Assert.Empty(Check(Header, Independent, With(Independent, (RegistryColumns.Key, "R-9"), (RegistryColumns.ResponsibleParty, "independiente-2"))).Errors);

    [Fact]
    public void Check_OfTwoDeliveriesToOneParty_NamesBothLinesAndDays()
    {
        var error = Assert.Single(Check(Header, Good, With(Councillor, (RegistryColumns.DeliveredOn, "2024-04-22"))).Errors);
        Assert.Equal((3, RegistryColumns.DeliveredOn, "two-deliveries"), (error.Line, error.Column, error.Code));
        Assert.Contains("renglón 2", error.Reason, StringComparison.Ordinal);
        Assert.Contains("2024-04-20", error.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_OfADeliveryThatSomeLinesDoNotSay_IsGood() =>
        Assert.Empty(Check(Header, Good, With(Councillor, (RegistryColumns.DeliveredOn, ""))).Errors);
}
