using System.Collections.Immutable;
using Conoceles.Questionnaires;
using Conoceles.TestData;

namespace Conoceles.Grains.Tests.Questionnaires;

/// <summary>What ships in <c>deploy/questionnaires/v2</c>, field by field and condition by condition.</summary>
public class ShippedQuestionnairesTests
{
    private static readonly QuestionnaireSet Set = ShippedQuestionnaires.Set;

    public static TheoryData<string, string> Conditions =>
        [.. Set.All.SelectMany(q => q.Sections).SelectMany(s => s.Fields.Where(f => f.ShowWhen is not null).Select(f => (s.Id, f.Id)))];

    public static TheoryData<string, string, string> Gates =>
        [.. Set.All.SelectMany(q => q.Sections).SelectMany(s => s.Fields.Where(f => f.ShowWhen is not null)
            .SelectMany(f => f.ShowWhen!.AnyOf.Select(v => (s.Id, f.Id, v))))];

    public static TheoryData<string> Groups => [.. Set.Groups.Select(g => g.Id)];

    // The official wording (INE, local elections of 2022); it wins over any other.
    public static TheoryData<string, string> OfficialWording => new()
    {
        { "p01", "¿Se identifica como una persona indígena o como parte de algún pueblo o comunidad indígena?" },
        { "p02", "¿Habla y/o entiende alguna lengua indígena nacional?" },
        { "p03", "¿A qué pueblo y/o comunidad indígena pertenece?" },
        { "p04", "¿Tiene alguna discapacidad?" },
        { "p05", "En caso de haber respondido afirmativamente la pregunta anterior, El tipo de discapacidad con el que vive es:" },
        { "p06", "En caso afirmativo, ¿de qué tipo?" },
        { "p07", "Su discapacidad le dificulta o impide:" },
        { "p08", "¿Se considera una persona afromexicana o que forma parte de alguna comunidad afrodescendiente?" },
        { "p09", "¿Es usted una persona de la población LGBTTTIQ+ (Lesbiana, Gay, Bisexual, Transgénero, Travesti, Transexual, Intersexual, Queer, No Binaria, u otra)?" },
        { "p10", "En caso de haber respondido afirmativamente a la pregunta anterior, usted se identifica como:" },
        { "p11", "¿Es usted migrante?" },
        { "p12", "¿En qué país reside?" },
        { "p13", "¿Cuánto tiempo ha vivido en el extranjero?" },
        { "p14", "¿Cuál fue el motivo de la residencia en el extranjero?" },
        { "p15", "Cuando emigró, ¿se encontraba con una situación regular de trabajo o con un lugar asegurado en alguna institución educativa del país extranjero?" },
        { "p16", "¿Es parte de la población joven (entre 18 y 29 años)?" },
        { "p17", "¿Es parte de la población de personas mayores (60 años o más)?" },
        { "p18", "¿En cuál de los siguientes grupos de ingresos se encuentra?" },
        { "p19", "Su fuente principal de ingresos es:" },
        { "p20", "Entidad federativa de nacimiento:" },
    };

    [Fact]
    public void Sections_AreThoseOfTheTaskList()
    {
        Assert.Equal(
            ["fotografia", "contacto", "estudios", "historia", "trayectoria", "motivos", "propuesta-1", "propuesta-2", "propuesta-grupo"],
            Set.Curricular.Sections.Select(s => s.Id));
        Assert.Equal(
            ["indigena", "discapacidad", "afromexicana", "diversidad", "migrantes", "jovenes", "mayores", "socioeconomico", "generales"],
            Set.Identity.Sections.Select(s => s.Id));
        Assert.Equal(["aviso", "consentimiento"], Set.Declarations.Sections.Select(s => s.Id));
    }

    [Fact]
    public void TwoReadings_AreEqualAndAnotherWordIsNot()
    {
        var again = QuestionnaireReader.Read(
            "v2", ShippedQuestionnaires.Text("curricular"), ShippedQuestionnaires.Text("identidad"), ShippedQuestionnaires.Text("declaraciones")).Set!;
        Assert.NotSame(Set, again);
        Assert.Equal(Set, again);
        Assert.Equal(Set.GetHashCode(), again.GetHashCode());
        var other = QuestionnaireReader.Read(
            "v2", ShippedQuestionnaires.Text("curricular").Replace("Motivos", "Razones", StringComparison.Ordinal),
            ShippedQuestionnaires.Text("identidad"), ShippedQuestionnaires.Text("declaraciones")).Set;
        Assert.NotEqual(Set, other);
    }

    [Theory]
    [MemberData(nameof(OfficialWording))]
    public void IdentityQuestion_HasTheOfficialWording(string id, string label) => Assert.Equal(label, Set.FindField(id)?.Label);

    [Fact]
    public void IdentityQuestions_AreTwentyAndAllowNotToAnswer()
    {
        var fields = Set.Identity.Sections.SelectMany(s => s.Fields).ToArray();
        Assert.Equal(20, fields.Count(f => f.Id.Length == 3));
        Assert.All(fields, f => Assert.True(f.Required, f.Id));
        Assert.All(fields.Where(f => f.Kind is not FieldKind.Text), f => Assert.Contains(f.Options, o => o.Value == "pnc"));
        Assert.All(Set.Identity.Sections, s => Assert.NotNull(s.Intro));
    }

    [Fact]
    public void EveryOtherOption_HasItsText()
    {
        var others = Set.Identity.Sections.SelectMany(s => s.Fields.SelectMany(f => f.Options.Where(o => o.Value is "otro" or "otra").Select(o => (s, f, o)))).ToArray();
        Assert.NotEmpty(others);
        Assert.All(others, x => Assert.Contains(
            x.s.Fields, f => f.Kind is FieldKind.Text && f.Required && f.ShowWhen is { } when && when.Field == x.f.Id && when.AnyOf.Contains(x.o.Value)));
    }

    [Fact]
    public void Catalogues_AreWhole()
    {
        Assert.Equal(249 + 1, Set.FindField("p12")!.Options.Length);
        Assert.Equal(32 + 2, Set.FindField("p20")!.Options.Length);
        Assert.Equal(10, Set.FindField("grado")!.Options.Length);
        Assert.Equal(12 + 1, Set.FindField("p03")!.Options.Length);
        Assert.Equal(8, Set.FindField("p18")!.Options.Length);
    }

    [Fact]
    public void Income_IsNeverIndividual() =>
        Assert.All(Set.Find("socioeconomico")!.Value.Section.Fields, f => Assert.True(f.NeverIndividual, f.Id));

    [Theory]
    [MemberData(nameof(Groups))]
    public void EveryGroup_HasItsRequiredConsentOfYesOrNo(string id)
    {
        var group = Set.FindGroup(id)!;
        var consent = Set.FindField(group.ConsentField)!;
        Assert.True(consent.Required);
        Assert.Contains(group.Chip, consent.Label, StringComparison.Ordinal);
        if (group.DetailConsentField is { } details)
            Assert.False(Set.FindField(details)!.Required);
    }

    [Theory]
    [InlineData("jovenes", 17, false)]
    [InlineData("jovenes", 18, true)]
    [InlineData("jovenes", 29, true)]
    [InlineData("jovenes", 30, false)]
    [InlineData("mayores", 59, false)]
    [InlineData("mayores", 60, true)]
    [InlineData("mayores", 104, true)]
    [InlineData("indigena", 40, false)]
    public void AgeBands_AreThoseOfElectionDay(string group, int age, bool isOf) => Assert.Equal(isOf, Set.FindGroup(group)!.IsOfAge(age));

    [Theory]
    [MemberData(nameof(Conditions))]
    public void Dependant_WithItsGateClosed_IsNotApplicableAndNotMissed(string sectionId, string fieldId)
    {
        var section = ShippedQuestionnaires.Section(sectionId);
        var field = section.FindField(fieldId)!;
        var stored = QuestionnaireRules.Normalise(section, new Dictionary<string, string> { [fieldId] = field.Options.FirstOrDefault()?.Value ?? "texto" });
        Assert.Equal(QuestionnaireRules.NotApplicable, stored[fieldId]);
        Assert.DoesNotContain(QuestionnaireRules.Check(section, stored), f => f.Field == fieldId);
    }

    [Theory]
    [MemberData(nameof(Gates))]
    public void Dependant_WithItsGateOpen_IsRequired(string sectionId, string fieldId, string value)
    {
        var section = ShippedQuestionnaires.Section(sectionId);
        var answers = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var (field, answer) = (section.FindField(fieldId)!.ShowWhen!.Field, value); ;)
        {
            answers[field] = answer;
            if (section.FindField(field)!.ShowWhen is not { } when)
                break;
            (field, answer) = (when.Field, when.AnyOf[0]);
        }

        var stored = QuestionnaireRules.Normalise(section, answers);
        Assert.False(stored.ContainsKey(fieldId));
        var finding = Assert.Single(QuestionnaireRules.Check(section, stored), f => f.Field == fieldId);
        Assert.Equal("required", finding.Code);
        Assert.True(finding.Blocks);
    }

    [Fact]
    public void Completeness_OfNothing_IsNothingAndLacksTheMinimum()
    {
        var none = Completeness.Of(Set.Curricular, _ => null);
        Assert.Equal(0, none.Percent);
        Assert.False(none.MeetsMinimum);
        Assert.False(none.IsFull);
        Assert.True(none.Sections.Single(s => s.Id == "motivos").MeetsMinimum);
    }

    [Fact]
    public void Completeness_OfTheMinimum_IsNotFull()
    {
        var minimum = new Dictionary<string, Dictionary<string, string>>
        {
            ["contacto"] = new() { ["sin-medios"] = "si" },
            ["estudios"] = new() { ["grado"] = "sin-estudios", ["estatus-grado"] = "no-aplica" },
            ["historia"] = new() { ["historia-profesional"] = "x" },
            ["trayectoria"] = new() { ["trayectoria-politica"] = "x" },
        };
        var completeness = Completeness.Of(Set.Curricular, minimum.GetValueOrDefault);
        Assert.True(completeness.MeetsMinimum);
        Assert.False(completeness.IsFull);
        Assert.InRange(completeness.Percent, 1, 99);
        var optional = new[] { ("fotografia", "foto"), ("motivos", "motivo-cargo"), ("propuesta-1", "propuesta-primera"), ("propuesta-2", "propuesta-segunda"), ("propuesta-grupo", "propuesta-genero-grupo") };
        foreach (var (section, field) in optional)
            minimum[section] = new() { [field] = "x" };
        Assert.Equal(100, Completeness.Of(Set.Curricular, minimum.GetValueOrDefault).Percent);
        Assert.True(Completeness.Of(Set.Curricular, minimum.GetValueOrDefault).IsFull);
    }
}
