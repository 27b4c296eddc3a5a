using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Elections;

public class DeadlinesTests
{
    [Theory]
    [InlineData("2024-04-19", "2024-04-20", "2024-05-05")]
    [InlineData("2024-04-19", "2024-04-22", "2024-05-07")]
    [InlineData("2024-05-04", "2024-04-20", "2024-05-19")]
    [InlineData("2024-05-25", "2024-05-26", "2024-06-02")]
    public void CaptureWindow_CountsFromTheDayAfterTheLaterOfBoth_CappedAtElectionDay(string approved, string delivered, string last)
    {
        var entry = Sample.Entry with { ApprovedOn = Day(approved), AccountDeliveredOn = Day(delivered) };
        var (_, closes) = Conoceles.Elections.Deadlines.CaptureWindow(entry, Sample.Calendar)!.Value;
        Assert.Equal(Sample.At(last + "T23:59:59.999-07:00"), closes);
    }

    [Theory]
    [InlineData("2006-06-02", 18)]
    [InlineData("2006-06-03", 17)]
    [InlineData("2004-02-29", 20)]
    [InlineData("1964-06-02", 60)]
    public void AgeOn_ElectionDay_CountsCompletedYears(string birth, int age) =>
        Assert.Equal(age, Conoceles.Elections.Deadlines.AgeOn(Day(birth), Sample.Election.ElectionDay));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
