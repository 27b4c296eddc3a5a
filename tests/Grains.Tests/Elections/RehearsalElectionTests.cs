using System.Collections.Immutable;
using Conoceles.Deploy;
using Conoceles.Deploy.Demo;
using Conoceles.Deploy.Rehearsal;
using Conoceles.Elections;

namespace Conoceles.Grains.Tests.Elections;

/// <summary>The rehearsal asks what the real election asks, of nobody and nowhere that exists.</summary>
public class RehearsalElectionTests
{
    private static readonly ElectionDefinition Election = RehearsalElection.Read();
    private static readonly ElectionDefinition Real = DemoElection.Read(Repository.Election("sonora-2027"));
    private static readonly ImmutableArray<RegistryEntry> Entries = new RehearsalRoster(Election).Entries();

    [Fact]
    public void Election_IsSound_AndSaysThatItIsARehearsal()
    {
        Assert.Empty(ElectionCheck.Problems(Election));
        Assert.Equal(("ensayo-2027", ElectionKind.Rehearsal), (Election.Slug, Election.Kind));
        Assert.StartsWith("Ensayo ", Election.Name, StringComparison.Ordinal);
        Assert.All(Election.Offices, o => Assert.StartsWith("Ensayo", o.Publication.Agreement, StringComparison.Ordinal));
        Assert.All(Election.Dates, d => Assert.StartsWith("Ensayo", d.Source, StringComparison.Ordinal));
        Assert.All(Election.Plan, a => Assert.StartsWith("Ensayo", a.Source, StringComparison.Ordinal));
        Assert.True(Election.CanWithhold);
    }

    [Fact]
    public void Election_AsksWhatTheRealOneAsks()
    {
        Assert.Equal(Real.Offices.Select(o => (o.Id, o.Territory, o.Posts, o.Substitutes)), Election.Offices.Select(o => (o.Id, o.Territory, o.Posts, o.Substitutes)));
        Assert.Equal(Real.Questionnaires.Version, Election.Questionnaires.Version);
        Assert.Equal(Real.Deadlines.Capture, Election.Deadlines.Capture);
        Assert.Equal(Enum.GetValues<ActorKind>(), Election.Actors.Select(a => a.Kind).Distinct().Order());
    }

    [Fact]
    public void Election_HasNoPlaceAndNoPartyOfSonora()
    {
        var municipality = Assert.Single(Election.Municipalities);
        Assert.Equal("Municipio de Prueba", municipality.Name);
        // INEGI's codes begin with the state's number, and Sonora's is 26.
        Assert.False(municipality.Code.StartsWith("26", StringComparison.Ordinal));
        Assert.Null(Real.FindMunicipality(municipality.Code));
        var district = Assert.Single(Election.Districts);
        Assert.Equal("Distrito de Prueba", district.Seat);
        Assert.Null(Real.FindDistrict(district.Number));
        Assert.All(Election.Actors.Where(a => a.Kind is not ActorKind.Independent), a =>
        {
            Assert.Contains("Ensayo", a.Name, StringComparison.Ordinal);
            Assert.Null(Real.FindActor(a.Id));
        });
    }

    [Fact]
    public void Roster_HasEveryOfficeAndEveryActor_InPostsThatExist()
    {
        Assert.Equal(Election.Offices.Select(o => o.Id).Order(StringComparer.Ordinal), Entries.Select(e => e.Office).Distinct().Order(StringComparer.Ordinal));
        Assert.Equal(Election.Actors.Select(a => a.Id).Order(StringComparer.Ordinal), Entries.Select(e => e.PoliticalActor).Distinct().Order(StringComparer.Ordinal));
        Assert.All(Election.Actors.Where(a => a.Kind is ActorKind.Party), p => Assert.Contains(Entries, e => e.ResponsibleParty == p.Id));
        Assert.Equal(Entries.Length, Entries.Select(e => PostRules.PostOf(Election.FindActor(e.PoliticalActor)!, e)).Distinct().Count());
        Assert.Equal(Entries.Length, Entries.Select(e => e.FullName).Distinct().Count());
        Assert.Contains(Entries, e => e.AffirmativeActions.Length > 0);
        Assert.All(Entries, e =>
        {
            var office = Election.FindOffice(e.Office)!;
            Assert.True(PostRules.TerritoryFits(Election, office, e));
            Assert.True(PostRules.NumberFits(PostRules.Positions(Election, office, e.Municipality), e.ListNumber));
            Assert.True(PostRules.CharacterFits(office, e.Character));
            Assert.True(PostRules.ResponsibleFits(Election.FindActor(e.PoliticalActor)!, e.ResponsibleParty));
        });
        Assert.Equal(Entries, new RehearsalRoster(RehearsalElection.Read()).Entries());
    }

    [Fact]
    public void Beginning_HasEveryCaptureOpenAndEveryOfficePublic()
    {
        Assert.All(Entries, e => Assert.True(e.ApprovedOn <= e.AccountDeliveredOn));
        Assert.All(Entries, e => Assert.InRange(
            RehearsalElection.Begins, Deadlines.StartOf(e.AccountDeliveredOn!.Value), Deadlines.EndOf(e.AccountDeliveredOn.Value.AddDays(Election.Deadlines.Capture.Days))));
        Assert.All(Election.Offices, o => Assert.True(o.Publication.Contains(RehearsalElection.Begins)));
        Assert.True(RehearsalElection.Import < RehearsalElection.Begins);
    }
}
