using Conoceles.Journeys.Tests.Questionnaires;
using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests.Browsing;

/// <summary>How somebody works a page: with a pointer, or with keys alone.</summary>
internal abstract class Hand(Person person)
{
    /// <summary>What a repeated question offers.</summary>
    protected const string OneMore = "Agregar otro";

    private const float Patience = 40_000;

    protected Person Person { get; } = person;

    protected IPage Page => Person.Page;

    public abstract Task SignIn(string path, string user, string password);

    /// <summary>Follows the link of the page to an address.</summary>
    public abstract Task FollowTo(string path);

    public abstract Task Give(Answer answer);

    public abstract Task Choose(string name, string value);

    public abstract Task Check(string name);

    /// <summary>Presses a button of the page and waits for the next page.</summary>
    public abstract Task Press(string button);

    /// <summary>True when the input is there to be answered; a repeated question offers its rows one by one.</summary>
    public abstract Task<bool> Offer(Answer answer);

    /// <summary>Waits until another document than this one is there.</summary>
    protected async Task Leave(Func<Task> act)
    {
        await Page.EvaluateAsync("document.documentElement.dataset.anterior = ''");
        await act();
        await Assertions.Expect(Page.Locator("html:not([data-anterior]) main")).ToBeVisibleAsync(new() { Timeout = Patience });
        await Person.Loaded();
    }

    /// <summary>The input of a question, by its name: what is posted.</summary>
    protected ILocator Input(string name) => Page.Locator($"main [name='{name}']");

    protected static string[] DateNames(string name) => [name + "-dia", name + "-mes", name + "-anio"];
}

/// <summary>With a mouse or a finger.</summary>
internal sealed class Pointer(Person person) : Hand(person)
{
    public override Task SignIn(string path, string user, string password) => Person.SignIn(path, user, password);

    public override Task FollowTo(string path) =>
        Leave(() => Page.Locator($"main a[href='{path}']").First.ClickAsync());

    public override async Task Give(Answer answer)
    {
        switch (answer.Field.Kind)
        {
            case Kind.Choice:
                await Choose(answer.Name, answer.Value);
                break;
            case Kind.Select:
                await Input(answer.Name).SelectOptionAsync(answer.Value);
                break;
            case Kind.Check:
                await Check(answer.Name);
                break;
            case Kind.Photo:
                await Input(answer.Name).SetInputFilesAsync(await Portrait.File(Person));
                break;
            case Kind.Date:
                var parts = answer.Shown.Split(" de ");
                foreach (var (name, text) in DateNames(answer.Name).Zip(parts))
                    await Input(name).FillAsync(text);
                break;
            default:
                await Input(answer.Name).FillAsync(answer.Value);
                break;
        }
    }

    public override Task Choose(string name, string value) => Page.CheckAsync($"main input[name='{name}'][value='{value}']");

    public override Task Check(string name) => Input(name).CheckAsync();

    public override Task Press(string button) =>
        Leave(() => Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = button, Exact = true }).ClickAsync());

    public override async Task<bool> Offer(Answer answer)
    {
        if (answer.Field.Repeat == 1 || await Input(answer.Name).CountAsync() == 1)
            return true;
        if (!Person.JavaScript)
            return false;
        await Page.Locator("fieldset", new() { Has = Page.Locator($"[name='{answer.Field.Id}']") }).GetByRole(AriaRole.Button, new() { Name = OneMore }).ClickAsync();
        return await Input(answer.Name).CountAsync() == 1;
    }
}
