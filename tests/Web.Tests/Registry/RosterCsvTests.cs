using Conoceles.Deploy.Demo;
using Conoceles.Elections;
using Conoceles.Web.Oversight.Registry;

namespace Conoceles.Web.Tests.Registry;

/// <summary>The fictional registry as a file: what is read back is what was written, whole.</summary>
public sealed class RosterCsvTests
{
    private static readonly ElectionDefinition Election = FictionalElection.Of(RegistrySample.Election);

    [Fact]
    public void WholeRoster_WrittenAndRead_IsTheSameEntries()
    {
        var roster = new DemoRoster(Election, new Dice(2024));
        var entries = roster.Entries(DemoRoster.Whole);
        var file = new RegistryFile(RosterCsv.Of(roster, entries));
        var check = file.Check(Election);
        Assert.Empty(check.Errors);
        Assert.Equal(entries, check.Entries);
        Assert.Equal(file.Hash, new RegistryFile(RosterCsv.Of(roster, entries)).Hash);
    }

    [Fact]
    public void WholeRoster_FitsTheForm()
    {
        var roster = new DemoRoster(Election, new Dice(2024));
        var file = new RegistryFile(RosterCsv.Of(roster, roster.Entries(DemoRoster.Whole)));
        Assert.InRange(file.Bytes.Length, 100_000, RegistryFile.MaxBytes);
        Assert.InRange(file.Pack().Length, 1_000, 1024 * 1024);
    }

    [Fact]
    public void MemberOf_KnowsEveryColumn_AndEveryMemberHasOne() => Assert.Equal(
        typeof(RegistryEntry).GetProperties().Where(p => p.SetMethod is not null).Select(p => p.Name).Order(StringComparer.Ordinal),
        RegistryColumns.All.Select(RegistryColumns.MemberOf).Order(StringComparer.Ordinal));
}
