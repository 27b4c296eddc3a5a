using System.Collections.Immutable;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using AngleSharp.Dom;
using Conoceles.Elections;
using Conoceles.PublicRecord;
using Conoceles.Questionnaires;
using Conoceles.TestData;
using Conoceles.Web.Public.Profile;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Layout;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.Capture;

/// <summary>«Así se publicará / no se publicará», over HTTP.</summary>
public sealed class ReviewTests(CaptureSite site) : IClassFixture<CaptureSite>
{
    private static readonly string Story = string.Concat(Enumerable.Repeat("Trabajé en la comunidad de Ejemplo, con «comillas», <marcas> y ñ 👩🏽‍🌾 desde 1999. ", 5));
    private static int _last = 200;
    private readonly string _id = $"cand-prueba-2024-{Interlocked.Increment(ref _last):D6}";

    [Fact]
    public async Task FirstBlock_IsThePublicArticleByteByByte()
    {
        Complete();
        using var browser = site.Browser();
        var html = await browser.GetStringAsync($"/captura/{_id}/revisar");

        // What the world will read, baked as the public node does, with its own version and date.
        var election = Sample.Election with { Questionnaires = ShippedQuestionnaires.Set };
        var published = PublicProfile.OfRegistry(_id, 31, Sample.Entry, "", election, null) with
        {
            PublishedAt = new DateTimeOffset(2024, 5, 4, 17, 0, 0, TimeSpan.Zero),
            Sections = PublicProfile.Content(ShippedQuestionnaires.Set, s => site.Grains.Section(_id, s)?.Values),
        };
        var page = await new SiteBaker(new PageRenderer(), new FrameReader(AssetManifest.Load(), ElectionKind.Demo)).Bake<ProfileDocument>(
            $"/candidaturas/{_id}", new PageFrame(AssetManifest.Load(), ElectionMark.Of(ElectionKind.Demo), "Proceso de prueba"), new PageText("Título", "Descripción"),
            new Dictionary<string, object?> { [nameof(ProfileDocument.Candidacy)] = published });
        Assert.Contains(HtmlEncoder.Create(UnicodeRanges.All).Encode("👩🏽‍🌾"), Article(html), StringComparison.Ordinal);
        Assert.Equal(Article(Encoding.UTF8.GetString(page.Html())), Article(html));
    }

    [Fact]
    public async Task Empty_SaysWhatIsMissingInTwoListsThatLeadToTheFields()
    {
        using var browser = site.Browser();
        var page = await CaptureForms.Open(browser, $"/captura/{_id}/revisar");
        var minimum = Links(page, "falta-minimo");
        var full = Links(page, "falta-completo");
        Assert.Contains($"/captura/{_id}/estudios?avisos=1&regreso=revisar#grado", minimum);
        Assert.Contains($"/captura/{_id}/historia?avisos=1&regreso=revisar#historia-profesional", minimum);
        Assert.Contains($"/captura/{_id}/aviso?avisos=1&regreso=revisar#aviso-leido", minimum);
        Assert.Contains($"/captura/{_id}/indigena?avisos=1&regreso=revisar", minimum);
        Assert.Contains($"/captura/{_id}/motivos?avisos=1&regreso=revisar#motivo-cargo", full);
        Assert.Contains($"/captura/{_id}/fotografia?avisos=1&regreso=revisar#foto", full);
        Assert.Empty(minimum.Intersect(full));
        Assert.Null(page.QuerySelector("#revise"));
        Assert.Contains("Sin respuesta", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        // Each leads to an element that is there.
        foreach (var address in minimum.Concat(full).Where(a => a.Contains('#', StringComparison.Ordinal) && !a.Contains("/indigena", StringComparison.Ordinal)))
        {
            var section = await CaptureForms.Open(browser, address);
            Assert.NotNull(section.GetElementById(address[(address.IndexOf('#', StringComparison.Ordinal) + 1)..]));
        }
    }

    [Fact]
    public async Task SecondBlock_SaysWhyOfEachAnswerThatIsNotPublished()
    {
        Complete();
        Save("indigena", ("p01", "si"), ("p02", "no"), ("p03", "yaqui"));
        Save("consentimiento", [.. Consents(("consent-indigena", "si"))]);
        using (var party = site.Browser())
        {
            var text = Text(await CaptureForms.Open(party, $"/captura/{_id}/revisar"));
            Assert.Contains("«Persona indígena» está autorizada en «Consentimiento», y se publicará solo cuando", text, StringComparison.Ordinal);
            Assert.Contains("Yaqui (Yoeme)", text, StringComparison.Ordinal);
            Assert.Contains("no se publica de esta persona, ni con autorización", text, StringComparison.Ordinal);
            Assert.Contains("¿Tiene alguna discapacidad?Prefiero no contestar", text, StringComparison.Ordinal);
        }

        // Her own act is the evidence.
        using var own = site.CandidatesBrowser(_id);
        Assert.Contains("Por su autorización se publicará la etiqueta «Persona indígena»", Text(await CaptureForms.Open(own, $"/captura/{_id}/revisar")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Identity_OfTheCandidatesOwnAccount_IsOnlyCompleteOrNotToTheParty()
    {
        Complete();
        Save("indigena", ("p01", "si"), ("p02", "no"), ("p03", "otro"), ("p03-otro", "palabra-que-no-se-ve"));
        site.Grains.IdentityByCandidate.Add(_id);
        using var party = site.Browser();
        var page = await CaptureForms.Open(party, $"/captura/{_id}/revisar");
        Assert.DoesNotContain("palabra-que-no-se-ve", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.DoesNotContain("¿Tiene alguna discapacidad?", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("aquí solo se ve si está completo", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Empty(page.QuerySelectorAll($"main a[href^='/captura/{_id}/indigena']"));
    }

    [Fact]
    public async Task Change_GoesBackToTheReview()
    {
        Complete();
        using var browser = site.Browser();
        var review = await CaptureForms.Open(browser, $"/captura/{_id}/revisar");
        var change = review.QuerySelectorAll("main a").Single(a => a.GetAttribute("href") == $"/captura/{_id}/motivos?regreso=revisar");
        Assert.Equal("Cambiar Motivos", string.Join(' ', change.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
        var section = await CaptureForms.Open(browser, change.GetAttribute("href")!);
        using (var saved = await CaptureForms.Send(browser, section, ("motivo-cargo", Story), ("terminada", "no")))
            Assert.Equal($"/captura/{_id}/revisar?guardado=motivos", saved.Headers.Location!.OriginalString);
        Assert.Contains("Borrador guardado a las", (await CaptureForms.Open(browser, $"/captura/{_id}/revisar?guardado=motivos")).QuerySelector("[role=status]")!.TextContent, StringComparison.Ordinal);

        // Something to look at: the advice keeps the way back.
        using var advised = await CaptureForms.Send(browser, section, ("motivo-cargo", "Corto."), ("version", "2"), ("terminada", "si"));
        Assert.Equal($"/captura/{_id}/motivos?avisos=1&regreso=revisar", advised.Headers.Location!.OriginalString);
        var again = await CaptureForms.Open(browser, advised.Headers.Location.OriginalString);
        Assert.Equal("revisar", again.QuerySelector("input[name=regreso]")!.GetAttribute("value"));
        // Advice is no error: neither its words nor its colour.
        Assert.Null(again.QuerySelector(".resumen-err, .err-msg, .campo.mal"));
        Assert.DoesNotContain("Error:", again.Title + again.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("se recomiendan al menos 280", again.QuerySelector(".resumen-avisos")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SameTextInTheParty_IsSaidAndBlocksNothing()
    {
        Complete();
        site.Grains.Save(_id, "historia", One("historia-profesional", Story));
        site.Twins.OfParty["rojo"] = [new TextTwin("Cardón Del Ejemplo", [TextPrint.Of(Story.ToUpperInvariant())!]), new TextTwin("Otra Distinta", ["otra"])];
        site.Twins.OfParty["sauce"] = [new TextTwin("De Otro Partido", [TextPrint.Of(Story)!])];
        using var browser = site.Browser();
        var page = await CaptureForms.Open(browser, $"/captura/{_id}/revisar");
        var hint = page.QuerySelectorAll(".faltan a").Single(a => a.TextContent.Trim().StartsWith("«Historia profesional» dice lo mismo", StringComparison.Ordinal));
        Assert.Equal("«Historia profesional» dice lo mismo que la captura de Cardón Del Ejemplo. Si es a propósito, puede quedarse así.", hint.TextContent.Trim());
        Assert.DoesNotContain("De Otro Partido", page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("#revise"));
    }

    [Fact]
    public async Task SecondBlock_OfAnAffirmativeAction_SaysThatItsTypeIsPublic()
    {
        Complete();
        var before = site.Grains.Entry;
        site.Grains.Entry = before with { AffirmativeActions = "discapacidad" };
        try
        {
            using var browser = site.Browser();
            Assert.Contains(
                "es una acción afirmativa (Personas con discapacidad): ese tipo se publica cuando la Unidad de Transparencia lo confirma",
                Text(await CaptureForms.Open(browser, $"/captura/{_id}/revisar")), StringComparison.Ordinal);
        }
        finally
        {
            site.Grains.Entry = before;
        }
    }

    /// <summary>Every section with all that the legal minimum asks.</summary>
    private void Complete()
    {
        foreach (var section in ShippedQuestionnaires.Set.All.SelectMany(q => q.Sections))
        {
            var answers = section.Fields.Where(f => f.Required).ToDictionary(f => f.Id, f => f.Kind switch
            {
                FieldKind.Choice or FieldKind.Select => (f.Options.FirstOrDefault(o => o.Value is "pnc") ?? f.Options.FirstOrDefault(o => o.Value is "no") ?? f.Options[0]).Value,
                FieldKind.Check => "si",
                _ => Story,
            });
            if (section.Id == "contacto")
                answers["correo-publico"] = "n@ejemplo.invalid";
            site.Grains.Save(_id, section.Id, QuestionnaireRules.Normalise(section, answers));
        }
    }

    private void Save(string section, params (string Field, string Value)[] values) =>
        site.Grains.Save(_id, section, values.ToImmutableDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal));

    private static ImmutableDictionary<string, string> One(string field, string text) => ImmutableDictionary<string, string>.Empty.Add(field, text);

    private static IEnumerable<(string, string)> Consents(params (string Field, string Value)[] given) =>
        ShippedQuestionnaires.Section("consentimiento").Fields.Where(f => f.Required).Select(f => (f.Id, "no")).Except(given.Select(g => (g.Field, "no"))).Concat(given);

    private static string[] Links(IDocument page, string heading) =>
        [.. page.GetElementById(heading)!.ParentElement!.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!)];

    private static string Text(IDocument page) => System.Text.RegularExpressions.Regex.Replace(page.QuerySelector("main")!.TextContent, @"\s+", " ");

    private static string Article(string html)
    {
        const string End = "</article>";
        return html[html.IndexOf("<article", StringComparison.Ordinal)..(html.IndexOf(End, StringComparison.Ordinal) + End.Length)];
    }
}
