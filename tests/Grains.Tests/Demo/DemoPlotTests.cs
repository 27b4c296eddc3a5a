using Conoceles.Deploy;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;

namespace Conoceles.Grains.Tests.Demo;

/// <summary>The demo has somebody in every state, and what people answer agrees with what the registry says of them.</summary>
public class DemoPlotTests
{
    private const int Usual = 120;

    private static readonly ElectionDefinition Election = FictionalElection.Of(DemoElection.Read(Repository.Election(DemoElection.FolderName)));
    private static readonly Dice Dice = new(2024);
    private static readonly System.Collections.Immutable.ImmutableArray<RegistryEntry> Whole = new DemoRoster(Election, Dice).Entries(DemoRoster.Whole);

    [Fact]
    public void Usual_HasEveryStageEverySceneAndWhoWaitsForHerOffice()
    {
        // As deploy/run loads it: a roster of that size, not the beginning of the whole.
        var entries = new DemoRoster(Election, Dice).Entries(Usual);
        var plot = new DemoPlot(Election, entries, Dice);
        var people = Enumerable.Range(0, Usual).ToArray();
        Assert.Empty(Enum.GetValues<DemoStage>().Except(people.Select(plot.StageOf)));
        Assert.Empty(Enum.GetValues<DemoScene>().Except(people.Select(plot.SceneOf)));
        Assert.Contains(people, i => plot.StageOf(i) == DemoStage.Verified && Election.FindOffice(entries[i].Office)!.Publication.Opens.Month == 5);
        foreach (var confirmed in new[] { true, false })
            Assert.Contains(people, i => entries[i].AffirmativeActions.Length > 0 && plot.ActionsConfirmed(i) == confirmed);
        foreach (var photo in new[] { true, false })
            Assert.Contains(people, i => plot.StageOf(i) == DemoStage.Verified && plot.HasPhoto(i) == photo);
    }

    [Fact]
    public void Plot_OfABeginning_IsTheBeginningOfThePlot()
    {
        var (few, many) = (new DemoPlot(Election, [.. Whole.Take(40)], Dice), new DemoPlot(Election, Whole, Dice));
        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal(many.SceneOf(i), few.SceneOf(i)));
    }

    [Fact]
    public void WholeElection_HasSeveralOfEachScene_AndAThirdWithoutAnswers()
    {
        var plot = new DemoPlot(Election, Whole, Dice);
        var people = Enumerable.Range(0, Whole.Length).ToArray();
        foreach (var scene in Enum.GetValues<DemoScene>().Except([DemoScene.None, DemoScene.ObservedInReview]))
            Assert.InRange(people.Count(i => plot.SceneOf(i) == scene), 3, 30);
        Assert.InRange(people.Count(i => plot.StageOf(i) == DemoStage.Nothing), Whole.Length * 30 / 100, Whole.Length * 37 / 100);
        // The first of each is the same one as in a smaller demo.
        foreach (var scene in Enum.GetValues<DemoScene>().Except([DemoScene.None]))
            Assert.Equal(people.First(i => plot.SceneOf(i) == scene), plot.IndexOf(scene));
    }

    [Fact]
    public void WhoWaitsForAReviewer_HasWaitedLessThanTheTerm() =>
        Assert.InRange(DemoStory.LastRequests - DemoStory.LateSubmissions, TimeSpan.Zero, TimeSpan.FromHours(Election.ReviewHours / 2.0));

    [Fact]
    public void Identity_AgreesWithTheRegistry()
    {
        var groups = Election.Questionnaires.Groups;
        var told = 0;
        foreach (var (entry, person) in Whole.Select((e, i) => (e, i)))
        {
            var said = DemoIdentity.Of(Election.Questionnaires, entry, [], Dice, person);
            foreach (var group in groups.Where(g => (g.MinAge ?? g.MaxAge) is not null && said[g.Field] != "pnc"))
            {
                Assert.Equal(group.IsOfAge(entry.Age), said[group.Field] == group.Answer);
                told++;
            }

            Assert.All(AffirmativeGroups.Split(entry.AffirmativeActions), g => Assert.Equal(Election.Questionnaires.FindGroup(g)!.Answer, said[Election.Questionnaires.FindGroup(g)!.Field]));
        }

        Assert.InRange(told, Whole.Length, 2 * Whole.Length);
    }

    [Fact]
    public void Identity_OfWhoBelongs_SaysSo()
    {
        var said = DemoIdentity.Of(Election.Questionnaires, Whole[0], ["migrantes"], Dice, 0);
        var section = Election.Questionnaires.Identity.Find("migrantes")!;
        var answers = new DemoAnswers(Dice).Section(section, 0, said);
        Assert.Equal("si", answers["p11"]);
        Assert.DoesNotContain("no-aplica", answers["p12"], StringComparison.Ordinal);
    }
}
