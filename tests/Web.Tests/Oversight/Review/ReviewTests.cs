using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Conoceles.Candidacies;
using Conoceles.Candidacies.Commands;
using Conoceles.Questionnaires;
using Conoceles.TestData;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Tests.After;

namespace Conoceles.Web.Tests.Oversight.Review;

/// <summary>A review over HTTP, as a browser without scripts does it.</summary>
public sealed class ReviewTests(ReviewSite site) : IClassFixture<ReviewSite>, IDisposable
{
    private const string Form = "form[data-revision]";
    private const string Act = "acto";
    private static readonly string[] Sections = [.. ShippedQuestionnaires.Set.Curricular.Sections.Select(s => s.Id)];
    private static int _people;
    private readonly string _who = "revisora-" + Interlocked.Increment(ref _people);

    public void Dispose() => site.Grains.Answer = _ => Outcome.Done(18);

    [Fact]
    public async Task EverySectionConforming_IsVerified_AndTheNextOneIsAButtonAway()
    {
        var (id, next) = (await site.Captured("Primera"), await site.Captured("Segunda"));
        using var browser = site.Browser(_who);
        var form = Conforming(await Taken(browser, id));
        site.Grains.Answer = command => Verified(command, id);
        using var answer = await form.Press(browser, Act, "verificar");
        Assert.Equal($"/ut/revision/{id}?verificada=1", answer.Headers.Location!.OriginalString);
        var verify = Assert.IsType<Verify>(Assert.Single(Given(id)));
        Assert.Equal((17, Sections.Length), (verify.SeenVersion, verify.ConformingSections.Count));
        Assert.Equal(("cuenta-" + _who, Role.Reviewer), (verify.Actor.AccountId, verify.Actor.Role));
        Assert.Null(site.Grains.Reviews.HolderOf(id));

        await site.Leave(id);
        var page = await PageForm.Open(browser, answer.Headers.Location!.OriginalString);
        Assert.Contains("Verificada: Primera De Prueba. Queda 1 por revisar.", PageForm.Text(page), StringComparison.Ordinal);
        using var taken = await new PageForm(page, "form[action='/ut/revision/siguiente']").Send(browser);
        Assert.Equal($"/ut/revision/{next}", taken.Headers.Location!.OriginalString);
        await site.Leave(next);
    }

    [Fact]
    public async Task VerifyAndNext_OpensTheNextOne_WhichSaysWhoWasVerified()
    {
        var (id, next) = (await site.Captured("Tercera"), await site.Captured("Cuarta"));
        using var browser = site.Browser(_who);
        var form = Conforming(await Taken(browser, id));
        site.Grains.Answer = command => Verified(command, id);
        using var answer = await form.Press(browser, Act, "verificar-y-siguiente");
        Assert.Equal($"/ut/revision/{next}?anterior={id}", answer.Headers.Location!.OriginalString);
        await site.Leave(id);
        var page = await PageForm.Open(browser, answer.Headers.Location!.OriginalString);
        Assert.Contains("Verificada: Tercera De Prueba. Queda 1 por revisar.", PageForm.Text(page), StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector(Form));

        // A double click: the same answers, and the same next one.
        using var again = await form.Press(browser, Act, "verificar-y-siguiente");
        Assert.Equal($"/ut/revision/{next}?anterior={id}", again.Headers.Location!.OriginalString);
        Assert.Single(Given(id).Select(c => c.OperationId).Distinct());
        await site.Leave(next);
        site.Grains.Reviews.Waiting.Clear();
    }

    [Fact]
    public async Task AnObservedSection_IsRecordedFirst_WithItsGroundAndItsNote()
    {
        var id = await site.Captured(listed: false);
        using var browser = site.Browser(_who);
        var form = Conforming(await Taken(browser, id)).Fill("decision-motivos", "observacion").Fill("supuesto-motivos", "lema").Fill("nota-motivos", "  Quite el lema.  ");
        site.Grains.Answer = command => Verified(command, id);
        using var answer = await form.Press(browser, Act, "verificar");
        Assert.Equal($"/ut/revision/{id}?verificada=1", answer.Headers.Location!.OriginalString);
        var given = Given(id);
        var observe = Assert.IsType<Observe>(given[0]);
        Assert.Equal(("motivos", "lema", "Quite el lema."), (observe.Section, observe.Ground, observe.Note));
        var verify = Assert.IsType<Verify>(given[1]);
        // The observation is a version more than the one that was read.
        Assert.Equal(18, verify.SeenVersion);
        Assert.Equal(Sections.Except(["motivos"]).Order(StringComparer.Ordinal), verify.ConformingSections.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ACrashBetweenObservingAndVerifying_IsMendedByPressingAgain()
    {
        var id = await site.Captured(listed: false);
        using var browser = site.Browser(_who);
        var form = Conforming(await Taken(browser, id)).Fill("decision-motivos", "observacion").Fill("supuesto-motivos", "lema").Fill("nota-motivos", "Nota.");
        site.Grains.Answer = command => command is Verify ? throw new InvalidOperationException("se cayó") : Outcome.Done(18);
        using (var broken = await form.Press(browser, Act, "verificar"))
            Assert.Equal(HttpStatusCode.InternalServerError, broken.StatusCode);
        // What was recorded meanwhile is in the candidacy now.
        Observe(id, "motivos", "lema");
        site.Grains.Answer = command => Verified(command, id);
        using var answer = await form.Press(browser, Act, "verificar");
        Assert.Equal($"/ut/revision/{id}?verificada=1", answer.Headers.Location!.OriginalString);
        var given = Given(id);
        Assert.Equal([typeof(Observe), typeof(Verify), typeof(Observe), typeof(Verify)], given.Select(c => c.GetType()));
        Assert.Equal(2, given.Select(c => c.OperationId).Distinct().Count());
        Assert.All(given.OfType<Verify>(), v => Assert.Equal(18, v.SeenVersion));
    }

    [Fact]
    public async Task AnObservationOnRecord_CountsAsDecided_AndIsNotMadeTwice()
    {
        var id = await site.Captured(listed: false);
        Observe(id, "motivos", "lema");
        using var browser = site.Browser(_who);
        var page = await Taken(browser, id);
        Assert.Contains("Ya tiene esta observación y cuenta como decidido: Lemas de campaña: Nota de antes.", PageForm.Text(page), StringComparison.Ordinal);
        Assert.True(page.QuerySelector<IHtmlInputElement>("#observa-motivos")!.IsChecked);
        var form = new PageForm(page, Form);
        foreach (var section in Sections.Where(s => s != "motivos"))
            form.Fill("decision-" + section, "conforme");
        site.Grains.Answer = command => Verified(command, id);
        using var answer = await form.Press(browser, Act, "verificar");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.DoesNotContain("motivos", Assert.IsType<Verify>(Assert.Single(Given(id))).ConformingSections);
    }

    public static TheoryData<string, string, string, string, string> BadInput => new()
    {
        { "", "", "", "conforme-motivos", "Decida «" },
        { "otra-cosa", "", "", "conforme-motivos", "Decida «" },
        { "observacion", "", "Nota.", "supuesto-motivos", "Elija el supuesto" },
        { "observacion", "", "", "supuesto-motivos", "Elija el supuesto" },
        { "observacion", "inventado", "Nota.", "supuesto-motivos", "Elija el supuesto" },
        { "observacion", "lema", "", "nota-motivos", "Escriba qué se le dice" },
        { "observacion", "lema", "   \r\n ", "nota-motivos", "Escriba qué se le dice" },
        { "observacion", "lema", new string('ñ', 2_001), "nota-motivos", "Acorte lo que se le dice" },
    };

    [Theory]
    [MemberData(nameof(BadInput))]
    public async Task WhatIsWrong_IsSaidBesideItsField_AndNothingIsDone(string choice, string ground, string note, string field, string message)
    {
        var id = await site.Captured(listed: false);
        using var browser = site.Browser(_who);
        var form = Conforming(await Taken(browser, id)).Fill("decision-motivos", choice).Fill("supuesto-motivos", ground).Fill("nota-motivos", note);
        using var answer = await form.Press(browser, Act, "verificar-y-siguiente");
        var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
        var line = Assert.Single(page.QuerySelectorAll(".resumen-err a"));
        Assert.Equal("#" + field, line.GetAttribute("href"));
        Assert.Contains(message, line.TextContent, StringComparison.Ordinal);
        Assert.Contains(line.TextContent, page.QuerySelector("#" + field)!.Closest("fieldset")!.QuerySelector(".err-msg")!.TextContent, StringComparison.Ordinal);
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        Assert.Empty(Given(id));
        // The rest is as it was left.
        Assert.True(page.QuerySelector<IHtmlInputElement>("#conforme-estudios")!.IsChecked);
        Assert.Equal(note.Trim(), page.QuerySelector<IHtmlTextAreaElement>("#nota-motivos")!.Value.Trim());
    }

    [Fact]
    public async Task WhatAnotherPersonHolds_IsNotDecided_AndItSaysWhose()
    {
        var id = await site.Captured(listed: false);
        using var browser = site.Browser(_who);
        var form = Conforming(await Taken(browser, id)).Fill("decision-motivos", "observacion").Fill("supuesto-motivos", "lema").Fill("nota-motivos", "No se pierde.");
        site.Grains.Reviews.Hold(id, "cuenta-otra", "Otra Revisora");
        using var answer = await form.Press(browser, Act, "verificar");
        var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.Contains("La está revisando Otra Revisora", page.QuerySelector(".resumen-err")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.QuerySelector("form[action='/ut/revision/siguiente']"));
        Assert.Equal("No se pierde.", page.QuerySelector<IHtmlTextAreaElement>("#nota-motivos")!.Value.Trim());
        Assert.Empty(Given(id));
    }

    [Fact]
    public async Task WhenHerTermEnded_AndNobodyTookIt_HerFormIsTaken()
    {
        var id = await site.Captured(listed: false);
        using var browser = site.Browser(_who);
        var form = Conforming(await Taken(browser, id));
        site.Grains.Reviews.End(id);
        site.Grains.Answer = command => Verified(command, id);
        using var answer = await form.Press(browser, Act, "verificar");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Theory]
    [InlineData("stale-version", "La información cambió")]
    [InlineData("wrong-status", "ya no espera revisión")]
    public async Task WhatTheCandidacyRefuses_IsSaid_AndTheDecisionsStay(string code, string message)
    {
        var id = await site.Captured(listed: false);
        using var browser = site.Browser(_who);
        var form = Conforming(await Taken(browser, id)).Fill("decision-motivos", "observacion").Fill("supuesto-motivos", "lema").Fill("nota-motivos", "Nota.");
        var refusal = code == Refusals.StaleVersion.Code ? Refusals.StaleVersion : Refusals.WrongStatus;
        site.Grains.Answer = command => command is Verify ? Outcome.Refused(refusal, 19) : Outcome.Done(18);
        using var answer = await form.Press(browser, Act, "verificar");
        var page = await PageForm.Read(answer, HttpStatusCode.UnprocessableEntity);
        Assert.Contains(message, page.QuerySelector(".resumen-err")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.QuerySelector<IHtmlInputElement>("#conforme-estudios")!.IsChecked);
    }

    [Fact]
    public async Task AllConforming_MarksWhatWasUndecided_AndSavesNothing()
    {
        var id = await site.Captured(listed: false);
        using var browser = site.Browser(_who);
        var form = new PageForm(await Taken(browser, id), Form)
            .Fill("decision-motivos", "observacion").Fill("supuesto-motivos", "lema").Fill("nota-motivos", "Nota a medias");
        var page = await PageForm.Read(await form.Press(browser, Act, "todo-conforme"));
        Assert.Empty(Given(id));
        Assert.True(page.QuerySelector<IHtmlInputElement>("#observa-motivos")!.IsChecked);
        Assert.Equal("Nota a medias", page.QuerySelector<IHtmlTextAreaElement>("#nota-motivos")!.Value.Trim());
        Assert.All(Sections.Where(s => s != "motivos"), s => Assert.True(page.QuerySelector<IHtmlInputElement>("#conforme-" + s)!.IsChecked));
        site.Grains.Answer = command => Verified(command, id);
        using var answer = await new PageForm(page, Form).Press(browser, Act, "verificar");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        // Enter presses the first button of a form: here it verifies nothing.
        Assert.Equal("todo-conforme", page.QuerySelector($"{Form} button")!.GetAttribute("value"));
    }

    [Fact]
    public async Task TheReviewer_IsToldWhatTheSystemNoticed()
    {
        var id = await site.Captured(listed: false);
        var words = string.Join(' ', Enumerable.Repeat("palabra igual", 30));
        site.Grains.Told[id] = view => Stories.Captured(view) with
        {
            Sections = Stories.Captured(view).Sections.SetItem("motivos", new SectionView(
                1, new Dictionary<string, string> { ["motivo-cargo"] = words + " #Lema" }.ToImmutable(), true, true, null)),
        };
        var print = TextPrint.Of(words + " #Lema")!;
        site.Twins.OfParty["rojo"] = [new TextTwin("Cactácea Ejemplo", [print])];
        using var browser = site.Browser(_who);
        var advice = (await PageForm.Open(browser, $"/ut/revision/{id}")).QuerySelector("#rubro-motivos")!.ParentElement!.QuerySelector(".consejos")!.TextContent;
        Assert.Contains("dice lo mismo que la captura de Cactácea Ejemplo", advice, StringComparison.Ordinal);
        Assert.Contains("etiquetas con #", advice, StringComparison.Ordinal);
        site.Twins.OfParty.Clear();
    }

    [Fact]
    public async Task WhatTheSystemVerified_SaysSo()
    {
        var id = await site.Captured(listed: false);
        site.Grains.Told[id] = view => Stories.Public(view) with { VerifiedBySystem = true };
        using var browser = site.Browser(_who);
        var text = PageForm.Text(await PageForm.Open(browser, $"/ut/revision/{id}"));
        Assert.Contains("Verificación por la Unidad de Transparencia, por el sistema: «sin observaciones en plazo»", text, StringComparison.Ordinal);
        site.Grains.Told[id] = view => Stories.Public(view);
        Assert.DoesNotContain("por el sistema", PageForm.Text(await PageForm.Open(browser, $"/ut/revision/{id}")), StringComparison.Ordinal);
        site.Grains.Told[id] = view => Stories.Public(view) with { VerifiedBySystem = true, Observations = [new ObservationView("motivos", "lema", "", Stories.Sent)] };
        Assert.Contains("por el sistema: «revisión sin concluir en plazo»", PageForm.Text(await PageForm.Open(browser, $"/ut/revision/{id}")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnAdministrator_PutsASectionInPause_AndShowsItAgain()
    {
        var id = await site.Captured(listed: false);
        site.Grains.Told[id] = Stories.Public;
        using var browser = site.Browser(_who, nameof(Role.UtAdministrator));
        var pause = $"form[action='/ut/revision/{id}/pausa']";
        var page = await PageForm.Open(browser, $"/ut/revision/{id}");
        // Only grounds with their agreement.
        Assert.Equal(["", "propaganda"], page.QuerySelectorAll($"{pause} select[name=pausa-supuesto] option").Select(o => o.GetAttribute("value")));
        using (var empty = await new PageForm(page, pause).Send(browser))
            Assert.Equal("#pausa-rubro", (await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity)).QuerySelector(".resumen-err a")!.GetAttribute("href"));
        using (var done = await new PageForm(page, pause).Fill("pausa-rubro", "motivos").Fill("pausa-supuesto", "propaganda").Send(browser))
            Assert.Equal($"/ut/revision/{id}?pausa=puesta", done.Headers.Location!.OriginalString);
        var withhold = Assert.IsType<Withhold>(Assert.Single(Given(id)));
        Assert.Equal(("motivos", "propaganda"), (withhold.Section, withhold.Ground));

        site.Grains.Told[id] = view => Stories.Public(view) with { Withheld = [new WithheldView("motivos", "Propaganda", "CTSCCC/00/2024", Stories.Published)] };
        page = await PageForm.Open(browser, $"/ut/revision/{id}?pausa=puesta");
        Assert.Contains("El rubro quedó en pausa.", PageForm.Text(page), StringComparison.Ordinal);
        var release = $"form[action='/ut/revision/{id}/reanudacion']";
        using (var empty = await new PageForm(page, release).Send(browser))
            Assert.Equal("#motivo-motivos", (await PageForm.Read(empty, HttpStatusCode.UnprocessableEntity)).QuerySelector(".resumen-err a")!.GetAttribute("href"));
        using (var done = await new PageForm(page, release).Fill("motivo-motivos", "Lo resolvió la comisión.").Send(browser))
            Assert.Equal($"/ut/revision/{id}?pausa=terminada", done.Headers.Location!.OriginalString);
        var released = Assert.IsType<Release>(Given(id)[^1]);
        Assert.Equal(("motivos", "Lo resolvió la comisión."), (released.Section, released.Reason));
    }

    [Fact]
    public async Task AReviewer_PutsNothingInPause()
    {
        var id = await site.Captured(listed: false);
        using var reviewer = site.Browser(_who);
        var page = await Taken(reviewer, id);
        Assert.Null(page.QuerySelector("form[action$='/pausa']"));
        foreach (var path in new[] { "pausa", "reanudacion" })
        {
            using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", page.QuerySelector($"{Form} input[name=__RequestVerificationToken]")!.GetAttribute("value")!)]);
            using var answer = await reviewer.PostAsync($"/ut/revision/{id}/{path}", form);
            Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
        }

        Assert.Empty(Given(id));
    }

    private CandidacyCommand[] Given(string id) => [.. site.Grains.Given.Where(g => g.Candidacy == id).Select(g => g.Command)];

    private static async Task<IHtmlDocument> Taken(HttpClient browser, string id)
    {
        using var taken = await new PageForm(await PageForm.Open(browser, $"/ut/revision/{id}"), $"form[action='/ut/revision/{id}/tomar']").Send(browser);
        Assert.Equal(HttpStatusCode.Redirect, taken.StatusCode);
        return await PageForm.Open(browser, $"/ut/revision/{id}");
    }

    private static PageForm Conforming(IHtmlDocument page)
    {
        var form = new PageForm(page, Form);
        foreach (var section in Sections)
            form.Fill("decision-" + section, "conforme");
        return form;
    }

    /// <summary>An observation that the candidacy has.</summary>
    private void Observe(string id, string section, string ground)
    {
        var before = site.Grains.Told[id];
        site.Grains.Told[id] = view => before(view) with { Observations = [new ObservationView(section, ground, "Nota de antes.", Stories.Sent)] };
    }

    /// <summary>As the grain answers; from the verification on it stands as verified.</summary>
    private Outcome Verified(CandidacyCommand command, string id)
    {
        if (command is Verify)
        {
            var before = site.Grains.Told[id];
            site.Grains.Told[id] = view => before(view) with { Status = CandidacyStatus.Verified };
        }

        return Outcome.Done(18);
    }
}

file static class Dictionaries
{
    public static System.Collections.Immutable.ImmutableDictionary<string, string> ToImmutable(this Dictionary<string, string> values) =>
        System.Collections.Immutable.ImmutableDictionary.ToImmutableDictionary(values, StringComparer.Ordinal);
}
