using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Conoceles.Cuts;
using Conoceles.Statistics;

namespace Conoceles.Web.Tests.Public;

/// <summary>The statistics of a cut over HTTP: which cut they say, that they change at cuts alone, and that what is published makes them again.</summary>
[Collection(CutCollection.Name)]
public sealed class CutStatisticsTests(CutSite site)
{
    [Theory]
    [InlineData("/estadisticas")]
    [InlineData("/insertar/estadisticas")]
    public async Task Page_IsOfTheNewestCut_AndEachTableSaysIt(string path)
    {
        var page = new HtmlParser().ParseDocument(await site.Web.Client.GetStringAsync(path));
        var charts = page.QuerySelectorAll("main section:has(table)").ToArray();
        Assert.True(charts.Length >= 5);
        Assert.All(charts, c => Assert.Contains("Datos del corte 2, del 5 de mayo de 2024, 06:00 (hora de Sonora).", c.QuerySelector(".pista")!.TextContent, StringComparison.Ordinal));
        Assert.Equal("/cortes/2", page.QuerySelector("main a[href^='/cortes']")!.GetAttribute("href"));
    }

    [Fact]
    public async Task WhoStopsContending_IsCountedUntilTheNextCut()
    {
        var before = await Figures();
        await site.Withdraw(CutSite.Formulas);
        await site.Web.Until(async () => !(await site.Files())!.Contains(CutSite.Formulas.Id, StringComparison.Ordinal));
        Assert.Equal(before, await Figures());
        await site.Restore(CutSite.Formulas);
    }

    [Fact]
    public async Task WhatIsPublishedOfTheCut_MakesTheSameStatistics_ByteByByte()
    {
        var file = JsonDocument.Parse((await site.Files())!).RootElement;
        var candidacies = file.GetProperty("candidacies").EnumerateArray().Select(c => CutDocument.Read(System.Text.Encoding.UTF8.GetBytes(c.GetRawText()))).ToImmutableArray();
        Assert.Equal(CutSite.People.Length, candidacies.Length);
        var made = CutStatistics.Of(Sample.PublicElection, file.GetProperty("cut").GetInt32(), file.GetProperty("at").GetDateTimeOffset(), candidacies, ImmutableHashSet<string>.Empty, SyntheticVault.Publications(2), null);
        var manifest = JsonDocument.Parse(await site.Web.Client.GetByteArrayAsync("/cortes/2/manifiesto.json")).RootElement;
        Assert.Equal(manifest.GetProperty("statisticsDigest").GetString(), Convert.ToHexStringLower(SHA256.HashData(made.Bytes())));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task StatisticsOfACut_AreServedAsTheyWereDigested_AndTheProgramMakesTheirGroupsAgain(int cut)
    {
        using var answer = await site.Web.Client.GetAsync($"/cortes/{cut}/estadisticas.json");
        Headers.AssertSafe(answer, isPrivate: false);
        Assert.Equal("*", Headers.One(answer, "Access-Control-Allow-Origin"));
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        var manifest = JsonDocument.Parse(await site.Web.Client.GetByteArrayAsync($"/cortes/{cut}/manifiesto.json")).RootElement;
        Assert.Equal(manifest.GetProperty("statisticsDigest").GetString(), Convert.ToHexStringLower(SHA256.HashData(bytes)));
        var told = CutStatistics.Read(bytes);
        Assert.Equal(SyntheticVault.Publications(cut).Select(Text), told.Groups.Select(Text));
        Assert.DoesNotContain("cand-", System.Text.Encoding.UTF8.GetString(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Groups_AreTold_AndWhatCannotBeIsSaidInWords()
    {
        var page = new HtmlParser().ParseDocument(await site.Web.Client.GetStringAsync("/estadisticas"));
        Assert.Equal(SyntheticVault.Groups.Select(g => "grupo-" + g), page.QuerySelectorAll("main h3").Select(h => h.Id));
        // Of both crossings, with a name for each line.
        var offices = Rows(page, "indigena", "por cargo");
        Assert.Equal([Sample.PublicElection.Offices[0].Name, Sample.PublicElection.Offices[1].Name, "Los demás cargos, juntos", "Todo el estado"], offices.Keys);
        Assert.Equal(["28", "28", "24", "80", "35.0 %"], offices["Todo el estado"]);
        Assert.Equal(offices["Todo el estado"], Rows(page, "indigena", "por quien las postula")["Todo el estado"]);
        // Fewer than five in the whole state.
        Assert.Equal(["menos de 5", "no se dice"], Rows(page, "discapacidad", "en todo el estado")["Todo el estado"][..2]);
        Assert.Equal("—", Rows(page, "discapacidad", "en todo el estado")["Todo el estado"][^1]);
        // Nobody preferred not to answer: who said no is not told apart.
        Assert.Equal(["28", "no se dice", "no se dice", "80"], Rows(page, "afromexicana", "en todo el estado")["Todo el estado"][..4]);
        Assert.Contains("Por cargo o por quien las postula todavía no se puede decir", Section(page, "afromexicana").TextContent, StringComparison.Ordinal);
        // Six wait.
        Assert.Empty(Section(page, "diversidad").QuerySelectorAll("table"));
        Assert.Contains("6 respuestas esperan", Section(page, "diversidad").TextContent, StringComparison.Ordinal);
        foreach (var group in SyntheticVault.Groups)
        {
            var note = Section(page, group).QuerySelector(".pista")!.TextContent;
            Assert.Contains("Base: ", note, StringComparison.Ordinal);
            Assert.Contains("Sin cuestionario enviado: ", note, StringComparison.Ordinal);
            Assert.Contains("Datos del corte 2, del 5 de mayo de 2024, 06:00 (hora de Sonora)", note, StringComparison.Ordinal);
        }
    }

    private static AngleSharp.Dom.IElement Section(AngleSharp.Dom.IDocument page, string group) => page.QuerySelector($"section[aria-labelledby=grupo-{group}]")!;

    private static Dictionary<string, string[]> Rows(AngleSharp.Dom.IDocument page, string group, string caption) =>
        Section(page, group).QuerySelectorAll("table").Single(t => t.QuerySelector("caption")!.TextContent.EndsWith(caption, StringComparison.Ordinal))
            .QuerySelectorAll("tbody tr, tfoot tr").ToDictionary(r => r.QuerySelector("th")!.TextContent, r => r.QuerySelectorAll("td").Select(c => c.TextContent).ToArray(), StringComparer.Ordinal);

    private static string Text(GroupPublication told) => JsonSerializer.Serialize(told, PublicRecord.PublicJson.Options);

    private async Task<string> Figures() =>
        string.Join('\n', new HtmlParser().ParseDocument(await site.Web.Client.GetStringAsync("/estadisticas")).QuerySelectorAll("main table").Select(t => t.TextContent));
}
