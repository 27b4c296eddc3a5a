using System.Collections.Immutable;
using Conoceles.Questionnaires;
using Conoceles.TestData;

namespace Conoceles.Grains.Tests.Questionnaires;

public class QuestionnaireRulesTests
{
    private static readonly Section Studies = ShippedQuestionnaires.Section("estudios");
    private static readonly Section Contact = ShippedQuestionnaires.Section("contacto");

    [Fact]
    public void Normalise_WithTheGateClosed_StoresNotApplicableInTheDependant()
    {
        var stored = QuestionnaireRules.Normalise(Studies, Values(("grado", "sin-estudios"), ("estatus-grado", "titulo")));
        Assert.Equal(QuestionnaireRules.NotApplicable, stored["estatus-grado"]);
        Assert.True(QuestionnaireRules.IsComplete(Studies, stored));
    }

    [Theory]
    [InlineData("grado", "rey-de-francia")]
    [InlineData("grado", "no-aplica")]
    [InlineData("intruso", "x")]
    [InlineData("cursos.11", "uno de más")]
    [InlineData("cursos.01", "otro nombre")]
    [InlineData("grado.2", "maestria")]
    public void Normalise_OfWhatTheFormCannotSend_LeavesItOut(string field, string text) =>
        Assert.Equal([QuestionnaireRules.NotApplicable], QuestionnaireRules.Normalise(Studies, Values((field, text))).Values);

    [Fact]
    public void Normalise_OfRepeatedAnswers_LeavesNoGaps()
    {
        var stored = QuestionnaireRules.Normalise(
            Studies, Values(("cursos", " "), ("cursos.3", "Contabilidad\nbásica"), ("cursos.2", ""), ("cursos.10", "Riego")));
        Assert.Equal("Contabilidad básica", stored["cursos"]);
        Assert.Equal("Riego", stored["cursos.2"]);
        Assert.False(stored.ContainsKey("cursos.3"));
        Assert.False(stored.ContainsKey("cursos.10"));
    }

    [Theory]
    [InlineData("correo-publico", " fulana@ejemplo.invalid\u200B ", "fulana@ejemplo.invalid")]
    [InlineData("telefono-publico", "(662) 123-4567", "6621234567")]
    [InlineData("telefono-publico", "+52 662 123 4567", "6621234567")]
    [InlineData("telefono-publico", "+52 1 662 123 4567", "6621234567")]
    [InlineData("telefono-publico", "52 662 123 4567", "6621234567")]
    [InlineData("telefono-publico", "5212345678", "5212345678")]
    [InlineData("telefono-publico", "662 123", "662 123")]
    [InlineData("pagina-web", " www.ejemplo.invalid/yo ", "https://www.ejemplo.invalid/yo")]
    [InlineData("pagina-web", "http://ejemplo.invalid", "http://ejemplo.invalid")]
    [InlineData("facebook", "@fulana.ejemplo", "https://www.facebook.com/fulana.ejemplo")]
    [InlineData("facebook", "facebook.com/fulana", "https://facebook.com/fulana")]
    [InlineData("facebook", "http://M.Facebook.com/fulana?id=1", "https://m.facebook.com/fulana?id=1")]
    [InlineData("facebook", "Fulana de Tal", "Fulana de Tal")]
    [InlineData("facebook", "https://facebook.com.ejemplo.invalid/x", "https://facebook.com.ejemplo.invalid/x")]
    [InlineData("x", "@fulana", "https://x.com/fulana")]
    [InlineData("x", "twitter.com/fulana", "https://twitter.com/fulana")]
    [InlineData("youtube", "@fulana", "https://www.youtube.com/@fulana")]
    [InlineData("tiktok", "https://www.tiktok.com/@fulana", "https://www.tiktok.com/@fulana")]
    [InlineData("instagram", "fulana_1", "https://www.instagram.com/fulana_1")]
    [InlineData("casa-campana", "Calle Ficticia 1,\r\ncol. Ejemplo", "Calle Ficticia 1, col. Ejemplo")]
    public void Normalise_OfAContact_StoresItsOneForm(string field, string typed, string stored)
    {
        var once = QuestionnaireRules.Normalise(Contact, Values((field, typed)));
        Assert.Equal(stored, once[field]);
        Assert.Equal(once, QuestionnaireRules.Normalise(Contact, once));
    }

    [Theory]
    [InlineData("correo-publico", "no es correo", "not-an-email", true)]
    [InlineData("correo-publico", "fulana@ejemplo.invalid", null, false)]
    [InlineData("correo-publico.2", "fulana@ejemplo", "not-an-email", true)]
    [InlineData("correo-publico", "Fulana <fulana@ejemplo.invalid>", "not-an-email", true)]
    [InlineData("telefono-publico", "6621234567", null, false)]
    [InlineData("telefono-publico.3", "662 123", "not-a-phone", true)]
    [InlineData("pagina-web", "javascript:alert(1)", "not-an-address", true)]
    [InlineData("pagina-web", "https://facebook.com@ejemplo.invalid/", "not-an-address", true)]
    [InlineData("pagina-web", "https://ejemplo.invalid/yo", null, false)]
    [InlineData("facebook", "https://www.facebook.com/fulana", null, false)]
    [InlineData("facebook", "Fulana de Tal", "no-profile", false)]
    [InlineData("facebook", "https://x.com/fulana", "other-network", true)]
    [InlineData("facebook", "https://facebook.com.ejemplo.invalid/fulana", "other-network", true)]
    [InlineData("facebook", "https://facebook.com:8443/fulana", "other-network", true)]
    [InlineData("facebook", "javascript:alert(1)", "other-network", true)]
    public void Check_OfAContact_SaysWhatToMend(string field, string text, string? code, bool blocks)
    {
        var found = QuestionnaireRules.Check(Contact, Values((field, text))).SingleOrDefault();
        Assert.Equal(code, found?.Code);
        Assert.Equal(blocks, found?.Blocks ?? false);
        if (found is not null)
            Assert.Equal(field, found.Field);
    }

    [Fact]
    public void Check_WithoutAnyContact_AsksForOneOrForSayingSo()
    {
        var finding = Assert.Single(QuestionnaireRules.Check(Contact, Values()));
        Assert.Equal("at-least-one", finding.Code);
        Assert.True(finding.Blocks);
        Assert.Empty(QuestionnaireRules.Check(Contact, Values(("sin-medios", "si"))));
        Assert.Empty(QuestionnaireRules.Check(Contact, Values(("casa-campana.3", "Calle Ficticia 1"))));
    }

    [Fact]
    public void Check_OfAShortText_AdvisesAndDoesNotBlock()
    {
        var section = ShippedQuestionnaires.Section("historia");
        var findings = QuestionnaireRules.Check(section, Values(("historia-profesional", "Trabajé."))).ToArray();
        Assert.Equal(["short", "no-years"], findings.Select(f => f.Code));
        Assert.DoesNotContain(findings, f => f.Blocks);
        Assert.True(QuestionnaireRules.IsComplete(section, Values(("historia-profesional", "Trabajé."))));
    }

    [Theory]
    [InlineData("historia", 5_000)]
    [InlineData("trayectoria", 5_000)]
    [InlineData("motivos", 5_000)]
    [InlineData("propuesta-1", 1_600)]
    [InlineData("propuesta-2", 1_600)]
    [InlineData("propuesta-grupo", 1_600)]
    public void Check_OfALongText_BlocksBeyondItsMaximumAndNotAtIt(string id, int max)
    {
        var section = ShippedQuestionnaires.Section(id);
        var field = Assert.Single(section.Fields);
        Assert.Equal(max, field.Max);
        Assert.Equal(280, field.Min);
        Assert.True(QuestionnaireRules.IsComplete(section, Values((field.Id, new string('a', max)))));
        var finding = Assert.Single(Blocking(section, Values((field.Id, new string('a', max + 1)))));
        Assert.Equal("too-long", finding.Code);
    }

    [Fact]
    public void Check_OfACourse_CountsWithoutSpaces()
    {
        var course = string.Join(' ', Enumerable.Repeat("abcde", 50));
        Assert.Empty(Blocking(Studies, Values(("grado", "sin-estudios"), ("estatus-grado", "no-aplica"), ("cursos.4", course))));
        var finding = Assert.Single(Blocking(Studies, Values(("grado", "sin-estudios"), ("estatus-grado", "no-aplica"), ("cursos.4", course + "f"))));
        Assert.Equal("cursos.4", finding.Field);
        Assert.Contains("(4)", finding.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Oversized_OfOneGraphemeOfAHundredThousandUnits_IsSaidBeforeCountingIt()
    {
        var section = ShippedQuestionnaires.Section("propuesta-1");
        var text = "a" + new string('\u0301', 100_000);
        Assert.Equal(1, CharacterCount.Of(text));
        Assert.Equal("over-cap", QuestionnaireRules.Oversized(section, Values(("propuesta-primera", text)))?.Code);
        Assert.Null(QuestionnaireRules.Oversized(section, Values(("propuesta-primera", new string('ñ', 3_000)))));
        Assert.NotNull(QuestionnaireRules.Oversized(section, Values(("propuesta-primera", new string('ñ', 3_001)))));
    }

    [Theory]
    [InlineData("Habrá becas para mujeres jóvenes: la meta es llegar a mil en dos años.")]
    [InlineData("Para las familias de la costa, antes de terminar 2025.")]
    public void Check_OfAProposalThatSaysWhomAndWhat_HasNoHintOfContent(string text) =>
        Assert.Equal(["short"], QuestionnaireRules.Check(ShippedQuestionnaires.Section("propuesta-2"), Values(("propuesta-segunda", text))).Select(f => f.Code));

    [Theory]
    [InlineData("Más agua.", new[] { "short", "no-population", "no-goals" })]
    [InlineData("UN MEJOR TRANSPORTE PARA TODO EL PUEBLO, META 2030", new[] { "short", "all-capitals" })]
    [InlineData("Para las familias, en 2025: vea https://ejemplo.invalid #YoMero", new[] { "short", "link", "hashtag" })]
    public void Check_OfAProposal_AdvisesInOneSentenceEach(string text, string[] codes)
    {
        var findings = QuestionnaireRules.Check(ShippedQuestionnaires.Section("propuesta-1"), Values(("propuesta-primera", text))).ToArray();
        Assert.Equal(codes, findings.Select(f => f.Code));
        Assert.DoesNotContain(findings, f => f.Blocks);
    }

    [Fact]
    public void CheckAll_WithOneProposalOfTwo_AdvisesTheOther()
    {
        var curricular = ShippedQuestionnaires.Set.Curricular;
        var one = Values(("propuesta-primera", "x"));
        var found = QuestionnaireRules.CheckAll(curricular, id => id == "propuesta-1" ? one : null).Where(f => f.Code == "companion");
        var finding = Assert.Single(found);
        Assert.Equal("propuesta-2", finding.Section);
        Assert.False(finding.Blocks);
        Assert.DoesNotContain(QuestionnaireRules.CheckAll(curricular, _ => null), f => f.Code == "companion");
    }

    [Fact]
    public void Check_OfAPhotoWithoutItsDate_OnlyAdvises()
    {
        var section = ShippedQuestionnaires.Section("fotografia");
        var photo = QuestionnaireRules.Normalise(section, Values(("foto", new string('a', 64)), ("foto-fecha", "")));
        var finding = Assert.Single(QuestionnaireRules.Check(section, photo));
        Assert.Equal("expected-with", finding.Code);
        Assert.False(finding.Blocks);
        Assert.Empty(QuestionnaireRules.Normalise(section, Values(("foto", "../../etc/passwd"))));
        Assert.Empty(QuestionnaireRules.Normalise(section, Values(("foto", new string('A', 64)))));
    }

    [Theory]
    [InlineData("a\u0000b\u0007", "ab")]
    [InlineData("uno\r\ndos\rtres\u2028cuatro", "uno\ndos\ntres\ncuatro")]
    [InlineData("\u202Eal revés\u2066", "al revés")]
    [InlineData("  n\u0303  ", "ñ")]
    [InlineData("a\uFFFEb\uFFFF", "ab")]
    [InlineData("\u200B\u3164\u2800 \uFEFF", "")]
    public void Clean_RemovesWhatCannotBeSeen(string typed, string stored) => Assert.Equal(stored, AnswerText.Clean(typed));

    [Fact]
    public void Clean_OfHalfACharacter_KeepsASignOfIt() => Assert.Equal("a\uFFFDb", AnswerText.Clean("a" + (char)0xD83D + "b"));

    private static Finding[] Blocking(Section section, IReadOnlyDictionary<string, string> answers) =>
        [.. QuestionnaireRules.Check(section, answers).Where(f => f.Blocks)];

    private static ImmutableDictionary<string, string> Values(params (string Field, string Text)[] values) =>
        values.ToImmutableDictionary(v => v.Field, v => v.Text, StringComparer.Ordinal);
}
