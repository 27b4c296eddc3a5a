using Conoceles.Journeys.Tests.Questionnaires;
using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests.Browsing;

/// <summary>
/// With keys alone: Tab, Space, Enter, arrows and letters; nothing is clicked, filled or focused for her. Wherever Tab
/// stops, the focus must be seen and nothing may lie over it.
/// </summary>
internal sealed class Keyboard(Person person) : Hand(person)
{
    private const int MaxStops = 400;

    private const string WhereFocusIs =
        """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body || e.id === 'contenido') return { name: '', href: '', tag: e?.tagName ?? '', text: '', fault: '' };
          const s = getComputedStyle(e), r = e.getBoundingClientRect();
          const x = Math.min(Math.max(r.left + r.width / 2, 0), innerWidth - 1), y = Math.min(Math.max(r.top + Math.min(r.height, innerHeight) / 2, 0), innerHeight - 1);
          const top = document.elementFromPoint(x, y);
          const outlined = s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2;
          const fault = !e.matches(':focus-visible') ? 'no :focus-visible'
            : !outlined && s.boxShadow === 'none' ? 'no outline and no shadow'
            : r.width === 0 || r.height === 0 ? 'no size'
            : r.bottom < 0 || r.top > innerHeight ? 'out of the window'
            : !(top && (e.contains(top) || top.contains(e))) ? 'under ' + (top?.outerHTML ?? '').slice(0, 80) : '';
          return { name: e.name ?? '', href: e.getAttribute('href') ?? '', tag: e.tagName, text: e.textContent.trim(), fault, value: e.value ?? '',
                   group: e.type === 'radio' ? [...document.getElementsByName(e.name)].map(r => r.value) : [] };
        }
        """;

    public override async Task SignIn(string path, string user, string password)
    {
        await Person.Go(path);
        await TabTo("the user", f => f.Name == "usuario");
        await Page.Keyboard.TypeAsync(user);
        await TabTo("the password", f => f.Name == "contrasena");
        await Page.Keyboard.TypeAsync(password);
        await Leave(() => Page.Keyboard.PressAsync("Enter"));
        Assert.DoesNotContain("/entrar", Page.Url, StringComparison.Ordinal);
    }

    public override async Task FollowTo(string path)
    {
        await TabTo(path, f => f.Href == path);
        await Leave(() => Page.Keyboard.PressAsync("Enter"));
    }

    public override async Task Give(Answer answer)
    {
        switch (answer.Field.Kind)
        {
            case Kind.Choice:
                await Choose(answer.Name, answer.Value);
                break;
            case Kind.Select:
                await TabTo(answer.Name, f => f.Name == answer.Name);
                await Page.Keyboard.PressAsync("Home");
                for (var i = 0; i <= Array.FindIndex(answer.Field.Options!, o => o.Value == answer.Value); i++)
                    await Page.Keyboard.PressAsync("ArrowDown");
                break;
            case Kind.Check:
                await Check(answer.Name);
                break;
            case Kind.Photo:
                await ChooseFile(answer.Name, await Portrait.File(Person));
                break;
            case Kind.Date:
                foreach (var (name, text) in DateNames(answer.Name).Zip(answer.Shown.Split(" de ")))
                    await Write(name, text);
                break;
            default:
                await Write(answer.Name, answer.Value);
                break;
        }
    }

    /// <summary>The browser is told to hand its dialog over well before Space: told in the same breath, it is sometimes late.</summary>
    private async Task ChooseFile(string name, FilePayload file)
    {
        var opened = new TaskCompletionSource<IFileChooser>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Opened(object? sender, IFileChooser chooser) => opened.TrySetResult(chooser);
        Page.FileChooser += Opened;
        try
        {
            await TabTo(name, f => f.Name == name);
            await Page.Keyboard.PressAsync("Space");
            await (await opened.Task.WaitAsync(TimeSpan.FromSeconds(15))).SetFilesAsync(file);
        }
        finally
        {
            Page.FileChooser -= Opened;
        }
    }

    public override async Task Choose(string name, string value)
    {
        var focus = await TabTo(name, f => f.Name == name);
        var (from, to) = (Array.IndexOf(focus.Group, focus.Value), Array.IndexOf(focus.Group, value));
        Assert.True(to >= 0, $"«{value}» is no option of {name}.");
        if (from == to)
            await Page.Keyboard.PressAsync("Space");
        for (var at = from; at != to; at += Math.Sign(to - from))
            await Page.Keyboard.PressAsync(to > from ? "ArrowDown" : "ArrowUp");
        Assert.True(await Page.IsCheckedAsync($"main input[name='{name}'][value='{value}']"), $"The arrows did not choose «{value}» of {name}.");
    }

    public override async Task Check(string name)
    {
        await TabTo(name, f => f.Name == name);
        if (!await Input(name).IsCheckedAsync())
            await Page.Keyboard.PressAsync("Space");
        Assert.True(await Input(name).IsCheckedAsync());
    }

    public override async Task Press(string button)
    {
        await TabTo(button, f => f.Tag == "BUTTON" && f.Text == button);
        await Leave(() => Page.Keyboard.PressAsync("Enter"));
    }

    public override async Task<bool> Offer(Answer answer)
    {
        if (answer.Field.Repeat == 1 || await Input(answer.Name).CountAsync() == 1)
            return true;
        await TabTo("one row more", f => f.Tag == "BUTTON" && f.Text == OneMore);
        await Page.Keyboard.PressAsync("Enter");
        return await Input(answer.Name).CountAsync() == 1;
    }

    private async Task Write(string name, string text)
    {
        await TabTo(name, f => f.Name == name);
        await Page.Keyboard.PressAsync("Control+A");
        await Page.Keyboard.TypeAsync(text);
    }

    /// <summary>Tab until the focus is where it should be; it may already be there.</summary>
    private async Task<Focus> TabTo(string what, Func<Focus, bool> isIt)
    {
        var focus = await Page.EvaluateAsync<Focus>(WhereFocusIs);
        for (var stops = 0; !isIt(focus); stops++)
        {
            Assert.True(stops < MaxStops, $"Tab does not lead to {what} on {Page.Url}");
            await Page.Keyboard.PressAsync("Tab");
            focus = await Page.EvaluateAsync<Focus>(WhereFocusIs);
            Assert.True(focus.Fault.Length == 0, $"Focus on {focus.Tag} «{focus.Name}{focus.Href}» of {Page.Url}: {focus.Fault}");
        }

        return focus;
    }

    private sealed record Focus
    {
        public string Name { get; init; } = "";

        public string Href { get; init; } = "";

        public string Tag { get; init; } = "";

        public string Text { get; init; } = "";

        public string Value { get; init; } = "";

        public string Fault { get; init; } = "";

        public string[] Group { get; init; } = [];
    }
}
