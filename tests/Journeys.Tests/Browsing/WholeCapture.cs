using System.Text.RegularExpressions;
using Conoceles.Journeys.Tests.Questionnaires;
using Conoceles.Journeys.Tests.Running;
using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests.Browsing;

/// <summary>
/// Every question of both questionnaires and of the declarations, from the task list to the receipt, by one hand; and
/// what each later page must say of it.
/// </summary>
internal sealed partial class WholeCapture(Hand hand, Person person, string id, string mark)
{
    private readonly Dictionary<string, IReadOnlyList<Answer>> _given = new(StringComparer.Ordinal);

    private string Tasks => $"/captura/{id}";

    /// <summary>What the public will read, by the questionnaire's own word; a photograph is looked at apart.</summary>
    private IEnumerable<Answer> Public => Given(q => q.Id == "curricular").Where(a => a.Field.Public != false && a.Field.Kind != Kind.Photo);

    private IEnumerable<Answer> Private => Given(q => q.Sensitive);

    public IReadOnlyDictionary<string, IReadOnlyList<Answer>> All => _given;

    /// <summary>From the task list, and back to it.</summary>
    public async Task Fill(SectionData section)
    {
        foreach (var filling in AnswerPlan.Of(section, mark))
        {
            await hand.FollowTo($"{Tasks}/{section.Id}");
            await PassNotice();
            while (true)
            {
                var waiting = await Give(filling);
                await hand.Choose("terminada", "si");
                await hand.Press("Guardar y continuar");
                await AssertSaved();
                // A new photograph, and what should be looked at again, are shown at once; otherwise the task list comes.
                if (new Uri(person.Page.Url).AbsolutePath == Tasks)
                    await hand.FollowTo($"{Tasks}/{section.Id}");
                await AssertShown(filling.Except(waiting));
                if (waiting.Count == 0)
                    break;
            }

            _given[section.Id] = filling;
            await hand.FollowTo(Tasks);
        }
    }

    /// <summary>Reads what will be public, accepts that once is once, and sends.</summary>
    /// <returns>The receipt's folio.</returns>
    public async Task<string> Send()
    {
        await hand.FollowTo($"{Tasks}/revisar");
        await AssertSays("the review", Public.Concat(Private));
        var photo = Given(q => q.Id == "curricular").Single(a => a.Field.Kind == Kind.Photo);
        Assert.True(await IsDrawn(), $"The review does not show {photo.Name}.");
        await person.See("todo-revisar");
        await hand.Check("revise");
        await hand.Press("Enviar definitivamente");
        await Assertions.Expect(person.Page.Locator("h1")).ToHaveTextAsync("Acuse de envío");
        await person.See("todo-acuse");
        return await person.Page.InnerTextAsync(".folio");
    }

    /// <summary>After the submission every section only shows, and still says all that she gave.</summary>
    public async Task AssertStillThere()
    {
        foreach (var section in QuestionnaireData.All.SelectMany(q => q.Sections))
        {
            await person.Go($"{Tasks}/{section.Id}");
            Assert.Equal(0, await person.Page.Locator("main textarea, main input:not([type=hidden]), main select").CountAsync());
            await AssertSays(section.Title, _given[section.Id].Where(a => a.Field.Kind != Kind.Photo));
        }
    }

    /// <summary>The Unidad de Transparencia reads the curricular questionnaire, and nothing of the other.</summary>
    public async Task AssertOversight(Person reviewer)
    {
        await reviewer.Go($"/ut/revision/{id}");
        var text = Plain(await reviewer.Text());
        foreach (var answer in Public)
            Assert.True(text.Contains(Plain(answer.Shown), StringComparison.Ordinal), $"The review of the UT does not say {answer.Name}: {answer.Shown}");
        Assert.All(Private.Where(a => a.Field.Kind == Kind.Text), a => Assert.DoesNotContain(Plain(a.Shown), text, StringComparison.Ordinal));
        await reviewer.See("todo-ut-revision");
    }

    /// <summary>The stored state says the same, answer by answer; of identity it has none.</summary>
    public async Task AssertStored(RunFile run)
    {
        var state = await GrainState.Of(run, id);
        foreach (var answer in Given(q => !q.Sensitive).Where(a => a.Field.Kind != Kind.Photo))
            Assert.True(state.Contains((answer.Name, answer.Value)), $"{answer.Name} is not stored as «{answer.Value}».");
        Assert.All(Private, a => Assert.DoesNotContain((a.Name, a.Value), state));
    }

    /// <summary>The first time, the identity questionnaire is preceded by what will be public of it.</summary>
    private async Task PassNotice()
    {
        if (!Notice.IsHere(person))
            return;
        await person.See("todo-antes-de-identidad");
        if (await Notice.Asks(person))
            await hand.Check(Notice.Field);
        await hand.Press(Notice.Button);
    }

    private IEnumerable<Answer> Given(Func<QuestionnaireData, bool> of) =>
        QuestionnaireData.All.Where(of).SelectMany(q => q.Sections).SelectMany(s => _given[s.Id]);

    /// <returns>Answers whose row is not on the page yet: without scripts there is one more after each save.</returns>
    private async Task<List<Answer>> Give(IEnumerable<Answer> filling)
    {
        var waiting = new List<Answer>();
        foreach (var answer in filling)
        {
            if (await hand.Offer(answer))
                await hand.Give(answer);
            else
                waiting.Add(answer);
        }

        return waiting;
    }

    private async Task AssertSaved()
    {
        var text = await person.Text();
        Assert.True(text.Contains("guardado", StringComparison.OrdinalIgnoreCase) || text.Contains("se guardó", StringComparison.Ordinal), text);
        Assert.DoesNotContain("Hay un problema", text, StringComparison.Ordinal);
    }

    private async Task AssertShown(IEnumerable<Answer> answers)
    {
        foreach (var answer in answers)
        {
            if (answer.Field.Kind == Kind.Photo)
                Assert.True(await IsDrawn(), "The photograph is not on the page.");
            else
                Assert.Equal((answer.Name, answer.Value), (answer.Name, await Shown(answer)));
        }
    }

    private async Task<string> Shown(Answer answer)
    {
        var input = person.Page.Locator($"main [name='{answer.Name}']");
        switch (answer.Field.Kind)
        {
            case Kind.Choice or Kind.Check:
                return await person.Page.Locator($"main [name='{answer.Name}']:checked").GetAttributeAsync("value") ?? "";
            case Kind.Date:
                var parts = new List<int>();
                foreach (var part in new[] { "anio", "mes", "dia" })
                    parts.Add(int.Parse(await person.Page.InputValueAsync($"main [name='{answer.Name}-{part}']"), System.Globalization.CultureInfo.InvariantCulture));
                return new DateOnly(parts[0], parts[1], parts[2]).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
            default:
                return await input.InputValueAsync();
        }
    }

    private async Task AssertSays(string page, IEnumerable<Answer> answers)
    {
        var text = Plain(await person.Text());
        foreach (var answer in answers)
            Assert.True(text.Contains(Plain(answer.Shown), StringComparison.Ordinal), $"«{page}» does not say {answer.Name}: {answer.Shown}");
    }

    private Task<bool> IsDrawn() => person.Page.EvaluateAsync<bool>(
        "() => { const i = document.querySelector('main img'); return i !== null && i.complete && i.naturalWidth > 0; }");

    // Where lines are broken is the page's affair.
    private static string Plain(string text) => Blanks().Replace(text, " ");

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();
}
