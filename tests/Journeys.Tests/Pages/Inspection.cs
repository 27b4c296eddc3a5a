using System.Collections.Concurrent;
using Conoceles.Journeys.Tests.Browsing;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests.Pages;

/// <summary>
/// Looks at a page as the scanners do: accessibility at two sizes and in both colour schemes, its HTML, its language,
/// its width. What is wrong is collected, so that one run names everything. A screenshot of each is kept, for eyes, and the HTML, for other checkers.
/// </summary>
internal sealed class Inspection
{
    private static readonly (int Width, int Height)[] Sizes = [(360, 740), (1280, 900)];
    private static readonly ColorScheme[] Schemes = [ColorScheme.Light, ColorScheme.Dark];

    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] },
        ResultTypes = [ResultType.Violations],
    };

    private const string Narrow = "document.documentElement.scrollWidth - document.documentElement.clientWidth";

    private readonly ConcurrentQueue<string> _faults = new();
    private readonly ConcurrentDictionary<string, int> _looks = new(StringComparer.Ordinal);
    private readonly string _folder = Directory.CreateDirectory(Path.Combine(Repository.Artifacts, "..", "accesibilidad")).FullName;

    public IReadOnlyCollection<string> Faults => _faults;

    /// <summary>How many times each page and state was looked at.</summary>
    public IReadOnlyDictionary<string, int> Looks => _looks;

    public async Task Look(Person person, string name)
    {
        var html = await person.Html();
        await File.WriteAllTextAsync(Path.Combine(_folder, name + ".html"), html);
        foreach (var fault in Markup.FaultsOf(html).Concat(Language.FaultsOf(html)))
            _faults.Enqueue($"{name}: {fault}");
        foreach (var word in Language.English(await person.Page.EvaluateAsync<string>(Language.WhatIsRead)))
            _faults.Enqueue($"{name}: «{word}», written by a script, is not Spanish");
        foreach (var (width, height) in Sizes)
        {
            await person.Page.SetViewportSizeAsync(width, height);
            foreach (var scheme in Schemes)
            {
                await person.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
                var look = $"{name}-{width}-{(scheme == ColorScheme.Dark ? "oscuro" : "claro")}";
                foreach (var violation in (await person.Page.RunAxe(Rules)).Violations)
                    _faults.Enqueue($"{look}: axe {violation.Id} ({violation.Help}) on {string.Join("; ", violation.Nodes.Take(3).Select(n => n.Html))}");
                await person.Page.ScreenshotAsync(new() { Path = Path.Combine(_folder, look + ".png"), FullPage = true });
                _looks.AddOrUpdate(name, 1, (_, n) => n + 1);
            }
        }

        await AssertFits(person, name);
        await person.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
    }

    // The narrowest screen that WCAG asks for, and letters at twice their size.
    private async Task AssertFits(Person person, string name)
    {
        await person.Page.SetViewportSizeAsync(320, 640);
        var narrow = await person.Page.EvaluateAsync<int>(Narrow);
        await person.Page.SetViewportSizeAsync(1280, 900);
        var large = await person.Page.EvaluateAsync<int>($"() => {{ const r = document.documentElement; r.style.fontSize = '200%'; const wide = {Narrow}; r.style.fontSize = ''; return wide; }}");
        if (narrow > 0)
            _faults.Enqueue($"{name}: {narrow} px wider than 320");
        if (large > 0)
            _faults.Enqueue($"{name}: {large} px too wide with letters at 200%");
    }
}
