using System.Globalization;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Conoceles.Journeys.Tests.Questionnaires;
using Microsoft.Playwright;

namespace Conoceles.Journeys.Tests.Browsing;

/// <summary>Fills candidacies by their forms without looking at them, for journeys about what comes afterwards.</summary>
internal static class QuickCapture
{
    /// <summary>Every field of every section, or only of those that are asked for.</summary>
    public static async Task Fill(Person person, string id, string mark, Func<SectionData, bool>? which = null)
    {
        foreach (var section in QuestionnaireData.All.SelectMany(q => q.Sections).Where(which ?? (_ => true)))
            await Fill(person, id, section, AnswerPlan.Of(section, mark)[^1]);
    }

    /// <param name="web">Where the forms go; null for the web that showed them.</param>
    /// <returns>Where forms went and how they were answered.</returns>
    public static async Task<IReadOnlyList<(string Path, int Status)>> Fill(
        Person person, string id, SectionData section, IReadOnlyCollection<Answer> answers, string? web = null)
    {
        var path = $"/captura/{id}/{section.Id}";
        var sent = new List<(string, int)>();
        var (at, fields) = await Form(person, path);
        if (at.EndsWith(Notice.Path, StringComparison.Ordinal))
        {
            fields[Notice.Field] = "si";
            sent.Add((at, await Post(person, web + at, fields, null)));
            (at, fields) = await Form(person, path);
        }

        Assert.Equal(path, at);
        fields["terminada"] = "si";
        foreach (var answer in answers.Where(a => a.Field.Kind != Kind.Photo))
        {
            if (answer.Field.Kind == Kind.Date)
            {
                var day = DateOnly.ParseExact(answer.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                (fields[answer.Name + "-dia"], fields[answer.Name + "-mes"], fields[answer.Name + "-anio"]) = (Text(day.Day), Text(day.Month), Text(day.Year));
            }
            else
            {
                fields[answer.Name] = answer.Value;
            }
        }

        var photo = answers.FirstOrDefault(a => a.Field.Kind == Kind.Photo);
        sent.Add((path, await Post(person, web + path, fields, photo is null ? null : (photo.Name, await Portrait.File(person)))));
        return sent;
    }

    public static async Task Send(Person person, string id)
    {
        var (_, fields) = await Form(person, $"/captura/{id}/revisar");
        fields["revise"] = "si";
        await Post(person, $"/captura/{id}/revisar", fields, null);
    }

    /// <summary>What a form carries besides answers: its token, its version, its operation.</summary>
    /// <returns>Also where the form is: an address may lead to another.</returns>
    private static async Task<(string Path, Dictionary<string, string> Fields)> Form(Person person, string path)
    {
        var answer = await person.Page.Context.APIRequest.GetAsync(path);
        Assert.True(answer.Ok, $"GET {path}: {answer.Status}");
        var page = await new HtmlParser().ParseDocumentAsync(await answer.TextAsync());
        var form = page.QuerySelector("main form[method=post]");
        Assert.NotNull(form);
        return (
            new Uri(answer.Url).AbsolutePath,
            form.QuerySelectorAll("input[type=hidden]").OfType<IHtmlInputElement>().ToDictionary(i => i.Name!, i => i.Value, StringComparer.Ordinal));
    }

    private static async Task<int> Post(Person person, string path, Dictionary<string, string> fields, (string Name, FilePayload File)? file)
    {
        var request = person.Page.Context.APIRequest;
        var data = request.CreateFormData();
        foreach (var (name, value) in fields)
            data.Set(name, value);
        if (file is var (input, payload))
            data.Set(input, payload);
        var answer = await request.PostAsync(path, file is null ? new() { Form = data, MaxRedirects = 0 } : new() { Multipart = data, MaxRedirects = 0 });
        Assert.True(answer.Status == 302, $"POST {path}: {answer.Status}");
        return answer.Status;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
