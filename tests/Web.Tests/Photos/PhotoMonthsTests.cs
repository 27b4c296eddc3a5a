using System.Net;

namespace Conoceles.Web.Tests.Photos;

/// <summary>How old a photograph may be is the election's to say.</summary>
public sealed class PhotoMonthsTests
{
    [Theory]
    [InlineData(3, "más de 3 meses")]
    [InlineData(4, "más de 4 meses")]
    [InlineData(6, null)]
    public async Task Advice_CountsTheMonthsOfTheElection(int months, string? said)
    {
        await using var site = new CaptureSite();
        await site.InitializeAsync();
        site.Grains.PhotoMonths = months;
        using var browser = site.Browser();
        using var answer = await CaptureSite.Send(browser, await CaptureSite.Open(browser), Corpus.Jpeg(300, 400), ("foto-fecha", "2023-12-01"));
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        var page = await CaptureSite.Open(browser, query: "?foto=guardada");
        var advice = page.QuerySelector(".resumen-avisos")?.TextContent;
        if (said is null)
            Assert.Null(advice);
        else
            Assert.Contains(said, advice, StringComparison.Ordinal);
    }
}
