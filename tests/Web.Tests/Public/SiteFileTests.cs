using System.Net;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Conoceles.PublicRecord;
using Conoceles.Web.Configuration;
using Conoceles.Web.Public.Emblems;
using Conoceles.Web.Public.Files;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Tests.Public;

/// <summary>Files for programs: each says whose it is, marked when it is a demonstration's.</summary>
public sealed partial class SiteFileTests(CitizenSite site) : IClassFixture<CitizenSite>
{
    private const string Demo = "Demostración: las personas y los datos de este sitio son ficticios.";

    [Theory]
    [InlineData("/robots.txt", "text/plain; charset=utf-8")]
    [InlineData("/.well-known/security.txt", "text/plain; charset=utf-8")]
    [InlineData("/sitemap.xml", "application/xml; charset=utf-8")]
    [InlineData("/emblemas.svg", "image/svg+xml; charset=utf-8")]
    public async Task File_IsSafe_HasItsTypeAndIsMarked(string path, string type)
    {
        using var answer = await site.Web.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: false);
        Assert.Equal(type, Headers.One(answer, "Content-Type"));
        Assert.Null(Headers.One(answer, "Set-Cookie"));
        Assert.StartsWith("public", Headers.One(answer, "Cache-Control")!, StringComparison.Ordinal);
        Assert.Contains(Demo, WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SiteMap_HasEveryPageOnce_UnderThePublicAddress()
    {
        var map = XDocument.Parse(await site.Web.Client.GetStringAsync("/sitemap.xml"));
        var addresses = map.Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value).ToArray();
        Assert.Equal(addresses.Length, addresses.Distinct().Count());
        Assert.All(addresses, a => Assert.StartsWith("https://conoceles.invalid/", a, StringComparison.Ordinal));
        foreach (var person in Ballots.People)
            Assert.Contains("https://conoceles.invalid/candidaturas/" + person.Id, addresses);
        foreach (var path in addresses.Select(a => new Uri(a).AbsolutePath).Where(a => !a.StartsWith("/candidaturas/", StringComparison.Ordinal)))
            await site.Read(path);
    }

    [Fact]
    public async Task SiteMap_IsInOneFile_WhileOneHasRoom()
    {
        Assert.Equal(await site.Web.Client.GetStringAsync("/sitemap.xml"), await site.Web.Client.GetStringAsync("/sitemap-1.xml"));
        foreach (var none in new[] { "/sitemap-0.xml", "/sitemap-2.xml" })
            Assert.Equal(HttpStatusCode.NotFound, (await site.Web.Client.GetAsync(none)).StatusCode);
    }

    [Fact]
    public void SiteMap_OfMoreThanOneFileMayHave_IsAListOfFiles_ThatHaveEveryAddressOnce()
    {
        var person = Ballots.People[0];
        var many = new PublicSnapshot(1, Ballots.Snapshot.Election, Enumerable.Range(1, SiteMapFile.PartSize + 10).Select(i => HeldRow.Of(new PublicRow(Ballots.Id(i), 1, person with { Id = Ballots.Id(i) }))));
        var site = new Uri("https://conoceles.invalid");
        Assert.Equal(["https://conoceles.invalid/sitemap-1.xml", "https://conoceles.invalid/sitemap-2.xml"], Locations(SiteMapFile.Index(site, many, mark: null)));
        var parts = Enumerable.Range(1, 2).Select(p => Locations(SiteMapFile.Part(site, many, p, mark: null)).ToArray()).ToArray();
        Assert.Equal(SiteMapFile.PartSize, parts[0].Length);
        var all = parts.SelectMany(p => p).ToArray();
        Assert.Equal(all.Length, all.Distinct().Count());
        Assert.Equal(SiteMapFile.PartSize + 10, all.Count(a => a.Contains("/candidaturas/", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> Locations(string xml) => XDocument.Parse(xml).Descendants().Where(e => e.Name.LocalName == "loc").Select(e => e.Value);

    [Fact]
    public async Task Robots_KeepsOutOfWhatIsPrivate_AndNamesTheMap()
    {
        var text = await site.Web.Client.GetStringAsync("/robots.txt");
        foreach (var path in new[] { "/captura", "/ut", "/operacion", "/entrar" })
            Assert.Contains($"Disallow: {path}\n", text, StringComparison.Ordinal);
        Assert.Contains("Sitemap: https://conoceles.invalid/sitemap.xml\n", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Security_SaysWhoAndUntilWhen()
    {
        var lines = (await site.Web.Client.GetStringAsync("/.well-known/security.txt")).Split('\n');
        Assert.Contains("Contact: mailto:seguridad@ejemplo.invalid", lines);
        Assert.Contains("Expires: 2030-01-01T00:00:00Z", lines);
        Assert.Contains("Canonical: https://conoceles.invalid/.well-known/security.txt", lines);
    }

    [Fact]
    public async Task Security_WithoutContact_IsNotFound()
    {
        using var folder = new Folder();
        new Web.Public.Site.DiskCopy(folder.Path).Save(Ballots.Snapshot);
        await using var web = await WebProcess.Start("public", new() { ["Web__PublicCopy"] = folder.Path, ["Institute__seguridad"] = "a@b.invalid" });
        using var answer = await web.Client.GetAsync("/.well-known/security.txt");
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Headers.AssertSafe(answer, isPrivate: false);
    }

    [Theory]
    [InlineData("https://publica.invalid", true, "https://publica.invalid/")]
    [InlineData(null, true, null)]
    [InlineData(null, false, "http://localhost:1234/")]
    public void Map_IsUnderTheAddressThatPeopleUse(string? publicUrl, bool behindProxy, string? site) =>
        Assert.Equal(site, SiteMapFile.Base(new WebSettings
        {
            Roles = WebRoles.Public,
            Url = new Uri("http://localhost:1234"),
            PublicUrl = publicUrl is null ? null : new Uri(publicUrl),
            HealthPort = 0,
            Election = Sample.Slug,
            Demo = true,
            BehindProxy = behindProxy,
        })?.AbsoluteUri);

    [Fact]
    public void Emblems_AreTheSameForEveryActor_AndOfNoPartysColour()
    {
        PublicChoice[] actors =
        [
            new("uno", "Partido Uno", "PU"), new("dos", "Partido Dos", "PARTIDODOS"), new("tres", "Encuentro de Tres", "ET TRES"),
            new("cuatro", "Sin siglas de nadie"), new("cinco", "A & B <c>", "A&<"),
        ];
        var svg = XDocument.Parse(EmblemFile.Svg(actors, mark: null));
        XNamespace n = "http://www.w3.org/2000/svg";
        Assert.Equal(actors.Select(a => a.Id), svg.Descendants(n + "view").Select(v => v.Attribute("id")!.Value));
        Assert.Single(svg.Descendants(n + "rect").Select(r => (r.Attribute("width")!.Value, r.Attribute("height")!.Value, r.Attribute("fill")!.Value, r.Attribute("stroke")!.Value)).Distinct());
        Assert.Equal(["PU", "PARTIDODOS", "ET", "TRES", "SSDN", "A&<"], svg.Descendants(n + "text").Select(t => t.Value));
        foreach (var colour in svg.Descendants().Attributes().Where(a => a.Name == "fill" || a.Name == "stroke").Select(a => a.Value).Distinct())
        {
            Assert.Matches(Grey(), colour);
            var parts = Enumerable.Range(0, 3).Select(i => Convert.ToInt32(colour.Substring(1 + (2 * i), 2), 16)).ToArray();
            Assert.InRange(parts.Max() - parts.Min(), 0, 12);
        }

        Assert.Equal(EmblemFile.Svg(actors, mark: null), EmblemFile.Svg(actors, mark: null));
    }

    [GeneratedRegex("^#[0-9a-f]{6}$")]
    private static partial Regex Grey();
}
