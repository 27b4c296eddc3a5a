using System.Collections.Immutable;
using Conoceles.Questionnaires;

namespace Conoceles.Grains.Tests.Questionnaires;

public class QuestionnaireRulesTests
{
    private static readonly Section Studies = QuestionnaireCatalog.Curricular.Find("estudios")!;

    [Fact]
    public void Ids_OfSectionsAndFields_AreUniqueOverBothQuestionnaires()
    {
        var sections = QuestionnaireCatalog.All.SelectMany(q => q.Sections).ToArray();
        Assert.Distinct(sections.Select(s => s.Id));
        Assert.Distinct(sections.SelectMany(s => s.Fields).Select(f => f.Id));
        Assert.NotEmpty(sections);
    }

    [Fact]
    public void EveryCondition_NamesAnEarlierFieldOfItsSectionAndItsOptions()
    {
        foreach (var section in QuestionnaireCatalog.All.SelectMany(q => q.Sections))
        {
            var earlier = new Dictionary<string, Field>(StringComparer.Ordinal);
            foreach (var field in section.Fields)
            {
                if (field.ShowWhen is { } when)
                    Assert.All(when.AnyOf, v => Assert.Contains(earlier[when.Field].Options, o => o.Value == v));
                earlier[field.Id] = field;
            }
        }
    }

    [Fact]
    public void EveryIdentityQuestion_AllowsNotToAnswer() =>
        Assert.All(
            QuestionnaireCatalog.Identity.Sections.SelectMany(s => s.Fields).Where(f => f.Kind is FieldKind.Choice or FieldKind.Select),
            f => Assert.Contains(f.Options, o => o.Value == "pnc"));

    [Fact]
    public void Normalise_WithTheGateClosed_StoresNotApplicableInTheDependant()
    {
        var stored = QuestionnaireRules.Normalise(Studies, Values(("grado", "sin-estudios"), ("estatus-grado", "titulo")));
        Assert.Equal(QuestionnaireRules.NotApplicable, stored["estatus-grado"]);
        Assert.True(QuestionnaireRules.IsComplete(Studies, stored));
    }

    [Fact]
    public void Normalise_OfWhatTheFormCannotSend_LeavesItOut()
    {
        var stored = QuestionnaireRules.Normalise(Studies, Values(("grado", "rey-de-francia"), ("intruso", "x")));
        Assert.False(stored.ContainsKey("grado"));
        Assert.False(stored.ContainsKey("intruso"));
    }

    [Theory]
    [InlineData("correo-publico", "no es correo", "not-an-email")]
    [InlineData("correo-publico", "fulana@ejemplo.invalid", null)]
    [InlineData("correo-publico", "Fulana <fulana@ejemplo.invalid>", "not-an-email")]
    [InlineData("telefono-publico", "(662) 123 4567", null)]
    [InlineData("telefono-publico", "662 123", "not-a-phone")]
    [InlineData("pagina-web", "javascript:alert(1)", "not-an-address")]
    [InlineData("pagina-web", "https://ejemplo.invalid/yo", null)]
    public void Check_OfAContact_SaysWhatToMend(string field, string text, string? code)
    {
        var section = QuestionnaireCatalog.Curricular.Find("contacto")!;
        var found = QuestionnaireRules.Check(section, Values((field, text))).ToArray();
        Assert.Equal(code, found.SingleOrDefault()?.Code);
    }

    [Fact]
    public void Check_OfAShortText_AdvisesAndDoesNotBlock()
    {
        var section = QuestionnaireCatalog.Curricular.Find("historia")!;
        var finding = Assert.Single(QuestionnaireRules.Check(section, Values(("historia-profesional", "Trabajé."))));
        Assert.False(finding.Blocks);
        Assert.True(Assert.Single(QuestionnaireRules.Check(
            section, Values(("historia-profesional", new string('a', 5001))))).Blocks);
    }

    [Theory]
    [InlineData("a\u0000b\u0007", "ab")]
    [InlineData("uno\r\ndos\rtres", "uno\ndos\ntres")]
    [InlineData("\u202Eal revés\u2066", "al revés")]
    [InlineData("  n\u0303  ", "ñ")]
    public void Clean_RemovesWhatCannotBeSeen(string typed, string stored) => Assert.Equal(stored, AnswerText.Clean(typed));

    private static ImmutableDictionary<string, string> Values(params (string Field, string Text)[] values) =>
        values.ToImmutableDictionary(v => v.Field, v => v.Text, StringComparer.Ordinal);
}
