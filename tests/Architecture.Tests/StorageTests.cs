using System.Reflection;
using Conoceles.Grains.Candidacies;

namespace Conoceles.Architecture.Tests;

/// <summary>
/// The state name, not the grain's class, is the storage key: two classes with one name would share rows. And a name
/// that changes loses what was stored under it.
/// </summary>
public sealed class StorageTests
{
    private static readonly Dictionary<string, string> Names = typeof(StorageNames)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(f => f.IsLiteral)
        .ToDictionary(f => f.Name, f => (string)f.GetRawConstantValue()!, StringComparer.Ordinal);

    private static readonly string[] NotStates = [nameof(StorageNames.CurricularProvider), nameof(StorageNames.IdentityProvider), nameof(StorageNames.ServiceId)];

    [Fact]
    public void StorageNames_AreUnique()
    {
        Assert.NotEmpty(Names);
        Assert.Equal(Names.Count, Names.Values.Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void EachStateName_IsUsedByExactlyOneGrain()
    {
        var users = PersistentStates.All.ToLookup(s => s.StateName, s => s.Grain, StringComparer.Ordinal);
        foreach (var name in Names.Where(n => !NotStates.Contains(n.Key)))
            Assert.Single(users[name.Value]);
    }

    [Fact]
    public void EachPersistentState_HasAKnownNameAndProvider()
    {
        Assert.NotEmpty(PersistentStates.All);
        Assert.All(PersistentStates.All, s =>
        {
            Assert.Contains(s.StateName, Names.Where(n => !NotStates.Contains(n.Key)).Select(n => n.Value));
            Assert.Contains(s.Provider, new[] { StorageNames.CurricularProvider, StorageNames.IdentityProvider });
        });
    }

    [Fact]
    public void IdentityDatabase_IsUsedOnlyByTheVault()
    {
        var vault = Assert.Single(PersistentStates.All, s => s.Provider == StorageNames.IdentityProvider);
        Assert.Equal("Conoceles.Grains.Identity.IdentityVaultGrain", vault.Grain.FullName);
        Assert.DoesNotContain(PersistentStates.All, s => s.Provider != StorageNames.IdentityProvider && s.State.Namespace == vault.State.Namespace);
    }

    [Fact]
    public void PersistentStateAttributes_AreWrittenWithConstants()
    {
        // Reflection sees the value and not how it was written.
        var attributes = Repository.Sources("Grains", ".cs")
            .SelectMany(s => System.Text.RegularExpressions.Regex.Matches(s.Code, @"\[PersistentState\(([^)]*)\)\]").Select(m => m.Groups[1].Value)).ToArray();
        Assert.Equal(PersistentStates.All.Count, attributes.Length);
        Assert.All(attributes, a => Assert.Matches(@"^StorageNames\.\w+, StorageNames\.\w+Provider$", a));
    }

    /// <summary>
    /// Names that stored rows of released versions carry. A line may be added; none may change.
    /// </summary>
    [Theory]
    [InlineData("candidacy", typeof(CandidacyState))]
    [InlineData("identity-vault", typeof(Conoceles.Grains.Identity.VaultState))]
    [InlineData("election", typeof(Conoceles.Grains.Elections.ElectionState))]
    [InlineData("election-registry", typeof(Conoceles.Grains.Elections.ElectionRegistryState))]
    [InlineData("import", typeof(Conoceles.Grains.Elections.ImportState))]
    [InlineData("import-progress", typeof(Conoceles.Grains.Elections.ImportProgressState))]
    [InlineData("confirmation", typeof(Conoceles.Grains.Bulk.ConfirmationState))]
    [InlineData("review-queue", typeof(Conoceles.Grains.Review.ReviewQueueState))]
    [InlineData("work-plan", typeof(Conoceles.Grains.Elections.WorkPlanState))]
    [InlineData("arco-register", typeof(Conoceles.Grains.Arco.ArcoRegisterState))]
    [InlineData("arco-request", typeof(Conoceles.Grains.Arco.ArcoRequestState))]
    [InlineData("cut", typeof(Conoceles.Grains.Cuts.CutState))]
    public void StateName_KeepsItsType(string name, Type state) =>
        Assert.Equal(state, Assert.Single(PersistentStates.All, s => s.StateName == name).State);

    [Fact]
    public void ServiceId_NeverChanges() => Assert.Equal("conoceles", StorageNames.ServiceId);
}
