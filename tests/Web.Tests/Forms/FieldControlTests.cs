using AngleSharp.Dom;
using Conoceles.Questionnaires;
using Conoceles.TestData;
using Conoceles.Web.Capture.Sections;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Conoceles.Web.Tests.Forms;

/// <summary>The markup of every shipped question, filled, empty and with errors.</summary>
public sealed class FieldControlTests
{
    public static TheoryData<string> Sections =>
        [.. ShippedQuestionnaires.Set.All.SelectMany(q => q.Sections).Select(s => s.Id)];

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task EveryInput_HasALabelAndItsOwnId(string id)
    {
        var page = await SectionMarkup.Document(id);
        var ids = page.All.Select(e => e.Id ?? "").Where(i => i.Length > 0).ToArray();
        Assert.NotEmpty(ids);
        Assert.Distinct(ids);
        var inputs = page.QuerySelectorAll("input:not([type=hidden]), select, textarea");
        Assert.All(inputs, i => Assert.Contains(page.QuerySelectorAll("label"), l => l.GetAttribute("for") == i.Id && l.TextContent.Trim().Length > 0));
        Assert.All(page.QuerySelectorAll("fieldset"), f => Assert.NotEmpty(f.QuerySelector("legend")!.TextContent.Trim()));
        AssertDescriptionsExist(page);
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task EveryField_WithAnError_SaysItBesideAndIsWhereTheSummaryLeads(string id)
    {
        var section = ShippedQuestionnaires.Section(id);
        var errors = section.Fields.Select(f => new PageError(f.Id, $"Falta {f.Id}.")).ToArray();
        var page = await SectionMarkup.Document(id, errors: errors);
        Assert.All(errors, e =>
        {
            Assert.NotNull(page.GetElementById(e.Field));
            Assert.Contains(e.Message, page.GetElementById(e.Field + "-error")!.TextContent, StringComparison.Ordinal);
        });
        AssertDescriptionsExist(page);
        Assert.All(page.QuerySelectorAll("[aria-invalid]"), i => Assert.Contains("-error", DescriptionOf(i), StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Sections))]
    public async Task EveryForm_Unsent_GivesBackWhatIsStored(string id)
    {
        var section = ShippedQuestionnaires.Section(id);
        var stored = QuestionnaireRules.Normalise(section, Filled(section));
        Assert.NotEmpty(stored);
        var page = await SectionMarkup.Document(id, stored);
        // A photograph is not text: its own control carries it.
        var typed = stored.RemoveRange(section.Fields.Where(f => f.Kind is FieldKind.Photo).Select(f => f.Id));
        Assert.Equal(typed, Read(page, section));
    }

    [Fact]
    public async Task NothingShown_IsEverTheSystemsWord()
    {
        var section = ShippedQuestionnaires.Section("discapacidad");
        var stored = QuestionnaireRules.Normalise(section, new Dictionary<string, string> { ["p04"] = "no" });
        var html = await SectionMarkup.Of("discapacidad", stored);
        Assert.DoesNotContain($"value=\"{QuestionnaireRules.NotApplicable}\"", html, StringComparison.Ordinal);
        Assert.Equal(stored, Read(await SectionMarkup.Document("discapacidad", stored), section));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(1, 2)]
    [InlineData(2, 3)]
    [InlineData(3, 3)]
    public async Task RepeatedField_ShowsWhatIsFilledAndAnEmptyOne(int filled, int shown)
    {
        var phone = ShippedQuestionnaires.Section("contacto").FindField("telefono-publico")!;
        var values = phone.ItemIds.Take(filled).ToDictionary(id => id, _ => "6621234567");
        var page = await SectionMarkup.Document("contacto", values);
        Assert.Equal(phone.ItemIds.Take(shown), page.QuerySelectorAll("input[type=tel]").Select(i => i.GetAttribute("name")!));
    }

    [Fact]
    public async Task Hint_OfARepeatedField_SaysHowManyAfterWhat()
    {
        var page = await SectionMarkup.Document("contacto");
        Assert.Equal("Diez dígitos. Hasta 3. Al guardar aparece un renglón más; para quitar uno, bórrelo y guarde.", Hint(page, "telefono-publico").Trim());
        Assert.Equal("Hasta 3. Al guardar aparece un renglón más; para quitar uno, bórrelo y guarde.", Hint(page, "correo-publico").Trim());
    }

    [Fact]
    public async Task DependentQuestion_SaysWhenItIsToBeAnswered()
    {
        var page = await SectionMarkup.Document("discapacidad");
        Assert.Contains("Solo si respondió «Sí» en «¿Tiene alguna discapacidad?».", Hint(page, "p07"), StringComparison.Ordinal);
        Assert.Contains("Solo si respondió «Sensorial»", Hint(page, "p06-sensorial"), StringComparison.Ordinal);
        var studies = await SectionMarkup.Document("estudios");
        Assert.Contains("Solo si respondió algo distinto de «Sin estudios»", Hint(studies, "estatus-grado"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4", "5", "2024", "2024-05-04")]
    [InlineData("04", "mayo", "2024", "2024-05-04")]
    [InlineData("4", " MAY. ", "2024", "2024-05-04")]
    [InlineData("1", "setiembre", "2024", "2024-09-01")]
    [InlineData("29", "2", "2024", "2024-02-29")]
    [InlineData("29", "2", "2023", "29/2/2023")]
    [InlineData("31", "febrero", "2024", "31/febrero/2024")]
    [InlineData("", "mayo", "2024", "/mayo/2024")]
    [InlineData("4", "5", "24", "4/5/24")]
    [InlineData("4", "ma", "2024", "4/ma/2024")]
    public async Task Date_IsAskedInThreePartsAndKeptAsTyped(string day, string month, string year, string stored)
    {
        var section = ShippedQuestionnaires.Section("fotografia");
        var form = Form(section, new() { ["foto-fecha-dia"] = day, ["foto-fecha-mes"] = month, ["foto-fecha-anio"] = year });
        Assert.Equal(stored, form.Values["foto-fecha"]);
        Assert.Equal(form.Values, QuestionnaireRules.Normalise(section, form.Values));
        var page = await SectionMarkup.Document("fotografia", form.Values);
        Assert.Equal(form.Values, Read(page, section));
        var bad = QuestionnaireRules.Check(section, form.Values).Any(f => f.Code == "not-a-date");
        Assert.Equal(stored.Contains('/', StringComparison.Ordinal), bad);
    }

    [Fact]
    public void Date_WithNothingInIt_IsNoAnswer() => Assert.Empty(Form(
        ShippedQuestionnaires.Section("fotografia"), new() { ["foto-fecha-dia"] = " ", ["foto-fecha-mes"] = "", ["foto-fecha-anio"] = "" }).Values);

    [Fact]
    public async Task Text_ThatLooksLikeMarkup_IsText()
    {
        var page = await SectionMarkup.Document(
            "historia", new Dictionary<string, string> { ["historia-profesional"] = "</textarea><script>alert(1)</script>" });
        Assert.Equal("</textarea><script>alert(1)</script>", page.QuerySelector("textarea")!.TextContent);
        Assert.Single(page.Scripts);
    }

    private static void AssertDescriptionsExist(IDocument page) => Assert.All(
        page.QuerySelectorAll("[aria-describedby]").SelectMany(e => DescriptionOf(e).Split(' ')), id => Assert.NotNull(page.GetElementById(id)));

    private static string DescriptionOf(IElement element) =>
        element.GetAttribute("aria-describedby") ?? element.Closest("fieldset")?.GetAttribute("aria-describedby") ?? "";

    private static string Hint(IDocument page, string field) =>
        System.Text.RegularExpressions.Regex.Replace(page.GetElementById(field + "-pista")!.TextContent, @"\s+", " ");

    // An answer to everything that can be answered together: the last option, so that «Otro» opens its text.
    private static Dictionary<string, string> Filled(Section section)
    {
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var field in section.Fields)
        {
            foreach (var id in field.ItemIds)
            {
                answers[id] = field.Kind switch
                {
                    FieldKind.Choice or FieldKind.Select => (field.Options.FirstOrDefault(o => o.Value is "si" or "otro" or "otra") ?? field.Options[^2]).Value,
                    FieldKind.Check => "si",
                    FieldKind.Email => "fulana@ejemplo.invalid",
                    FieldKind.Phone => "6621234567",
                    FieldKind.Url => "https://ejemplo.invalid/?a=1&b=2",
                    FieldKind.Network => field.Network!.Profile + "fulana",
                    FieldKind.Date => "2024-05-04",
                    FieldKind.Photo => new string('a', 64),
                    _ => "«Uno» & <dos>\n\ttres \"cuatro\"",
                };
            }
        }

        return answers;
    }

    /// <summary>What a browser would send of the page, read as the server does.</summary>
    private static System.Collections.Immutable.ImmutableDictionary<string, string> Read(IDocument page, Section section)
    {
        var sent = new Dictionary<string, StringValues>(StringComparer.Ordinal);
        foreach (var input in page.QuerySelectorAll("input, textarea, select"))
        {
            var name = input.GetAttribute("name")!;
            if (input.GetAttribute("type") is "radio" or "checkbox" && !input.HasAttribute("checked"))
                continue;
            sent[name] = input.LocalName switch
            {
                "textarea" => input.TextContent,
                "select" => input.QuerySelector("option[selected]")?.GetAttribute("value") ?? "",
                _ => input.GetAttribute("value") ?? "",
            };
        }

        return Form(section, sent).Values;
    }

    private static SectionForm Form(Section section, Dictionary<string, StringValues> fields)
    {
        fields[OperationId.Field] = "ABC";
        return SectionForm.Read(new FormCollection(fields), section);
    }
}
