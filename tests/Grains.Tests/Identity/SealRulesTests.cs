using Conoceles.Grains.Identity;

namespace Conoceles.Grains.Tests.Identity;

/// <summary>Which seals a vault keeps while it is not known which one the candidacy names.</summary>
public class SealRulesTests
{
    [Fact]
    public void Add_OverASealThatMayHaveBeenNamed_KeepsIt()
    {
        var first = SealRules.Add(new VaultState(), Seal(1));
        var second = SealRules.Add(first, Seal(2));
        Assert.Equal(Seal(1), SealRules.Find(second, Id(1)));
        Assert.Equal(Seal(2), second.Pending);
        Assert.Equal(VaultState.CurrentSchema, second.Schema);
    }

    [Fact]
    public void Add_WithNothingUncertain_IsWrittenAsSilosOfBeforeReadIt()
    {
        var state = SealRules.Add(SealRules.Commit(SealRules.Add(new VaultState(), Seal(1)), Id(1))!, Seal(2));
        Assert.Equal(VaultState.WithoutUncertain, state.Schema);
        Assert.Null(state.Uncertain);
        Assert.Equal((Id(1), Id(2)), (state.Committed!.SealId, state.Pending!.SealId));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Commit_OfAnyOfThem_ForgetsTheOthers(int named)
    {
        var state = SealRules.Commit(Adding(1, 2, 3), Id(named))!;
        Assert.Equal(Id(named), state.Committed!.SealId);
        Assert.Null(state.Pending);
        Assert.Null(state.Uncertain);
        Assert.Equal(VaultState.WithoutUncertain, state.Schema);
    }

    [Fact]
    public void Commit_OfASealThatIsNotKept_IsNull()
    {
        Assert.Null(SealRules.Commit(Adding(1, 2), Id(9)));
        // A candidacy that named a seal never again names none: who says so remembers the one of before.
        Assert.Null(SealRules.Commit(SealRules.Commit(Adding(1), Id(1))!, null));
    }

    [Fact]
    public void Add_BeyondTheBound_ForgetsTheOldest()
    {
        var state = Adding([.. Enumerable.Range(1, SealRules.MaxUncertain + 3)]);
        Assert.Equal(SealRules.MaxUncertain, state.Uncertain!.Value.Length);
        Assert.Null(SealRules.Find(state, Id(2)));
        Assert.NotNull(SealRules.Find(state, Id(3)));
        Assert.Equal(Id(SealRules.MaxUncertain + 3), state.Pending!.SealId);
    }

    [Fact]
    public void Repeated_FindsWhatTheSameOperationSealed_AlsoWhenAnotherCameBetween()
    {
        var state = Adding(1, 2);
        Assert.Equal(Id(1), SealRules.Repeated(state, Operation(1))!.SealId);
        Assert.Equal(Id(2), SealRules.Repeated(state, Operation(2))!.SealId);
        // Over another seal it would be another content.
        Assert.Null(SealRules.Repeated(SealRules.Commit(state, Id(2))!, Operation(1)));
    }

    private static VaultState Adding(params int[] numbers) => numbers.Aggregate(new VaultState(), (state, n) => SealRules.Add(state, Seal(n)));

    private static readonly Dictionary<int, SealedAnswers> Seals = [];

    private static SealedAnswers Seal(int number)
    {
        lock (Seals)
            return Seals.TryGetValue(number, out var made) ? made : Seals[number] = new SealedAnswers(Id(number), Operation(number), [1], [2]);
    }

    private static Guid Id(int number) => OperationIds.Derive(Guid.Empty, "sello-" + number);

    private static Guid Operation(int number) => OperationIds.Derive(Guid.Empty, "operacion-" + number);
}
