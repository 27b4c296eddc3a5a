using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Conoceles.Web.Oversight.Candidacies;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Tests.Oversight.Board;

/// <summary>The institute's list over HTTP: filters and order in the address, pages of fifty, and the file.</summary>
public sealed class CandidacyListTests(BoardSite site) : IClassFixture<BoardSite>
{
    private const string List = "/ut/candidaturas";

    [Fact]
    public async Task Pages_HaveFiftyEach_WithoutRepeats()
    {
        using var client = await SignedIn.To(site.Web, BoardSite.Reviewer);
        var ids = new List<string>();
        for (IHtmlDocument? page = await BoardSite.Open(client, List + "?estado=publicadas"); page is not null;)
        {
            var rows = page.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")!).ToArray();
            Assert.InRange(rows.Length, 1, 50);
            ids.AddRange(rows);
            page = page.QuerySelector("a[rel=next]") is { } next ? await BoardSite.Open(client, next.GetAttribute("href")!) : null;
        }

        Assert.Distinct(ids);
        Assert.Equal(BoardSite.Expected(i => i % 8 == 5), ids.Count);
        // After the last there is the last.
        var last = await BoardSite.Open(client, List + "?estado=publicadas&pagina=99999");
        Assert.Null(last.QuerySelector("a[rel=next]"));
        Assert.NotEmpty(last.QuerySelectorAll("tbody tr"));
    }

    [Theory]
    [InlineData("?q=&estado=&atencion=&actor=&partido=", "")]
    [InlineData("?estado=inventado", "")]
    [InlineData("?actor=nadie&caracter=suplente", "?caracter=suplente")]
    [InlineData("?municipio=99999&distrito=x&cargo=rey", "")]
    [InlineData("?inventado=1&estado=omisas", "?estado=omisas")]
    [InlineData("?orden=peso&pagina=0", "")]
    [InlineData("?orden=--nombre", "")]
    [InlineData("?q=++%C3%91and%C3%BA+++del", "?q=%C3%91and%C3%BA%20del")]
    [InlineData("?estado=omisas&estado=por-revisar", "")]
    [InlineData("?pagina=1&orden=-enviada", "?orden=-enviada")]
    [InlineData("?distrito=ninguno&pagina=-3", "?distrito=ninguno")]
    public async Task WhatThereIsNot_LeavesTheAddress(string query, string canonical)
    {
        using var client = await SignedIn.To(site.Web, BoardSite.Reviewer);
        using var answer = await client.GetAsync(List + query);
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(List + canonical, answer.Headers.Location!.OriginalString);
        // And there it stays.
        await BoardSite.Open(client, List + canonical);
    }

    [Theory]
    [InlineData("%EF%BF%BE")]
    [InlineData("%00")]
    [InlineData("%F0%9F%91%A9")]
    [InlineData("'%20or%201%3D1%20--")]
    [InlineData("%25")]
    [InlineData("%EF%BF%BD")]
    public async Task AnyText_IsOnlyText(string text)
    {
        using var client = await SignedIn.To(site.Web, BoardSite.Reviewer);
        using var answer = await client.GetAsync($"{List}?q={text}");
        Assert.True(answer.StatusCode is HttpStatusCode.OK or HttpStatusCode.Redirect, $"{answer.StatusCode}");
        using var longest = await client.GetAsync($"{List}.csv?q={string.Concat(Enumerable.Repeat(text, 100))}");
        Assert.Equal(HttpStatusCode.OK, longest.StatusCode);
    }

    [Fact]
    public async Task Filters_AreFoldedUntilOneIsUsed_AndOfferWhatThereIs()
    {
        using var client = await SignedIn.To(site.Web, BoardSite.Reviewer);
        var page = await BoardSite.Open(client, List);
        Assert.False(page.QuerySelector("details.mas")!.HasAttribute("open"));
        Assert.Equal(
            ["atencion", "actor", "partido", "cargo", "municipio", "distrito", "caracter"], page.QuerySelectorAll("details.mas select").Select(s => s.Id!));
        Assert.All(page.QuerySelectorAll("form.buscar :is(input:not([type=hidden]), select)"), i => Assert.NotNull(page.QuerySelector($"label[for='{i.Id}']")));
        Assert.Equal(18, page.QuerySelectorAll("#actor option").Length);
        Assert.Equal("Sin municipio", page.QuerySelectorAll("#municipio option")[^1].TextContent);
        // By number, and not as text.
        Assert.Equal(["2", "5", "8", "11"], page.QuerySelectorAll<IHtmlOptionElement>("#distrito option").Skip(1).Take(4).Select(o => o.Value));
        var used = await BoardSite.Open(client, List + "?actor=actor-3&q=numero&estado=omisas&orden=nombre");
        Assert.True(used.QuerySelector("details.mas")!.HasAttribute("open"));
        Assert.Equal("actor-3", used.QuerySelector<IHtmlSelectElement>("#actor")!.Value);
        // What is not in a control of the form is not lost by it.
        Assert.Equal([("estado", "omisas"), ("orden", "nombre")], used.QuerySelectorAll<IHtmlInputElement>("form.buscar input[type=hidden]").Select(i => (i.Name!, i.Value)));
        foreach (var state in used.QuerySelectorAll(".estados a"))
        {
            var chosen = await BoardSite.Open(client, state.GetAttribute("href")!);
            Assert.StartsWith(state.QuerySelector(".num")!.TextContent + " candidatura", chosen.QuerySelector("main h2")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Headers_OrderTheList_AndTurnItAround()
    {
        using var client = await SignedIn.To(site.Web, BoardSite.Reviewer);
        var page = await BoardSite.Open(client, List + "?estado=por-revisar");
        Assert.Equal(SortColumn.All.Count, page.QuerySelectorAll("thead th a").Length);
        Assert.DoesNotContain(page.QuerySelectorAll("thead th"), h => h.HasAttribute("aria-sort"));
        Assert.Contains("Orden: primero las que esperan revisión", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // The usual order has those that wait longest first.
        var usual = Waits(page);
        Assert.Equal(usual.OrderDescending(), usual);

        var sorted = await BoardSite.Open(client, page.QuerySelectorAll("thead th a")[^1].GetAttribute("href")!);
        Assert.Equal("ascending", sorted.QuerySelectorAll("thead th")[^1].GetAttribute("aria-sort"));
        var waits = Waits(sorted);
        Assert.Equal(waits.Order(), waits);
        var turned = await BoardSite.Open(client, sorted.QuerySelectorAll("thead th a")[^1].GetAttribute("href")!);
        Assert.Equal("descending", turned.QuerySelectorAll("thead th")[^1].GetAttribute("aria-sort"));
        waits = Waits(turned);
        Assert.Equal(waits.OrderDescending(), waits);
        Assert.Contains("estado=por-revisar", turned.QuerySelector("a[rel=next]")!.GetAttribute("href"), StringComparison.Ordinal);

        static int[] Waits(IHtmlDocument page) => [.. page.QuerySelectorAll("tbody td:last-child").Select(c => c.TextContent).Select(Hours)];

        static int Hours(string text)
        {
            var numbers = System.Text.RegularExpressions.Regex.Matches(text, @"\d+").Select(m => int.Parse(m.Value, System.Globalization.CultureInfo.InvariantCulture)).ToArray();
            return text.StartsWith("menos", StringComparison.Ordinal) ? 0 : text.Contains("día", StringComparison.Ordinal) ? (numbers[0] * 24) + numbers.Skip(1).Sum() : numbers[0];
        }
    }

    [Fact]
    public async Task Nothing_SaysSo()
    {
        using var client = await SignedIn.To(site.Web, BoardSite.Reviewer);
        var page = await BoardSite.Open(client, List + "?q=nadiesellamaasi");
        Assert.Equal("0 candidaturas", page.QuerySelector("main h2")!.TextContent);
        Assert.Contains("Ninguna candidatura coincide", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll("table"));
        Assert.NotNull(page.QuerySelector($"a[href='{List}']"));
    }

    [Fact]
    public async Task File_HasEveryRowOfTheList_AndNothingThatRunsOrThatAPersonAnswered()
    {
        using var client = await SignedIn.To(site.Web, BoardSite.Commission);
        using var answer = await client.GetAsync(List + ".csv?orden=nombre");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: true);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("utf-8", answer.Content.Headers.ContentType.CharSet);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.Matches(@"^candidaturas_prueba-2024_\d{4}-\d\d-\d\d_\d{4}\.csv$", answer.Content.Headers.ContentDisposition.FileName);
        var bytes = await answer.Content.ReadAsByteArrayAsync();
        Assert.Equal([0xEF, 0xBB, 0xBF], bytes[..3]);
        var text = System.Text.Encoding.UTF8.GetString(bytes[3..]);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var lines = Csv(text);
        Assert.Equal(CandidacyListMessages.Columns, lines[0]);
        Assert.Equal(BoardSite.Whole + 1, lines.Count);
        Assert.All(lines, l => Assert.Equal(CandidacyListMessages.Columns.Count, l.Length));
        Assert.All(lines.SelectMany(l => l), c => Assert.False(c.Length > 0 && "=+-@\t\r".Contains(c[0], StringComparison.Ordinal), c));
        var names = lines.Skip(1).ToDictionary(l => l[0], l => l[1], StringComparer.Ordinal);
        Assert.Equal("'=HYPERLINK(\"http://malo.invalid\")", names["cand-prueba-2024-000001"]);
        Assert.Equal("Comilla \"doble\", coma", names["cand-prueba-2024-000002"]);
        Assert.DoesNotContain("indigena", text, StringComparison.Ordinal);
        Assert.DoesNotContain("afirmativa", text, StringComparison.OrdinalIgnoreCase);

        // The same filter as the page, which offers it.
        var page = await BoardSite.Open(client, List + "?estado=por-revisar&actor=actor-2&q=numero");
        var link = page.QuerySelector($"a[href^='{List}.csv']")!.GetAttribute("href")!;
        var some = Csv((await client.GetStringAsync(link)).TrimStart('\uFEFF'));
        Assert.Equal(page.QuerySelectorAll("tbody th a").Select(a => a.TextContent), some.Skip(1).Select(l => l[1]));
        Assert.All(some.Skip(1), l => Assert.Equal("Por revisar", l[10]));
        Assert.NotEmpty(some.Skip(1));
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("Ñandú", "Ñandú")]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+52", "'+52")]
    [InlineData("-1", "'-1")]
    [InlineData("@A1", "'@A1")]
    [InlineData("\t=1", "'\t=1")]
    [InlineData("\r=1", "\"'\r=1\"")]
    [InlineData("a=1", "a=1")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("di\"jo", "\"di\"\"jo\"")]
    [InlineData("=\"a\"", "\"'=\"\"a\"\"\"")]
    public void Cell_IsWrittenSo(string text, string cell) => Assert.Equal(cell, CsvText.Cell(text));

    /// <summary>RFC 4180, read as another program would.</summary>
    private static List<string[]> Csv(string text)
    {
        using var reader = new CsvHelper.CsvParser(new StringReader(text), System.Globalization.CultureInfo.InvariantCulture);
        var lines = new List<string[]>();
        while (reader.Read())
            lines.Add(reader.Record!);
        return lines;
    }
}
