using System.IO.Compression;
using AngleSharp.Html.Parser;
using Conoceles.Web.Public.Mirror;
using Conoceles.Web.Tests.Forms;
using Conoceles.Web.Tests.Public;
using Microsoft.Playwright;

namespace Conoceles.Web.Tests.Mirror;

/// <summary>The file that opens from a disk: unpacked, with no server and no network, by a browser that reports every request.</summary>
public sealed class OfflineArchiveTests(MirrorSample sample, Browser browser) : IClassFixture<MirrorSample>, IClassFixture<Browser>
{
    [Theory]
    [InlineData(false, "demostracion_conoceles_prueba-2024")]
    [InlineData(true, "demostracion_conoceles_prueba-2024_corte-1_20240504060000")]
    public async Task Reader_WalksFromTheFirstPageToAProfileAndBack_AndNothingIsAskedOfTheNetwork(bool cut, string name)
    {
        using var folder = new Folder();
        await ZipFile.ExtractToDirectoryAsync(Path.Combine(cut ? sample.First : sample.Now, name + ".zip"), folder.Path);
        await using var context = await browser.NewContext(width: 360);
        var page = await context.NewPageAsync();
        var (requests, faults) = (new List<string>(), new List<string>());
        page.Request += (_, request) => requests.Add(request.Url);
        page.RequestFailed += (_, request) => faults.Add($"{request.Url}: {request.Failure}");
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                faults.Add(message.Text);
        };
        var root = $"file://{folder.Path}/{name}/";
        await page.GotoAsync(root + "index.html");
        Assert.Equal(1, await page.EvaluateAsync<int>("() => [...document.styleSheets].filter(s => s.href.startsWith('file:')).length"));
        await Follow("Elige tu municipio y tu distrito", "Elige tu municipio y tu distrito");
        await Follow("Navojoa", "Elige tu distrito");
        await Follow("Distrito 6, Hermosillo", "Tu boleta");
        Assert.True(await page.EvaluateAsync<bool>("() => { const i = document.querySelector('img.emblema'); return i.complete && i.naturalWidth > 0; }"));
        await Follow(CutSite.Consented.Name, CutSite.Consented.Name);
        await page.GoBackAsync();
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Tu boleta");
        await page.GotoAsync(root + "index.html");
        await Follow("Presidencia municipal", "Presidencia municipal");
        await Follow("Tabla", "Presidencia municipal");
        await Follow(CutSite.Answered.Name, CutSite.Answered.Name);
        Assert.True(requests.Count > 15, $"{requests.Count} requests");
        Assert.All(requests, r => Assert.StartsWith(root, r, StringComparison.Ordinal));
        Assert.Empty(faults);

        async Task Follow(string link, string heading)
        {
            await page.GetByRole(AriaRole.Link, new() { Name = link, Exact = true }).First.ClickAsync();
            await Assertions.Expect(page.Locator("h1")).ToContainTextAsync(heading);
        }
    }

    [Fact]
    public async Task EveryLinkOfEveryPage_LeadsToAFileOrToTheSite()
    {
        using var folder = new Folder();
        await ZipFile.ExtractToDirectoryAsync(Directory.EnumerateFiles(sample.Now, "*.zip").Single(), folder.Path);
        var (files, links) = (MirrorSample.Files(folder.Path).ToHashSet(StringComparer.Ordinal), 0);
        foreach (var file in files.Where(f => f.EndsWith(".html", StringComparison.Ordinal)))
        {
            using var page = new HtmlParser().ParseDocument(await File.ReadAllTextAsync(folder.File(file)));
            Assert.Empty(page.QuerySelectorAll("form, base, [action], link[rel=canonical]"));
            Assert.Contains("Esta es una copia para abrir sin red", page.Body!.TextContent, StringComparison.Ordinal);
            foreach (var element in page.QuerySelectorAll("[href], [src]"))
            {
                var address = element.GetAttribute("href") ?? element.GetAttribute("src")!;
                if (address.StartsWith('#') || address.StartsWith("mailto:", StringComparison.Ordinal))
                    continue;
                if (element.LocalName == "a" && address.StartsWith("https://", StringComparison.Ordinal))
                    continue;
                links++;
                Assert.Contains(Uri.UnescapeDataString(new Uri(new Uri("file:///" + string.Join('/', file.Split('/').Select(Uri.EscapeDataString))), address).AbsolutePath).TrimStart('/'), files);
            }
        }

        Assert.True(links > 500, $"{links} links");
    }

    [Fact]
    public async Task Archive_HasItsSumBesideIt()
    {
        foreach (var copy in new[] { sample.Now, sample.First })
        {
            var zip = Directory.EnumerateFiles(copy, "*.zip").Single();
            var sum = Convert.ToHexStringLower(await System.Security.Cryptography.SHA256.HashDataAsync(File.OpenRead(zip)));
            Assert.Equal($"{sum}  {Path.GetFileName(zip)}\n", await File.ReadAllTextAsync(zip + ".sha256"));
            Assert.Contains($"{sum}  {Path.GetFileName(zip)}\n", await File.ReadAllTextAsync(Path.Combine(copy, MirrorFolder.Sums)), StringComparison.Ordinal);
        }
    }
}
