using System.Net;
using AngleSharp.Html.Parser;
using Conoceles.Elections;
using Conoceles.Web.Oversight;
using Conoceles.Web.Oversight.Registry;
using Conoceles.Web.Tests.Registry;
using static Conoceles.Web.Tests.Registry.RegistrySample;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>A book goes by the page and the steps of a CSV.</summary>
public sealed class RegistryBookTests(BadInputTests.Site site) : IClassFixture<BadInputTests.Site>
{
    [Fact]
    public async Task ABook_IsShown_AndImportsTheEntriesOfItsSheet()
    {
        using var browser = site.Browser();
        using var shown = await Upload(browser, BookSample.Of([Header, .. Lines]));
        Assert.Equal(HttpStatusCode.OK, shown.StatusCode);
        var page = await OversightSite.Page(shown);
        Assert.Contains("Vista previa: 5 candidaturas", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("la hoja «registro»", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(site.Imports);

        using var form = new FormUrlEncodedContent(page.QuerySelectorAll($"form[action='{Links.Import}'] input")
            .Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)));
        using var imported = await browser.PostAsync(Links.Import, form);
        Assert.Equal(HttpStatusCode.Redirect, imported.StatusCode);
        Assert.Equal(RegistrySample.Check([Header, .. Lines]).Entries, Assert.Single(site.Imports).Entries);
        site.Imports.Clear();
    }

    [Fact]
    public async Task ABookWithErrors_ShowsItsSheetRowAndColumn_AndNothingIsApplied()
    {
        using var browser = site.Browser();
        using var answer = await Upload(browser, BookSample.Of(Header, Good, With(Councillor, (RegistryColumns.Key, "R-1"))));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        var page = await OversightSite.Page(answer);
        Assert.Contains("la hoja «registro»", page.QuerySelector(".resumen-err")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["3", "clave_registro", "R-1"], page.QuerySelectorAll("tbody tr td").Take(3).Select(c => c.TextContent));
        Assert.Empty(site.Imports);
    }

    private static async Task<HttpResponseMessage> Upload(HttpClient browser, byte[] file)
    {
        var token = new HtmlParser().ParseDocument(await browser.GetStringAsync(Links.Registry))
            .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        using var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" },
            { new ByteArrayContent(file), RegistryImport.FileField, "registro.xlsx" },
        };
        return await browser.PostAsync(Links.Registry, form);
    }
}
