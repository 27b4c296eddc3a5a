using System.Net;
using System.Text;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Cards;
using Conoceles.Web.Public.Profile;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;
using SkiaSharp;

namespace Conoceles.Web.Tests.Public;

/// <summary>What a profile says to programs: linked data, and how it looks where it is shared.</summary>
public sealed class LinkedDataTests(CitizenSite site) : IClassFixture<CitizenSite>
{
    private const string Hostile = "</script><script>alert(1)</script><!-- & \"comillas\" 'y' \u2028";

    [Fact]
    public async Task LinkedData_AreOfThePersonAndOfNoGroup_AndNoNameGetsOutOfThem()
    {
        var person = Sample.Published with
        {
            Name = Hostile,
            Nickname = Hostile,
            ConsentedChips = [new PublicChip("indigena", "CHIP-CONSENTIDO")],
            AffirmativeActions = [new PublicChip("indigena", "ACCION")],
        };
        var page = await new SiteBaker(new PageRenderer(), new FrameReader(AssetManifest.Load(), ElectionKind.Demo)).Page<ProfileDocument>(
            "/p", 1, new PageText("t", "d"), new Dictionary<string, object?> { [nameof(ProfileDocument.Candidacy)] = person });
        var text = Encoding.UTF8.GetString(page.Html());
        // As it is: not every reader of linked data decodes an attribute.
        Assert.Contains("<script type=\"application/ld+json\">", text, StringComparison.Ordinal);
        var html = new HtmlParser().ParseDocument(text);
        var script = Assert.Single(html.QuerySelectorAll("script"));
        Assert.Equal("application/ld+json", script.GetAttribute("type"));
        var data = JsonDocument.Parse(script.TextContent).RootElement;
        Assert.Equal(["@context", "@type", "@id", "url", "name", "description", "affiliation", "alternateName"], data.EnumerateObject().Select(p => p.Name));
        Assert.Equal(Hostile, data.GetProperty("name").GetString());
        Assert.Equal("Person", data.GetProperty("@type").GetString());
        Assert.DoesNotContain("CHIP", script.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ACCION", script.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SharedProfile_HasItsTitleAndItsCard()
    {
        var page = await site.Read("/candidaturas/" + Ballots.Id(1));
        Assert.Equal(page.Title!.Split(" · ")[0], Meta("og:title"));
        Assert.Equal("https://conoceles.invalid/candidaturas/" + Ballots.Id(1), Meta("og:url"));
        Assert.Equal($"https://conoceles.invalid/candidaturas/{Ballots.Id(1)}/tarjeta.png", Meta("og:image"));
        Assert.Contains("Nopalina", Meta("og:image:alt"), StringComparison.Ordinal);
        Assert.Empty((await site.Read("/candidaturas?q=nopalina")).QuerySelectorAll("meta[property^='og:']"));

        string? Meta(string property) => page.QuerySelector($"meta[property='{property}']")?.GetAttribute("content");
    }

    [Fact]
    public async Task Card_IsAPngOfItsSize_ThatAReaderKeeps()
    {
        var address = $"/candidaturas/{Ballots.Id(1)}/tarjeta.png";
        using var answer = await site.Web.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: false);
        var png = await answer.Content.ReadAsByteArrayAsync();
        using var image = SKBitmap.Decode(png);
        Assert.Equal((CardDrawing.Width, CardDrawing.Height), (image.Width, image.Height));
        Assert.True(png.Length < 120_000);
        Assert.True(image.Pixels.Count(p => p != SKColors.White) > 10_000);
        Assert.Equal(png, await site.Web.Client.GetByteArrayAsync(address));

        using var again = new HttpRequestMessage(HttpMethod.Get, address);
        again.Headers.IfNoneMatch.Add(answer.Headers.ETag!);
        using var kept = await site.Web.Client.SendAsync(again);
        Assert.Equal(HttpStatusCode.NotModified, kept.StatusCode);
        using var nobody = await site.Web.Client.GetAsync("/candidaturas/nadie/tarjeta.png");
        Assert.Equal(HttpStatusCode.NotFound, nobody.StatusCode);
    }

    [Fact]
    public void Card_OfTheLongestNames_StaysInside()
    {
        using var drawing = CardDrawing.WithLettersOf("/usr/share/fonts/truetype/dejavu")!;
        var person = Ballots.People[0] with { Name = string.Join(' ', Enumerable.Repeat("Nombrelarguísimo", 14)), ActorName = string.Join(' ', Enumerable.Repeat("Coalición", 20)) };
        using var image = SKBitmap.Decode(drawing.Png(person, Ballots.Election, null));
        for (var y = 20; y < image.Height; y++)
        {
            Assert.Equal(SKColors.White, image.GetPixel(20, y));
            Assert.Equal(SKColors.White, image.GetPixel(image.Width - 20, y));
        }
    }

    [Fact]
    public void WithoutLetters_ThereAreNoCards() => Assert.Null(CardDrawing.WithLettersOf("/no-hay"));
}
