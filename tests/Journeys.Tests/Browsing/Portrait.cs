using System.Collections.Concurrent;
using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests.Browsing;

/// <summary>Photographs of nobody, drawn by the browser itself.</summary>
internal static class Portrait
{
    private static readonly ConcurrentDictionary<(int, int), Task<byte[]>> Drawn = new();

    /// <summary>A JPEG that fits.</summary>
    public static async Task<FilePayload> File(Person person) =>
        new() { Name = "retrato.jpg", MimeType = "image/jpeg", Buffer = await Jpeg(person, 480, 600) };

    /// <summary>A file that is a photograph for its beginning and as large as asked.</summary>
    public static async Task<FilePayload> Large(Person person, int bytes)
    {
        var buffer = new byte[bytes];
        (await Jpeg(person, 480, 600)).CopyTo(buffer, 0);
        return new() { Name = "enorme.jpg", MimeType = "image/jpeg", Buffer = buffer };
    }

    private static Task<byte[]> Jpeg(Person person, int width, int height) => Drawn.GetOrAdd((width, height), _ => Draw(person, width, height));

    private static async Task<byte[]> Draw(Person person, int width, int height)
    {
        var page = await person.Page.Context.NewPageAsync();
        await page.SetViewportSizeAsync(width, height);
        await page.SetContentAsync("<body style='background:radial-gradient(circle at 50% 40%,#caa 28%,#446 29%,#99b)'></body>");
        var jpeg = await page.ScreenshotAsync(new() { Type = ScreenshotType.Jpeg, Quality = 80 });
        await page.CloseAsync();
        return jpeg;
    }
}
