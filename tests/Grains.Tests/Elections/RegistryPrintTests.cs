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
        var state = RegisteredRules.WithPrints(RegisteredRules.WithIds(new ElectionRegistryState(), "prueba", [Sample.Entry]), [Sample.Entry], Sample.Election);
        Assert.Empty(RegisteredRules.Changed(state, [Sample.Entry with { }]));
        Assert.Single(RegisteredRules.Changed(state, [changed]));
        Assert.Equal([new(member, 1)], Compare(state, changed).Fields);
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
        var comparison = Compare(state, Sample.Entry);
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

    [Fact]
    public void Holders_AreThoseOfTheSamePost_ThatTheEntriesDoNotMove()
    {
        var first = Sample.Entry with { Key = "R-1" };
        var second = first with { Key = "R-2", Character = Character.Substitute };
        var state = Imported(first, second);
        var other = first with { Key = "R-3" };
        Assert.Equal([new TakenPost("R-3", "R-1", state.Entries["R-1"].CandidacyId)], Holders(state, other));
        Assert.Equal([new TakenPost("R-3", "R-1", state.Entries["R-1"].CandidacyId)], Holders(state, second, other));
        // The same again, another datum of it, and another actor's are no conflict.
        Assert.Empty(Holders(state, first, second));
        Assert.Empty(Holders(state, first with { Nickname = "Otro" }));
        Assert.Empty(Holders(state, other with { PoliticalActor = "pyy", ResponsibleParty = "pyy" }));
        // The file moves who has it.
        Assert.Empty(Holders(state, first with { District = 7 }, other));
    }

    [Fact]
    public void Holders_OfAPostThatItsCandidacyRefusedToLeave_AreStillThere()
    {
        var first = Sample.Entry with { Key = "R-1" };
        var moved = RegisteredRules.WithPrints(Imported(first), [first with { District = 7 }], Sample.Election);
        Assert.Empty(Holders(moved, first with { Key = "R-3" }));
        var refused = RegisteredRules.Without(
            moved, ["R-1"], new Dictionary<string, string?> { ["R-1"] = EntryPrint.Post(first, Sample.Election) });
        Assert.Equal("R-1", Assert.Single(Holders(refused, first with { Key = "R-3" })).HolderKey);
    }

    [Fact]
    public void Compare_CountsTheWithdrawn_AndWhoTakesTheirPost()
    {
        var first = Sample.Entry with { Key = "R-1" };
        var state = Imported(first, first with { Key = "R-2", Character = Character.Substitute });
        var other = first with { Key = "R-3" };
        var taken = RegisteredRules.Compare(state, [other], Sample.Election, new HashSet<string>());
        Assert.Equal((1, 0, 2, 0), (taken.Taken.Length, taken.Substitutions, taken.Absent, taken.AbsentWithdrawn));
        var free = RegisteredRules.Compare(state, [other], Sample.Election, new HashSet<string> { state.Entries["R-1"].CandidacyId });
        Assert.Equal((0, 1, 2, 1), (free.Taken.Length, free.Substitutions, free.Absent, free.AbsentWithdrawn));
    }

    private static ElectionRegistryState Imported(params RegistryEntry[] entries) => RegisteredRules.WithPrints(
        RegisteredRules.WithIds(new ElectionRegistryState(), "prueba", [.. entries]), [.. entries], Sample.Election);

    private static IEnumerable<TakenPost> Holders(ElectionRegistryState state, params RegistryEntry[] entries) =>
        RegisteredRules.Holders(state, [.. entries], Sample.Election);

    private static RegistryComparison Compare(ElectionRegistryState state, RegistryEntry entry) =>
        RegisteredRules.Compare(state, [entry], Sample.Election, new HashSet<string>());
}
