using System.Net;
using System.Text;
using AngleSharp.Html.Parser;
using Conoceles.Elections;
using Conoceles.Questionnaires;
using Conoceles.TestData;
using Conoceles.Web.Oversight;
using Conoceles.Web.Oversight.Registry;
using Conoceles.Web.Tests.Registry;
using static Conoceles.Web.Tests.Registry.RegistrySample;

namespace Conoceles.Web.Tests.Oversight;

/// <summary>
/// What bad input gets, a row for each kind: a code for programs, a sentence for people, all of them at once, and nothing
/// applied. The finer cases of each kind are in the tests of the file, of its cells and of the questionnaires.
/// </summary>
public sealed class BadInputTests(BadInputTests.Site site) : IClassFixture<BadInputTests.Site>
{
    /// <summary>Oversight of the real election.</summary>
    public sealed class Site : OversightSite
    {
        protected override ElectionDefinition Election => RegistrySample.Election with { Slug = Sample.Slug, Questionnaires = ShippedQuestionnaires.Set };
    }

    /// <summary>A bad file: what is wrong with it, and every line, column, code and word of a sentence that it must get.</summary>
    internal static readonly (string Kind, Func<byte[]> File, (int Line, string Column, string Code, string Sentence)[] Errors)[] Table =
    [
        ("UTF-16", () => [.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(Header + "\n" + Good)],
            [(1, "", "encoding-utf16", "El archivo está en UTF-16")]),
        ("Latin-1", () => Encoding.Latin1.GetBytes(Header + "\n" + Good),
            [(2, "", "encoding", "Desde esta línea hay letras que no están en UTF-8")]),
        ("punto y coma", () => Text(Header.Replace(',', ';'), Good.Replace(',', ';')),
            [(1, "", "separator", "separado por punto y coma")]),
        ("tabuladores", () => Text(Header.Replace(',', '\t'), Good.Replace(',', '\t')),
            [(1, "", "separator", "separado por tabuladores")]),
        ("comillas", () => Text(Header, "R-8,\"Nunca cierra", With(Good, (RegistryColumns.Office, "reina"))),
            [(2, "", "bad-quotes", "Las comillas de esta línea no cierran"), (3, "cargo", "unknown-office", "No hay un cargo con esa clave")]),
        ("claves repetidas", () => Text(Header, Good, With(Councillor, (RegistryColumns.Key, "R-1")), With(Deputy, (RegistryColumns.Key, "R-1"))),
            [(3, "clave_registro", "repeated-key", "ya está en el renglón 2"), (4, "clave_registro", "repeated-key", "ya está en el renglón 2")]),
        ("puestos que no existen", () => Text(Header, With(Good, (RegistryColumns.Office, "virreinato")), With(Councillor, (RegistryColumns.Number, "99")), With(President, (RegistryColumns.Character, "suplente"))),
            [(2, "cargo", "unknown-office", "No hay un cargo"), (3, "numero", "list-number", "3"), (4, "caracter", "no-substitute", "suplente")]),
        ("un puesto dos veces", () => Text(Header, Good, With(Good, (RegistryColumns.Key, "R-8"))),
            [(3, "cargo", "repeated-post", "ya lo tiene el renglón 2")]),
        ("dos sustituciones de la misma persona", () => Text(Header, Good, With(Councillor, (RegistryColumns.Key, "R-8")), With(Councillor, (RegistryColumns.Key, "R-9"), (RegistryColumns.GivenNames, "Otra"))),
            [(4, "cargo", "repeated-post", "ya lo tiene el renglón 3")]),
        ("fechas fuera del proceso", () => Text(Header, With(Good, (RegistryColumns.ApprovedOn, "2024-06-03")), With(Deputy, (RegistryColumns.DeliveredOn, "2019-04-20"))),
            [(2, "fecha_aprobacion", "date-outside", "La fecha no es de este proceso"), (3, "fecha_entrega", "date-outside", "(2024-06-02)")]),
        ("actores fuera del convenio", () => Text(Header, With(President, (RegistryColumns.ResponsibleParty, "morena")), With(Good, (RegistryColumns.PoliticalActor, "nadie"))),
            [(2, "partido_responsable", "outside-agreement", "integra"), (3, "actor_politico", "unknown-actor", "No hay un actor político")]),
        ("100 MB", () => new byte[100 * 1024 * 1024],
            [(1, "", "too-large", "El archivo debe pesar menos de 4 MB")]),
        ("bytes NUL", () => Text(Header, With(Good, (RegistryColumns.GivenNames, "Nopa\0lina"))),
            [(2, "nombres", "unseen-character", "un carácter que no se ve (U+0000)")]),
        ("marcas de dirección", () => Text(Header, With(Good, (RegistryColumns.FirstSurname, "\u202Eodnañ"), (RegistryColumns.Nickname, "\u2066Ñ"))),
            [(2, "primer_apellido", "unseen-character", "(U+202E)"), (2, "sobrenombre", "unseen-character", "(U+2066)")]),
        ("nombre de 10,000 caracteres", () => Text(Header, With(Good, (RegistryColumns.GivenNames, new string('ñ', 10_000)))),
            [(2, "nombres", "too-long", "el máximo es 120 caracteres")]),
        ("un grafema de 100,000 unidades", () => Text(Header, With(Good, (RegistryColumns.GivenNames, "a" + new string('\u0301', 99_999)))),
            [(2, "nombres", "too-long", "el máximo es 120 caracteres")]),
        ("un grafema con demasiadas marcas", () => Text(Header, With(Good, (RegistryColumns.GivenNames, "a" + new string('\u0301', 60)))),
            [(2, "nombres", "too-many-marks", "demasiados signos encima")]),
        ("columnas que no se importan", () => Text(Header.Replace("sexo", "curp", StringComparison.Ordinal), Good),
            [(1, "sexo", "missing-column", "Falta esta columna"), (1, "curp", "unknown-column", "no se importa")]),
        ("nada", () => [], [(1, "", "empty", "El archivo está vacío")]),
    ];

    public static TheoryData<string> Kinds => [.. Table.Select(r => r.Kind)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void File_GetsEveryCodeAndSentenceAtOnce_AndNoEntry(string kind)
    {
        var (_, file, errors) = Table.Single(r => r.Kind == kind);
        var check = new RegistryFile(file()).Check(RegistrySample.Election);
        Assert.Empty(check.Entries);
        Assert.Equal(errors.Select(e => (e.Line, e.Column, e.Code)), check.Errors.Select(e => (e.Line, e.Column, e.Code)));
        Assert.All(errors.Zip(check.Errors), pair => Assert.Contains(pair.First.Sentence, pair.Second.Reason, StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Upload_ShowsEverySentence_AndNothingIsApplied(string kind)
    {
        var (_, file, errors) = Table.Single(r => r.Kind == kind);
        using var browser = site.Browser();
        using var answer = await Upload(browser, file());
        Assert.InRange((int)answer.StatusCode, 413, 422);
        Headers.AssertSafe(answer, isPrivate: true);
        var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
        Assert.StartsWith("Error: ", page.Title, StringComparison.Ordinal);
        var text = page.QuerySelector("main")!.TextContent;
        Assert.All(errors, e => Assert.Contains(e.Sentence, text, StringComparison.Ordinal));
        Assert.DoesNotContain(text, c => c is '\0' or '\u202E' or '\u2066');
        Assert.Empty(page.QuerySelectorAll($"form[action='{Links.Import}']"));
        Assert.Empty(site.Imports);
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task SecondStep_WithTheFileInTheForm_ChecksItAgain(string kind)
    {
        var (_, file, errors) = Table.Single(r => r.Kind == kind);
        var bytes = file();
        using var browser = site.Browser();
        using var form = new FormUrlEncodedContent(
        [
            new("__RequestVerificationToken", await Token(browser)), new("operacion", "N"),
            new(RegistryImport.PackedField, new RegistryFile(bytes).Pack()),
        ]);
        using var answer = await browser.PostAsync(Links.Import, form);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        // A file that unpacks to more than the limit is no file of ours.
        if (bytes.Length <= RegistryFile.MaxBytes && bytes.Length > 0)
            Assert.Contains(errors[0].Sentence, await MainText(answer), StringComparison.Ordinal);
        Assert.Empty(site.Imports);
    }

    [Fact]
    public async Task AByteOrderMark_IsNoError()
    {
        var bytes = Encoding.UTF8.GetPreamble().Concat(Text(Header, Good)).ToArray();
        Assert.Single(new RegistryFile(bytes).Check(RegistrySample.Election).Entries);
        using var browser = site.Browser();
        using var answer = await Upload(browser, bytes);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains("Vista previa: 1 candidatura", await MainText(answer), StringComparison.Ordinal);
        Assert.Empty(site.Imports);
    }

    [Fact]
    public async Task APostThatSomebodyHas_GetsItsLine_AndNothingIsApplied()
    {
        site.Compare = command => new RegistryComparison
        {
            New = command.Entries.Length,
            Taken = [new TakenPost("R-3", "R-77", "cand-prueba-2024-000077"), new TakenPost("R-2", "R-76", "cand-prueba-2024-000076")],
        };
        try
        {
            using var browser = site.Browser();
            using var answer = await Upload(browser, Text(Header, Good, "", Councillor, Deputy));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
            var page = new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync());
            var rows = page.QuerySelectorAll("tbody tr").Select(r => r.QuerySelectorAll("td").Select(c => c.TextContent).ToArray()).ToArray();
            Assert.Equal([["4", "cargo", "regiduria"], ["5", "cargo", "diputacion-rp"]], rows.Select(r => r[..3]));
            Assert.Contains("R-76 (cand-prueba-2024-000076), que no se ha retirado", rows[0][3], StringComparison.Ordinal);
            Assert.Contains("R-77 (cand-prueba-2024-000077), que no se ha retirado", rows[1][3], StringComparison.Ordinal);
            Assert.Empty(site.Imports);
        }
        finally
        {
            site.Compare = command => new RegistryComparison { New = command.Entries.Length };
        }
    }

    /// <summary>A condition on an answer that cannot be given, on a question that comes later, and on one that does not exist.</summary>
    [Theory]
    [InlineData("rey-de-francia", "no es una opción")]
    [InlineData("", "no es una opción")]
    public void AnImpossibleCondition_OfTheQuestionnaire_IsSaidWithItsPlace_AndNoSetIsMade(string answer, string sentence)
    {
        var curricular = System.Text.Json.Nodes.JsonNode.Parse(ShippedQuestionnaires.Text("curricular"))!;
        var conditions = 0;
        foreach (var field in curricular["sections"]!.AsArray().SelectMany(s => s!["fields"]!.AsArray()).Where(f => f!["showWhen"] is not null))
        {
            field!["showWhen"]!["anyOf"] = new System.Text.Json.Nodes.JsonArray(answer);
            conditions++;
        }

        Assert.True(conditions > 0);
        var reading = QuestionnaireReader.Read(
            "v2", curricular.ToJsonString(), ShippedQuestionnaires.Text("identidad"), ShippedQuestionnaires.Text("declaraciones"));
        Assert.Null(reading.Set);
        Assert.Equal(conditions, reading.Problems.Count(p => p.Path.EndsWith(".showWhen", StringComparison.Ordinal) && p.Message.Contains(sentence, StringComparison.Ordinal)));
    }

    private static byte[] Text(params string[] lines) => Encoding.UTF8.GetBytes(string.Join('\n', lines));

    private static async Task<HttpResponseMessage> Upload(HttpClient browser, byte[] file)
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent(await Token(browser)), "__RequestVerificationToken" },
            { new ByteArrayContent(file), RegistryImport.FileField, "registro.csv" },
        };
        return await browser.PostAsync(Links.Registry, form);
    }

    private static async Task<string> Token(HttpClient browser) => new HtmlParser()
        .ParseDocument(await browser.GetStringAsync(Links.Registry))
        .QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private static async Task<string> MainText(HttpResponseMessage answer) =>
        new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()).QuerySelector("main")!.TextContent;
}
