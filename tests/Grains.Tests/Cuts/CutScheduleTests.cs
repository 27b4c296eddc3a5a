using Conoceles.Grains.Cuts;
using Conoceles.Grains.Cuts.Rules;
using Conoceles.Grains.Tests.Candidacies;
using Calendar = Conoceles.Elections.Calendar;

namespace Conoceles.Grains.Tests.Cuts;

/// <summary>When a cut is made without anybody asking: each morning while something is public, and before each closing.</summary>
public class CutScheduleTests
{
    /// <summary>Public from 20 April at 00:00 to the end of 2 June.</summary>
    private static readonly Calendar _calendar = Sample.Calendar;

    [Theory]
    [InlineData("2024-04-19T23:00:00-07:00", null)]
    [InlineData("2024-04-20T05:59:59.999-07:00", null)]
    [InlineData("2024-04-20T06:00:00-07:00", "2024-04-20T06:00:00-07:00")]
    [InlineData("2024-04-25T10:00:00-07:00", "2024-04-25T06:00:00-07:00")]
    [InlineData("2024-04-26T05:00:00-07:00", "2024-04-25T06:00:00-07:00")]
    [InlineData("2024-06-02T23:55:00-07:00", "2024-06-02T23:54:59.999-07:00")]
    [InlineData("2024-06-03T07:00:00-07:00", "2024-06-03T06:00:00-07:00")]
    [InlineData("2024-06-30T07:00:00-07:00", "2024-06-02T23:54:59.999-07:00")]
    public void Last_IsTheNewestInstantThatCame(string now, string? last) =>
        Assert.Equal(last is null ? null : Sample.At(last), CutSchedule.Last(_calendar, CutSettings.Default, Sample.At(now)));

    [Theory]
    [InlineData("2024-01-01T00:00:00-07:00", "2024-04-20T06:00:00-07:00")]
    [InlineData("2024-04-25T06:00:00-07:00", "2024-04-26T06:00:00-07:00")]
    [InlineData("2024-06-02T10:00:00-07:00", "2024-06-02T23:54:59.999-07:00")]
    [InlineData("2024-06-02T23:58:00-07:00", "2024-06-03T06:00:00-07:00")]
    [InlineData("2024-06-03T06:00:00-07:00", null)]
    public void Next_IsTheFirstInstantToCome(string after, string? next) =>
        Assert.Equal(next is null ? null : Sample.At(next), CutSchedule.Next(_calendar, CutSettings.Default, Sample.At(after)));

    [Fact]
    public void Hour_IsASetting()
    {
        var noon = CutSettings.Default with { Daily = new TimeOnly(12, 0) };
        Assert.Equal(Sample.At("2024-04-24T12:00:00-07:00"), CutSchedule.Last(_calendar, noon, Sample.At("2024-04-25T10:00:00-07:00")));
    }

    [Fact]
    public void EveryInstant_IsTheNextOfTheOneBefore_AndTheLastOfItself()
    {
        var instant = CutSchedule.Next(_calendar, CutSettings.Default, Sample.At("2024-04-01T00:00:00-07:00"));
        var days = 0;
        for (; instant is { } at; instant = CutSchedule.Next(_calendar, CutSettings.Default, at), days++)
            Assert.Equal(at, CutSchedule.Last(_calendar, CutSettings.Default, at));
        // Forty-four mornings with the one that says that everything closed, the day after, and the eve of the closing.
        Assert.Equal(44 + 1 + 1, days);
    }
}
