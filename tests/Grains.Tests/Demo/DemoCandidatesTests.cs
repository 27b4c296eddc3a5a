using Conoceles.Candidacies;
using Conoceles.Deploy;
using Conoceles.Deploy.Demo;
using Conoceles.Elections;

namespace Conoceles.Grains.Tests.Demo;

public sealed class DemoCandidatesTests
{
    private static readonly ElectionDefinition Election = FictionalElection.Of(DemoElection.Read(Repository.Election(DemoElection.FolderName)));
    private static readonly Dice Dice = new(2024);

    [Theory]
    [InlineData(120)]
    [InlineData(DemoRoster.Whole)]
    public void OwnAccounts_AreOfPeopleWhoCapturedNothing_OneOfAPartyAndOneIndependent(int people)
    {
        var entries = new DemoRoster(Election, Dice).Entries(people);
        var candidates = DemoCandidates.Of(Election, entries, Dice).ToArray();
        Assert.Equal([DemoCandidates.OfParty, DemoCandidates.Independent], candidates.Select(c => c.User));
        foreach (var (user, candidacy) in candidates)
        {
            var index = Enumerable.Range(0, people).Single(i => CandidacyId.Create(Election.Slug, i + 1) == candidacy);
            Assert.True(DemoStory.CapturesNothing(Dice, index));
            Assert.Equal(user == DemoCandidates.OfParty, Election.FindActor(entries[index].ResponsibleParty) is not null);
        }
    }

    [Fact]
    public void SmallDemo_MayHaveNone() => Assert.Empty(DemoCandidates.Of(Election, [], Dice));
}
