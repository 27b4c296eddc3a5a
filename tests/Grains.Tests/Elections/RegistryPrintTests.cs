using Conoceles.Elections;
using Conoceles.Grains.Elections;
using Conoceles.Grains.Elections.Rules;
using Conoceles.Grains.Tests.Candidacies;

namespace Conoceles.Grains.Tests.Elections;

/// <summary>What an election remembers of an entry tells any change of it, and names the member.</summary>
public class RegistryPrintTests
{
    public static TheoryData<string, RegistryEntry> Changes => new()
    {
        { nameof(RegistryEntry.GivenNames), Sample.Entry with { GivenNames = "Otra" } },
        { nameof(RegistryEntry.FirstSurname), Sample.Entry with { FirstSurname = "Otro" } },
        { nameof(RegistryEntry.SecondSurname), Sample.Entry with { SecondSurname = "Otro" } },
        { nameof(RegistryEntry.Nickname), Sample.Entry with { Nickname = "Otro" } },
        { nameof(RegistryEntry.Sex), Sample.Entry with { Sex = "" } },
        { nameof(RegistryEntry.Age), Sample.Entry with { Age = 42 } },
        { nameof(RegistryEntry.Office), Sample.Entry with { Office = "otro" } },
        { nameof(RegistryEntry.District), Sample.Entry with { District = 7 } },
        { nameof(RegistryEntry.Municipality), Sample.Entry with { Municipality = "26030" } },
        { nameof(RegistryEntry.ListNumber), Sample.Entry with { ListNumber = 1 } },
        { nameof(RegistryEntry.Character), Sample.Entry with { Character = Character.Substitute } },
        { nameof(RegistryEntry.PoliticalActor), Sample.Entry with { PoliticalActor = "otro" } },
        { nameof(RegistryEntry.ResponsibleParty), Sample.Entry with { ResponsibleParty = "otro" } },
        { nameof(RegistryEntry.ApprovedOn), Sample.Entry with { ApprovedOn = new DateOnly(2024, 4, 18) } },
        { nameof(RegistryEntry.ApprovalAgreement), Sample.Entry with { ApprovalAgreement = "otro" } },
        { nameof(RegistryEntry.AccountDeliveredOn), Sample.Entry with { AccountDeliveredOn = null } },
        { nameof(RegistryEntry.AffirmativeActions), Sample.Entry with { AffirmativeActions = "indigena" } },
        { nameof(RegistryEntry.Reelection), Sample.Entry with { Reelection = true } },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Change_OfAMember_IsTold(string member, RegistryEntry changed)
    {
        var state = RegisteredRules.WithPrints(RegisteredRules.WithIds(new ElectionRegistryState(), "prueba", [Sample.Entry]), [Sample.Entry]);
        Assert.Empty(RegisteredRules.Changed(state, [Sample.Entry with { }]));
        Assert.Single(RegisteredRules.Changed(state, [changed]));
        Assert.Equal([new(member, 1)], RegisteredRules.Compare(state, [changed]).Fields);
    }

    [Fact]
    public void Changes_CoverEveryMember_SoThatANewOneIsRemembered() => Assert.Equal(
        typeof(RegistryEntry).GetProperties().Where(p => p.SetMethod is not null && p.Name != nameof(RegistryEntry.Key)).Select(p => p.Name).Order(StringComparer.Ordinal),
        Changes.Select(c => c.Data.Item1).Order(StringComparer.Ordinal));

    [Fact]
    public void Entry_OfTheFormerSchema_ChangesWithoutSayingWhere()
    {
        var state = new ElectionRegistryState
        {
            LastSequence = 1,
            Entries = new ElectionRegistryState().Entries.Add(Sample.Entry.Key, new RegisteredEntry("cand-prueba-000001", "00", null)),
        };
        var comparison = RegisteredRules.Compare(state, [Sample.Entry]);
        Assert.Equal((0, 1), (comparison.New, comparison.Changed));
        Assert.Empty(comparison.Fields);
    }

    [Fact]
    public void Refusals_ListTheFirstThousand_AndCountThemAll()
    {
        var many = Enumerable.Range(0, 600).Select(i => (i, new RefusedEntry($"K-{i}", $"cand-{i}", "wrong-status", "No."))).ToArray();
        var refusals = ImportRefusals.Of(ImportRefusals.Of(null, many), many);
        Assert.Equal((1200, 1000, false), (refusals.Rows.Length, refusals.Listed.Length, refusals.Told));
    }
}
