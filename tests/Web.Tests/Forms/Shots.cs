using Microsoft.Playwright;

namespace Conoceles.Web.Tests.Forms;

/// <summary>Leaves a page's picture to be looked at, and sees that the page is not wider than its window.</summary>
internal static class Shots
{
    public static async Task Take(IPage page, string name, bool whole = true)
    {
        var folder = Path.Combine(Folder.Repository, ".local", "artifacts");
        Directory.CreateDirectory(folder);
        await page.ScreenshotAsync(new() { Path = Path.Combine(folder, name + ".png"), FullPage = whole });
        Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"), $"{name} is wider than its window.");
    }
}
