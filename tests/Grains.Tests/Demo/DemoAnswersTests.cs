using Conoceles.Deploy.Demo;
using Conoceles.Questionnaires;
using Conoceles.TestData;

namespace Conoceles.Grains.Tests.Demo;

/// <summary>The demo is loaded by the same commands as everybody's: what it answers must be takable.</summary>
public class DemoAnswersTests
{
    private const int People = 300;

    [Fact]
    public void Answers_OfEverybody_BlockNothingAndFillEveryKind()
    {
        var demo = new DemoAnswers(new Dice(7));
        var answered = new HashSet<string>(StringComparer.Ordinal);
        foreach (var section in ShippedQuestionnaires.Set.All.SelectMany(q => q.Sections))
        {
            for (var person = 0; person < People; person++)
            {
                var answers = demo.Section(section, person);
                Assert.DoesNotContain(QuestionnaireRules.Check(section, answers), f => f.Blocks);
                answered.UnionWith(answers.Where(a => a.Value != QuestionnaireRules.NotApplicable).Select(a => a.Key));
            }
        }

        // What depends on an answer that few give is left to chance.
        var never = ShippedQuestionnaires.Set.All.SelectMany(q => q.Sections).SelectMany(s => s.Fields)
            .Where(f => f.ShowWhen is null && !answered.Contains(f.Id)).Select(f => f.Id);
        Assert.Equal(["foto", "foto-fecha", "sin-medios"], never);
        Assert.Contains("cursos.3", answered);
        Assert.Contains("p03", answered);
    }

    [Fact]
    public void Answers_OfMany_AreAboutAsManyAsReally()
    {
        var demo = new DemoAnswers(new Dice(7));
        var section = ShippedQuestionnaires.Section("socioeconomico");
        var silent = Enumerable.Range(0, People).Count(p => demo.Section(section, p)["p18"] == "pnc");
        // A third of those who answered preferred not to say their income.
        Assert.InRange(silent, People / 5, People / 2);
    }
}
