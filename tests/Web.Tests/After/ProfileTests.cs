using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.TestData;
using Conoceles.Web.Public.Home;
using Conoceles.Web.Public.List;
using Conoceles.Web.Public.Profile;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Conoceles.Web.Tests.After;

/// <summary>The public profile: groups, what was authorised, what is withheld, what was corrected; and nowhere else.</summary>
public sealed class ProfileTests
{
    private static readonly PublicCandidacy Whole = Sample.Published with
    {
        AffirmativeActions = [new PublicChip("indigena", "Personas indígenas")],
        ConsentedChips = [new PublicChip("migrantes", "Persona mexicana migrante")],
        ConsentedDetails = [new PublicSection("migrantes", "Personas mexicanas migrantes", [new PublicItem("p12", "¿En qué país reside?", "Estados Unidos", "Select")])],
        CorrectedAt = new DateTimeOffset(2024, 5, 6, 16, 0, 0, TimeSpan.Zero),
        Sections = PublicProfile.Content(
            ShippedQuestionnaires.Set, section => section == "estudios" ? new Dictionary<string, string> { ["grado"] = "doctorado" } : null,
            section => section == "propuesta-1" ? new PublicWithholding("Lemas de campaña.", "CTSCCC/07/2024") : null),
    };

    [Fact]
    public async Task Profile_SaysGroupsWithWhyTheyAreThere()
    {
        var page = await Render(Whole);
        var groups = page.QuerySelector("[aria-labelledby=grupos]")!;
        Assert.Equal("Personas indígenas", groups.QuerySelector("[aria-labelledby=acciones] li")!.TextContent);
        Assert.Equal("Persona mexicana migrante", groups.QuerySelector("[aria-labelledby=autorizadas] li")!.TextContent);
        Assert.Contains("consentimiento expreso", page.QuerySelector("#autorizadas")!.TextContent, StringComparison.Ordinal);
        var details = page.QuerySelector("[aria-labelledby=detalles]")!;
        Assert.Contains("¿En qué país reside?", details.TextContent, StringComparison.Ordinal);
        Assert.Contains("Estados Unidos", details.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_SaysWhatIsWithheldCorrectedAndNotAnswered()
    {
        var page = await Render(Whole);
        var withheld = page.QuerySelector("[aria-labelledby=propuesta-1]")!;
        Assert.Contains("puso en pausa este rubro: Lemas de campaña. Acuerdo: CTSCCC/07/2024.", withheld.TextContent, StringComparison.Ordinal);
        Assert.Empty(withheld.QuerySelectorAll("dl"));
        Assert.Contains("se ajustó una vez, el 6 de mayo de 2024, 09:00 horas", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("No proporcionó esta información", page.QuerySelector("[aria-labelledby=historia]")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("responsabilidad de quien la capturó", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Versión 7", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_SaysAQuestionOnceBeforeItsAnswers_AndTellsQuestionsApart()
    {
        var page = await Render(Sample.Published with
        {
            Sections =
            [
                new PublicSection("contacto", "Medios de contacto",
                [
                    new PublicItem("telefono-publico", "Teléfono público", "6620000001", "Phone"),
                    new PublicItem("telefono-publico.2", "Teléfono público", "6620000002", "Phone"),
                    new PublicItem("casa-campana", "Domicilio de casa de campaña", "Calle Ficticia 1", "Text"),
                ]),
            ],
        });
        var rows = page.QuerySelectorAll("[aria-labelledby=contacto] dl > div");
        Assert.Equal(
            [("Teléfono público", 2), ("Domicilio de casa de campaña", 1)],
            rows.Select(r => (Assert.Single(r.QuerySelectorAll("dt")).TextContent, r.QuerySelectorAll("dd").Length)));
    }

    [Fact]
    public async Task Profile_WithoutAnswers_HasNoVersion()
    {
        var page = await Render(Sample.Published with { Version = 0, PublishedAt = null, Reason = PublicReason.InCapture, Sections = [] });
        Assert.DoesNotContain("Versión", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_WithoutGroups_HasNoPlaceForThem()
    {
        var page = await Render(Sample.Published);
        Assert.Empty(page.QuerySelectorAll("#grupos, #detalles, .etiquetas"));
        Assert.DoesNotContain("se ajustó", page.Body!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_AreReadByTheProfileAndItsPreviewAndByNoOtherPage()
    {
        var web = Path.Combine(Folder.Repository, "Web");
        var readers = Directory.EnumerateFiles(web, "*", SearchOption.AllDirectories)
            .Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal))
            .Select(f => Path.GetRelativePath(web, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("obj/", StringComparison.Ordinal) && !f.StartsWith("bin/", StringComparison.Ordinal))
            .Where(f => File.ReadAllText(Path.Combine(web, f)) is var text
                && (text.Contains("ConsentedChips", StringComparison.Ordinal) || text.Contains("ConsentedDetails", StringComparison.Ordinal)
                    || text.Contains("WithConsented", StringComparison.Ordinal)));
        // The preview is the profile itself, before it is public; the row that a node holds keeps them from whom does not ask for the whole.
        Assert.Equal(["Capture/Review/PreviewProfile.cs", "Public/Profile/ProfileView.razor", "Public/Site/HeldRow.cs"], readers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Lists_SayNothingOfGroups()
    {
        var whole = Whole with { Id = "cand-prueba-2024-000009" };
        var snapshot = Sample.Snapshot(new PublicRow(whole.Id, 57, whole));
        Assert.Equal(whole.ConsentedChips.AsEnumerable(), snapshot.FindWhole(whole.Id)!.ConsentedChips);
        Assert.True(snapshot.Find(whole.Id)!.ConsentedChips.IsDefault);
        var baker = new SiteBaker(new PageRenderer(), new FrameReader(AssetManifest.Load(), ElectionKind.Demo));
        foreach (var page in new[] { await HomePage.Answer(new DefaultHttpContext(), snapshot, baker), await ListPage.Answer(new DefaultHttpContext(), snapshot, baker) })
        {
            var main = new HtmlParser().ParseDocument(Encoding.UTF8.GetString(page!.Html())).QuerySelector("main")!;
            // The filter names every group to everybody: what is said of one person is in the rest.
            foreach (var form in main.QuerySelectorAll("form"))
                form.Remove();
            Assert.Contains("Candidaturas", main.TextContent, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("migrante", main.InnerHtml, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Personas indígenas", main.InnerHtml, StringComparison.Ordinal);
            Assert.DoesNotContain("Estados Unidos", main.InnerHtml, StringComparison.Ordinal);
        }
    }

    private static async Task<IHtmlDocument> Render(PublicCandidacy candidacy)
    {
        var services = new ServiceCollection().AddLogging().BuildServiceProvider();
        await using var renderer = new HtmlRenderer(services, services.GetRequiredService<ILoggerFactory>());
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<ProfileDocument>(
            ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(ProfileDocument.Candidacy)] = candidacy }))).ToHtmlString());
        return new HtmlParser().ParseDocument(html);
    }
}
