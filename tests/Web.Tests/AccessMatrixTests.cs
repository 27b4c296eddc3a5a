using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Conoceles.Candidacies;
using Conoceles.Web.Tests.After;
using Conoceles.Web.Tests.Photos;
using Microsoft.AspNetCore.Routing;

namespace Conoceles.Web.Tests;

/// <summary>
/// Role × route × owner: every private address, asked by everybody there is, compared with a reviewed table. A route or a
/// role that is not in it fails. Forms are sent with a token of their sender, so that a refusal is of access and not of the form.
/// </summary>
public sealed partial class AccessMatrixTests(CaptureSite site) : IClassFixture<CaptureSite>
{
    private const string Candidacy = "cand-prueba-2024-009001";

    /// <summary>Those that are asked before anybody signs in, or by whoever did.</summary>
    private static readonly string[] _open = ["/entrar", "/entrar/rescate", "/salir", "/sesion", "/activar"];

    private static readonly string[] _captureOwners = ["partido", "candidata"];
    private static readonly string[] _strangers = ["nadie", "otro-partido", "otra-candidata"];

    [Fact]
    public async Task EveryRoute_AnswersEachRoleAndOwner_AsTheReviewedTableSays()
    {
        var cells = await Cells();
        var who = cells[0].Answers.Select(a => a.Who).ToArray();
        var table = new StringBuilder("ruta método ").AppendJoin(' ', who).Append('\n');
        foreach (var (route, method, answers) in cells)
            table.Append(route).Append(' ').Append(method).Append(' ').AppendJoin(' ', answers.Select(a => a.Answer)).Append('\n');
        var now = table.ToString();
        var file = Path.Combine(Folder.Repository, "tests", "Web.Tests", "Approved", "access.txt");
        var approved = File.Exists(file) ? await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken) : "";
        if (approved != now)
        {
            var received = Path.Combine(Folder.Repository, ".local", "received", "tests", "Web.Tests", "Approved");
            Directory.CreateDirectory(received);
            await File.WriteAllTextAsync(Path.Combine(received, "access.txt"), now, TestContext.Current.CancellationToken);
        }

        Assert.Equal(approved, now);
    }

    /// <summary>What no reviewed table may say: it holds whatever was approved.</summary>
    [Fact]
    public async Task NobodyReachesWhatIsNotHers()
    {
        foreach (var (route, method, answers) in await Cells())
        {
            var name = $"{method} {route}";
            var allowed = answers.Where(a => a.Answer == Yes).Select(a => a.Who).ToHashSet(StringComparer.Ordinal);
            if (_open.Contains(route))
                continue;
            Assert.False(allowed.Contains("nadie"), name);
            if (route.StartsWith("/api/", StringComparison.Ordinal))
            {
                // No session of anybody is good for what programs ask.
                Assert.True(allowed.Count == 0 && answers.All(a => a.Answer == "entrar"), name);
                continue;
            }

            Assert.False(allowed.Contains(nameof(Role.Communication)), name);
            if (route.StartsWith("/captura/{id}", StringComparison.Ordinal))
                Assert.True(allowed.IsSubsetOf(_captureOwners), name);
            if (route.StartsWith("/ut", StringComparison.Ordinal))
                Assert.True(allowed.IsSubsetOf([nameof(Role.Reviewer), nameof(Role.UtAdministrator), nameof(Role.Commission)]), name);
            if (route.StartsWith("/ut", StringComparison.Ordinal) && method == "POST")
                Assert.False(allowed.Contains(nameof(Role.Commission)), name);
            if (route.StartsWith("/operacion", StringComparison.Ordinal))
                Assert.True(allowed.IsSubsetOf([nameof(Role.Operator), nameof(Role.UtAdministrator)]), name);
            Assert.True(route.Contains("{id}", StringComparison.Ordinal) || allowed.Overlaps(["partido", nameof(Role.Reviewer), nameof(Role.UtAdministrator), nameof(Role.Operator)])
                || answers.Any(a => a.Answer == "404"), $"{name}: nobody reaches it.");
            Assert.False(route.Contains("{id}", StringComparison.Ordinal) && allowed.Overlaps(_strangers), name);
        }
    }

    private const string Yes = "sí";

    private async Task<List<(string Route, string Method, (string Who, string Answer)[] Answers)>> Cells()
    {
        site.Grains.Told[Candidacy] = Stories.Public;
        var routes = site.Endpoints
            .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => (Route: e.RoutePattern.RawText!, Method: m)))
            .Where(r => r.Method is "GET" or "POST").Distinct().OrderBy(r => r.Route, StringComparer.Ordinal).ThenBy(r => r.Method, StringComparer.Ordinal).ToArray();
        Assert.NotEmpty(routes);
        var cells = new List<(string, string, (string, string)[])>();
        foreach (var (route, method) in routes)
        {
            var answers = new List<(string, string)>();
            foreach (var (who, browser) in Everybody())
            {
                using (browser)
                    answers.Add((who, await Ask(browser, route, method)));
            }

            cells.Add((route, method, [.. answers]));
        }

        return cells;
    }

    private IEnumerable<(string Who, HttpClient Browser)> Everybody()
    {
        yield return ("nadie", site.Stranger());
        yield return ("partido", site.Browser("rojo"));
        yield return ("otro-partido", site.Browser("azul"));
        yield return ("candidata", site.CandidatesBrowser(Candidacy));
        yield return ("otra-candidata", site.CandidatesBrowser("cand-prueba-2024-009002"));
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not (Role.System or Role.Capturist or Role.Candidate)))
            yield return (role.ToString(), site.Institute(role.ToString()));
    }

    private static async Task<string> Ask(HttpClient browser, string route, string method)
    {
        var address = Place().Replace(route, place => place.Value switch
        {
            "{id}" => Candidacy,
            "{section}" => "motivos",
            "{party}" => "rojo",
            "{hash}" => new string('a', 64),
            _ when place.Value.EndsWith(":guid}", StringComparison.Ordinal) => Guid.Empty.ToString(),
            _ when place.Value.EndsWith(":int}", StringComparison.Ordinal) => "1",
            _ => "ninguno",
        });
        using var content = method == "POST" ? new FormUrlEncodedContent([new("__RequestVerificationToken", await Token(browser))]) : null;
        using var answer = method == "POST" ? await browser.PostAsync(address, content) : await browser.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode switch
        {
            HttpStatusCode.Redirect when answer.Headers.Location!.OriginalString.Contains("/entrar", StringComparison.Ordinal) => "entrar",
            HttpStatusCode.Unauthorized => "entrar",
            HttpStatusCode.Forbidden => "403",
            HttpStatusCode.NotFound => "404",
            // Reached: its page, where it leads, what it asks for, or that its database is not in this test.
            HttpStatusCode.OK or HttpStatusCode.Redirect or HttpStatusCode.UnprocessableEntity or HttpStatusCode.NoContent
                or HttpStatusCode.ServiceUnavailable or HttpStatusCode.InternalServerError or HttpStatusCode.Conflict or HttpStatusCode.BadRequest => Yes,
            _ => ((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    /// <summary>A token that is of who sends it: any page that asks her for something has one, also the one that refuses her.</summary>
    private static async Task<string> Token(HttpClient browser)
    {
        foreach (var page in new[] { "/entrar", "/captura/" + Candidacy, "/ut/revision/" + Candidacy, "/operacion" })
        {
            using var answer = await browser.GetAsync(page);
            var token = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("input[name=__RequestVerificationToken]");
            if (token?.GetAttribute("value") is { Length: > 0 } value)
                return value;
        }

        throw new InvalidOperationException("No page gave a token.");
    }

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Place();
}
