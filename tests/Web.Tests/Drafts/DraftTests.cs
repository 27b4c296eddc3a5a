using System.Collections.Immutable;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Conoceles.Questionnaires;
using Conoceles.Web.Capture.Sections;
using Conoceles.Web.Tests.Capture;
using Conoceles.Web.Tests.Photos;

namespace Conoceles.Web.Tests.Drafts;

/// <summary>Saving a section by its button and by the autosave: one path, two kinds of answer.</summary>
public sealed class DraftTests(CaptureSite site) : IClassFixture<CaptureSite>
{
    private static int _sequence;

    private readonly string _id = $"cand-prueba-2024-{500 + Interlocked.Increment(ref _sequence):D6}";

    [Fact]
    public async Task Autosave_SavesWhatTheButtonWouldAndTellsTheNextVersion()
    {
        using var browser = site.Browser();
        var form = (await DraftForm.Open(browser, _id, "historia")).With(("historia-profesional", "Primero"));
        using var answer = await form.Send(browser, script: true);
        Headers.AssertSafe(answer, isPrivate: true);
        Assert.StartsWith("application/json", Headers.One(answer, "Content-Type"), StringComparison.Ordinal);
        var said = await Said(answer, HttpStatusCode.OK);
        Assert.Equal(("saved", "ok", 1), (Text(said, "status"), Text(said, "code"), said.GetProperty("sectionVersion").GetInt32()));
        Assert.Matches("^Borrador guardado a las [0-2][0-9]:[0-5][0-9]\\.$", Text(said, "message"));
        Assert.Equal($"Borrador guardado a las {Text(said, "savedAt")}.", Text(said, "message"));
        Assert.Equal("Primero", Stored("historia")["historia-profesional"]);

        // The form goes on from what it was told: its button is in no conflict with the autosave.
        using var button = await form.With(("historia-profesional", "Segundo"), ("version", "1"), ("operacion", Text(said, "nonce"))).Send(browser);
        Assert.Equal(HttpStatusCode.Redirect, button.StatusCode);
        Assert.Equal("Segundo", Stored("historia")["historia-profesional"]);
    }

    [Fact]
    public async Task SameForm_SentTwice_IsOneAct()
    {
        using var browser = site.Browser();
        var form = (await DraftForm.Open(browser, _id, "historia")).With(("historia-profesional", "Una vez"));
        var before = site.Grains.Saves;
        var answers = await Task.WhenAll(form.Send(browser), form.Send(browser), form.Send(browser));
        Assert.All(answers, a => Assert.Equal($"/captura/{_id}?guardado=historia", a.Headers.Location!.OriginalString));
        Assert.Equal(before + 1, site.Grains.Saves);
        using var refreshed = await form.Send(browser);
        Assert.Equal(HttpStatusCode.Redirect, refreshed.StatusCode);
        using var retried = await form.Send(browser, script: true);
        Assert.Equal(1, (await Said(retried, HttpStatusCode.OK)).GetProperty("sectionVersion").GetInt32());
        Assert.Equal(before + 1, site.Grains.Saves);
    }

    [Fact]
    public async Task SiloThatGivesUpHalfway_IsAskedAgain()
    {
        using var browser = site.Browser();
        var form = (await DraftForm.Open(browser, _id, "historia")).With(("historia-profesional", "Texto"));
        var asked = 0;
        site.Grains.Before = _ => ++asked == 1 ? throw new TaskCanceledException("de un silo") : Task.CompletedTask;
        try
        {
            using var answer = await form.Send(browser);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal(2, asked);
        }
        finally
        {
            site.Grains.Before = null;
        }
    }

    [Fact]
    public async Task Back_AndTheSameTextAgain_IsSavedAndNotAConflict()
    {
        using var browser = site.Browser();
        var form = (await DraftForm.Open(browser, _id, "historia")).With(("historia-profesional", "Uno"));
        (await form.Send(browser)).Dispose();
        // Another nonce: not a repeat, and yet there is nothing to choose between.
        using var again = await form.With(("operacion", "OTRA")).Send(browser);
        Assert.Equal($"/captura/{_id}?guardado=historia", again.Headers.Location!.OriginalString);
        using var script = await form.With(("operacion", "TERCERA")).Send(browser, script: true);
        Assert.Equal(1, (await Said(script, HttpStatusCode.OK)).GetProperty("sectionVersion").GetInt32());
    }

    [Fact]
    public async Task Back_AndAnotherText_ShowsBothAndSaysItWasHerOwnTab()
    {
        using var browser = site.Browser();
        var form = await DraftForm.Open(browser, _id, "historia");
        (await form.With(("historia-profesional", "Uno")).Send(browser)).Dispose();
        using var answer = await form.With(("historia-profesional", "Dos")).Send(browser);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await CaptureSite.Page(answer);
        Assert.Contains("otra pestaña", page.QuerySelector(".resumen-err h2")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Dos", page.QuerySelector("textarea[name=historia-profesional]")!.TextContent);
        Assert.Contains("Uno", page.QuerySelector(".guardado-otro .texto")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Uno", Stored("historia")["historia-profesional"]);
    }

    [Theory]
    [InlineData(true, "Usted guardó este rubro en otra pestaña")]
    [InlineData(false, "Otra persona u otro equipo guardó este rubro")]
    public async Task Autosave_OfASectionSavedMeanwhile_WritesNothingAndSaysByWhom(bool here, string said)
    {
        using var browser = site.Browser();
        var form = (await DraftForm.Open(browser, _id, "historia")).With(("historia-profesional", "Mío"));
        site.Grains.Save(_id, "historia", Values(("historia-profesional", "Ajeno")), here);
        using var answer = await form.Send(browser, script: true);
        var json = await Said(answer, HttpStatusCode.Conflict);
        Assert.Equal(("conflict", "stale-section", 0), (Text(json, "status"), Text(json, "code"), json.GetProperty("sectionVersion").GetInt32()));
        Assert.StartsWith(said, Text(json, "message"), StringComparison.Ordinal);
        Assert.Equal("Ajeno", Stored("historia")["historia-profesional"]);

        // The same form by its button leads to where both are shown.
        using var page = await form.Send(browser);
        Assert.Equal(HttpStatusCode.Conflict, page.StatusCode);
    }

    [Fact]
    public async Task Conflict_IsSettledQuestionByQuestion()
    {
        using var browser = site.Browser();
        var form = (await DraftForm.Open(browser, _id, "estudios")).With(
            ("grado", "maestria"), ("cursos", "Mi curso"), ("terminada", "no"));
        site.Grains.Save(_id, "estudios", Normal("estudios", ("grado", "licenciatura"), ("cursos", "Su curso"), ("cursos.2", "Su otro curso")));
        using var answer = await form.Send(browser);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        var page = await CaptureSite.Page(answer);
        Assert.Null(page.QuerySelector("form[data-autoguardado]"));
        var choices = page.QuerySelectorAll("input[name$='-elige']").Select(i => i.GetAttribute("name")!).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(["cursos-elige", "grado-elige"], choices);
        Assert.Equal("/captura/" + _id + "/estudios", page.QuerySelector(".barra a")!.GetAttribute("href"));

        var both = DraftForm.Of(page);
        Assert.Equal(("maestria", "Mi curso", SectionConflict.Mine), (both["grado"], both["cursos"], both["grado-elige"]));
        using var chosen = await both.With(("cursos-elige", SectionConflict.Theirs)).Send(browser);
        Assert.Equal(HttpStatusCode.Redirect, chosen.StatusCode);
        var stored = Stored("estudios");
        Assert.Equal(("maestria", "Su curso", "Su otro curso"), (stored["grado"], stored["cursos"], stored["cursos.2"]));
    }

    [Fact]
    public async Task Conflict_ThatMovesAgain_IsShownAgainWithTheSameText()
    {
        using var browser = site.Browser();
        var form = (await DraftForm.Open(browser, _id, "historia")).With(("historia-profesional", "Mío"));
        site.Grains.Save(_id, "historia", Values(("historia-profesional", "Ajeno")));
        using var first = await form.Send(browser);
        var both = DraftForm.Of(await CaptureSite.Page(first)).With(("historia-profesional-elige", SectionConflict.Theirs));
        site.Grains.Save(_id, "historia", Values(("historia-profesional", "Más ajeno")));
        using var second = await both.Send(browser);
        Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        var page = await CaptureSite.Page(second);
        Assert.Equal("Mío", page.QuerySelector("textarea[name=historia-profesional]")!.TextContent);
        Assert.Contains("Más ajeno", page.QuerySelector(".guardado-otro .texto")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Conflict_OfAnIdentitySection_ShowsBothAnswers()
    {
        using var browser = site.Browser();
        var notice = await CaptureForms.Open(browser, $"/captura/{_id}/antes-de-identidad?rubro=indigena");
        (await CaptureForms.Send(browser, notice, ("aviso-leido", "si"))).Dispose();
        var form = (await DraftForm.Open(browser, _id, "indigena")).With(("p01", "no"));
        site.Grains.Save(_id, "indigena", Normal("indigena", ("p01", "no-contesta")));
        using var answer = await form.Send(browser);
        Assert.Equal(HttpStatusCode.Conflict, answer.StatusCode);
        Assert.NotNull((await CaptureSite.Page(answer)).QuerySelector("#p01-elige-guardado"));
    }

    [Fact]
    public async Task Autosave_OfATextThatCannotBeStored_IsRefusedWithTheSentence()
    {
        using var browser = site.Browser();
        var form = (await DraftForm.Open(browser, _id, "historia")).With(("historia-profesional", new string('x', 20_000)));
        using var answer = await form.Send(browser, script: true);
        var json = await Said(answer, HttpStatusCode.UnprocessableEntity);
        Assert.Equal(("refused", "text-too-long"), (Text(json, "status"), Text(json, "code")));
        Assert.Contains("es demasiado largo para guardarse", Text(json, "message"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Autosave_WithARefusedToken_IsNotExecuted()
    {
        using var browser = site.Browser();
        var form = (await DraftForm.Open(browser, _id, "historia")).With(("historia-profesional", "Mío"), ("__RequestVerificationToken", "x"));
        using var answer = await form.Send(browser, script: true);
        Assert.Equal("renewed", Text(await Said(answer, HttpStatusCode.Conflict), "status"));
        Assert.Null(site.Grains.Section(_id, "historia"));
    }

    [Fact]
    public async Task Autosave_OfSomebodyElsesCandidacy_IsAnErrorInJson()
    {
        using var mine = site.Browser();
        using var theirs = site.Browser("sauce");
        var form = (await DraftForm.Open(mine, _id, "historia")).With(("historia-profesional", "Mío"));
        foreach (var (browser, status) in new[] { (theirs, HttpStatusCode.Conflict), (mine, HttpStatusCode.OK) })
        {
            using var answer = await form.Send(browser, script: true);
            Assert.NotEqual("", Text(await Said(answer, status), "message"));
        }
    }

    private static async Task<JsonElement> Said(HttpResponseMessage answer, HttpStatusCode status)
    {
        Assert.Equal(status, answer.StatusCode);
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string Text(JsonElement json, string name) => json.GetProperty(name).GetString()!;

    private ImmutableDictionary<string, string> Stored(string section) => site.Grains.Section(_id, section)!.Values;

    private static ImmutableDictionary<string, string> Values(params (string Field, string Value)[] values) =>
        values.ToImmutableDictionary(v => v.Field, v => v.Value, StringComparer.Ordinal);

    private static ImmutableDictionary<string, string> Normal(string section, params (string Field, string Value)[] values) =>
        QuestionnaireRules.Normalise(TestData.ShippedQuestionnaires.Section(section), Values(values));
}
