using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Conoceles.Deploy.Demo;
using Conoceles.Questionnaires;

namespace Conoceles.Deploy.Bench.Capture;

/// <summary>
/// Somebody who fills in one candidacy with an account and a session of her own: she opens a section, her browser saves
/// it every few seconds while she writes, her own button saves it at the end and takes her to the task list; then the
/// next section, and round again.
/// </summary>
internal sealed class Capturist(
    int number, CompleteDraft draft, Browser browser, ImmutableArray<Section> sections, DemoAnswers answers, Latencies latencies, Tally tally)
{
    public const string Opens = "open a section", Saves = "save a section", Lists = "task list";
    private const int SavesOfOneSection = 4;
    private const string Notice = "antes-de-identidad";
    private readonly Random _random = new();
    private readonly Dictionary<string, Saved> _saved = new(StringComparer.Ordinal);
    private int _next = Random.Shared.Next(sections.Length), _written;

    public CompleteDraft Draft => draft;

    /// <summary>Section → the last save of it that was acknowledged.</summary>
    public IReadOnlyDictionary<string, Saved> Acknowledged => _saved;

    /// <summary>Saves that were acknowledged.</summary>
    public long Count { get; private set; }

    /// <summary>Works until <paramref name="until"/>; what she has begun to send she finishes.</summary>
    public async Task WorkAsync(CancellationToken until, CancellationToken cancellation)
    {
        // As they would be: not all at the same moment.
        if (!await ThinkAsync(0, 5, until))
            return;
        while (!until.IsCancellationRequested)
            await SectionAsync(sections[_next++ % sections.Length], until, cancellation);
    }

    private async Task SectionAsync(Section section, CancellationToken until, CancellationToken cancellation)
    {
        var path = $"/captura/{draft.Id}/{section.Id}";
        if (await OpenAsync(path, cancellation) is not { } page)
            return;
        var form = new Form(page.Hidden(Browser.TokenField), page.Hidden("operacion"), int.Parse(page.Hidden("version"), CultureInfo.InvariantCulture));
        for (var i = 1; i <= SavesOfOneSection; i++)
        {
            if (!await ThinkAsync(3, 7, until))
                return;
            var last = i == SavesOfOneSection;
            if (await SaveAsync(path, section, form, script: !last, cancellation) is not { } answer)
                return;
            form = After(form, answer);
            if (last && answer.Location is { } location)
                await TimedAsync(Lists, () => browser.GetAsync(location, cancellation));
        }
    }

    /// <summary>Before the first identity section there is a page that says what is asked for and why.</summary>
    private async Task<WebAnswer?> OpenAsync(string path, CancellationToken cancellation)
    {
        var page = await TimedAsync(Opens, () => browser.GetAsync(path, cancellation));
        if (page.IsRedirect && page.Location!.Contains(Notice, StringComparison.Ordinal))
        {
            var notice = await browser.GetAsync(page.Location, cancellation);
            await browser.PostAsync(page.Location.Split('?')[0], [.. HiddenOf(notice, Browser.TokenField, "operacion", "version", "rubro"), new("aviso-leido", "si")], cancellation);
            page = await browser.GetAsync(path, cancellation);
        }

        if (page.IsPage)
            return page;
        tally.Refuse($"GET {path}: {page.Status} {page.Location}");
        return null;
    }

    private async Task<WebAnswer?> SaveAsync(string path, Section section, Form form, bool script, CancellationToken cancellation)
    {
        var values = Write(section);
        KeyValuePair<string, string>[] fields =
        [
            new(Browser.TokenField, form.Token), new("operacion", form.Operation),
            new("version", form.Version.ToString(CultureInfo.InvariantCulture)), new("terminada", "si"),
            .. values,
        ];
        var answer = await TimedAsync(Saves, () => browser.PostAsync(path, fields, cancellation, script));
        if (!answer.IsRedirect && !answer.IsPage)
        {
            tally.Refuse($"POST {path}: {answer.Status}");
            return null;
        }

        _saved[section.Id] = new Saved(After(form, answer).Version, values);
        Count++;
        return answer;
    }

    /// <summary>The answers with one text that no other save has.</summary>
    private ImmutableDictionary<string, string> Write(Section section)
    {
        var values = answers.Section(section, number);
        var text = section.Fields.FirstOrDefault(f => f.Kind is FieldKind.LongText && values.GetValueOrDefault(f.Id) is { Length: > 0 });
        return text is null ? values : values.SetItem(text.Id, string.Create(CultureInfo.InvariantCulture, $"{values[text.Id]} ({++_written})"));
    }

    /// <summary>The autosave is told its new version and operation; a page of its own has the version after the one seen.</summary>
    private static Form After(Form form, WebAnswer answer)
    {
        if (!answer.IsPage)
            return form with { Version = form.Version + 1 };
        using var said = JsonDocument.Parse(answer.Body);
        return form with
        {
            Version = said.RootElement.GetProperty("sectionVersion").GetInt32(),
            Operation = said.RootElement.GetProperty("nonce").GetString()!,
        };
    }

    private async Task<WebAnswer> TimedAsync(string kind, Func<Task<WebAnswer>> send)
    {
        var since = Stopwatch.GetTimestamp();
        var answer = await send();
        latencies.Add(kind, since);
        return answer;
    }

    private async Task<bool> ThinkAsync(double least, double most, CancellationToken until)
    {
        try
        {
            await Task.Delay(TimeSpan.FromSeconds(least + (_random.NextDouble() * (most - least))), until);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private static IEnumerable<KeyValuePair<string, string>> HiddenOf(WebAnswer page, params string[] names) =>
        names.Where(n => page.TryHidden(n) is not null).Select(n => new KeyValuePair<string, string>(n, page.Hidden(n)));

    /// <summary>What was acknowledged of a section.</summary>
    /// <param name="Version">Of the section.</param>
    /// <param name="Values">What was sent.</param>
    internal sealed record Saved(int Version, ImmutableDictionary<string, string> Values);

    private sealed record Form(string Token, string Operation, int Version);
}
