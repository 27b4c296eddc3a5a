using Conoceles.Deploy;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;

namespace Conoceles.Grains.Tests.Elections;

/// <summary>The demo's registry: as many people as the process had, in posts that exist, and the same each time.</summary>
public class DemoRosterTests
{
    private static readonly ElectionDefinition Election = FictionalElection.Of(DemoElection.Read(Repository.Election(DemoElection.FolderName)));
    private static readonly DemoRoster Roster = new(Election, new Dice(2024));
    private static readonly System.Collections.Immutable.ImmutableArray<RegistryEntry> Whole = Roster.Entries(DemoRoster.Whole);

    [Fact]
    public void Whole_HasAsManyPeopleAsTheProcess() => Assert.Equal(3674, Whole.Length);

    [Fact]
    public void Beginning_IsTheSameOfEverySize()
    {
        foreach (var count in new[] { 1, 2, 119, 120, 2000 })
            Assert.Equal(Whole.Take(count), new DemoRoster(Election, new Dice(2024)).Entries(count));
        Assert.Equal(Whole, Roster.Entries(5000).Take(DemoRoster.Whole));
        Assert.NotEqual(Whole.Take(50), new DemoRoster(Election, new Dice(7)).Entries(50));
    }

    [Fact]
    public void Beginning_OfAHundredAndTwenty_HasEveryOfficeAndEveryActor()
    {
        var few = Roster.Entries(120);
        Assert.Empty(Election.Offices.Select(o => o.Id).Except(few.Select(e => e.Office)));
        Assert.Empty(Election.Actors.Select(a => a.Id).Except(few.Select(e => e.PoliticalActor)));
    }

    [Theory]
    [InlineData(DemoRoster.Whole)]
    [InlineData(36_740)]
    public void Everybody_HasAPostOfHerOwn(int count)
    {
        var entries = Roster.Entries(count);
        Assert.Equal(count, entries.Length);
        Assert.Equal(count, entries.Select(e => PostRules.PostOf(Election.FindActor(e.PoliticalActor)!, e)).Distinct().Count());
        Assert.Equal(count, entries.Select(e => e.Key).Distinct().Count());
        Assert.All(entries, e =>
        {
            var office = Election.FindOffice(e.Office)!;
            Assert.True(PostRules.TerritoryFits(Election, office, e));
            Assert.True(PostRules.NumberFits(PostRules.Positions(Election, office, e.Municipality), e.ListNumber));
            Assert.True(PostRules.CharacterFits(office, e.Character));
            Assert.True(PostRules.ResponsibleFits(Election.FindActor(e.PoliticalActor)!, e.ResponsibleParty));
        });
    }

    [Fact]
    public void Whole_LooksLikeTheProcess()
    {
        Assert.Equal(72, Whole.Where(e => e.Municipality is not null).Select(e => e.Municipality).Distinct().Count());
        Assert.Equal(21, Whole.Where(e => e.District is not null).Select(e => e.District).Distinct().Count());
        Assert.Equal(240, Whole.Count(e => e.Office == "diputacion-rp"));
        Assert.InRange(Whole.Count(e => e.AffirmativeActions.Length > 0), 70, 150);
        Assert.InRange(Whole.Select(e => e.FullName).Distinct().Count(), 3500, 3674);
        Assert.InRange(DemoRoster.ResponsibleParties(Election, Whole).Count(), 2, 12);
        Assert.All(Election.Actors.Where(a => a.Kind == ActorKind.Party), p => Assert.Contains(Whole, e => e.ResponsibleParty == p.Id));
        Assert.All(Election.Actors, a => Assert.Contains(Whole, e => e.PoliticalActor == a.Id));
    }
}
