using Conoceles.Candidacies;
using Conoceles.Grains.Candidacies;
using Conoceles.Grains.Identity;
using Conoceles.Grains.Projection;
using Conoceles.Grains.Tests.Candidacies;
using Conoceles.Photos;
using Conoceles.Questionnaires;

namespace Conoceles.Grains.Tests.Photos;

public class PhotoRulesTests
{
    private static readonly Section Section = Sample.Questionnaires.Curricular.Find("fotografia")!;

    private static readonly string Hash = new('a', 64);

    [Theory]
    [InlineData("2024-01-31", "2024-04-30", false)]
    [InlineData("2024-01-30", "2024-04-30", false)]
    [InlineData("2024-01-29", "2024-04-30", true)]
    [InlineData("2024-02-29", "2024-05-31", false)]
    [InlineData("2024-02-28", "2024-05-31", true)]
    [InlineData("2023-11-29", "2024-02-29", false)]
    [InlineData("2024-04-30", "2024-04-30", false)]
    public void Photo_OfMoreThanThreeMonths_IsTooOld(string taken, string on, bool tooOld) =>
        Assert.Equal(tooOld, PhotoRules.IsTooOld(Day(taken), Day(on), 3));

    [Theory]
    [InlineData("2024-04-01", true)]
    [InlineData("2024-05-04", true)]
    [InlineData("2024-05-05", false)]
    [InlineData("2024-02-03", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    [InlineData("2024-13-01", false)]
    [InlineData("01/04/2024", false)]
    public void Photo_IsShown_OnlyWithADateThatComplies(string? taken, bool shown)
    {
        Assert.Equal(shown, PhotoRules.MayShow(taken, Day("2024-05-04"), 3));
        var answers = new Dictionary<string, string> { ["foto"] = Hash, ["foto-fecha"] = taken ?? "" };
        Assert.Equal(shown ? Hash : null, PublicRecord.PublicProfile.Photo(Sample.Questionnaires, s => s == "fotografia" ? answers : null, Day("2024-05-04"), 3));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(6, true)]
    public void Photo_OfAPublishedCandidacy_HasTheAgeThatItsElectionAllows(int months, bool shown)
    {
        var state = Sample.StateIn(CandidacyStatus.Published);
        var photo = new SectionDraft { Version = 2, Values = Sample.Values(("foto", Hash), ("foto-fecha", "2023-12-20")) };
        var document = PublicProjection.Document(
            state with { Sections = state.Sections.SetItem("fotografia", photo) },
            Sample.Election with { PhotoMonths = months }, PublicProjection.Phase.InCapture, IdentityDisclosure.Nothing);
        Assert.Equal(shown ? Hash : null, document!.Photo);
    }

    [Theory]
    [InlineData("2024-04-18", null)]
    [InlineData("2024-04-20", null)]
    [InlineData("2024-04-21", "photo-date-future")]
    [InlineData("2024-01-31", "photo-too-old")]
    [InlineData("", "photo-without-date")]
    [InlineData("ayer", "photo-without-date")]
    public void Advice_LooksAtTodayAndAtTheExpectedPublication_AndNeverBlocks(string taken, string? code)
    {
        var finding = Advice(taken, "2024-05-04").SingleOrDefault();
        Assert.Equal(code, finding?.Code);
        Assert.False(finding?.Blocks ?? false);
        Assert.Equal(code is null ? null : "foto-fecha", finding?.Field);
    }

    [Fact]
    public void Advice_AfterTheWindowOpened_LooksAtToday() => Assert.Empty(Advice("2024-04-18", "2024-01-01"));

    [Fact]
    public void Advice_WithoutPhoto_SaysNothing() => Assert.Empty(PhotoRules.Advice(
        Section, new Dictionary<string, string> { ["foto-fecha"] = "1999-01-01" }, Day("2024-04-20"), Day("2024-05-04"), 3));

    [Theory]
    [InlineData("abc", false)]
    [InlineData(null, false)]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA", false)]
    [InlineData("../../../../../../../../../../../../../../../../../../../etc/passwd", false)]
    [InlineData("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", true)]
    public void Hash_HasOneForm(string? text, bool isHash) => Assert.Equal(isHash, StoredPhoto.IsHash(text));

    private static IEnumerable<Finding> Advice(string taken, string publication) => PhotoRules.Advice(
        Section, new Dictionary<string, string> { ["foto"] = Hash, ["foto-fecha"] = taken }, Day("2024-04-20"), Day(publication), 3);

    private static DateOnly Day(string text) => PhotoRules.Day(text)!.Value;
}
