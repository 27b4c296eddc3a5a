using Conoceles.Candidacies;
using Conoceles.Grains.Review;
using Conoceles.Grains.Review.Rules;
using Conoceles.Review;

namespace Conoceles.Grains.Tests.Review;

/// <summary>Who is given what, as a table: leases (candidacy:account:minutes left), what was put off, and what waits.</summary>
public sealed class LeaseRulesTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 4, 10, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("", "", "1 2 3", "ana", "1 2 3")]
    // What another holds is not offered; what she holds goes first, wherever it is in the list, and even if it is not in it.
    [InlineData("1:eva:5", "", "1 2 3", "ana", "2 3")]
    [InlineData("3:ana:5", "", "1 2 3", "ana", "3 1 2")]
    [InlineData("9:ana:5", "", "1 2", "ana", "9 1 2")]
    [InlineData("3:ana:5 2:ana:7", "", "1 2 3", "ana", "3 2 1")]
    [InlineData("1:eva:5 2:ana:5", "", "1 2 3", "eva", "1 3")]
    // A lease that ended is nobody's, to the tick.
    [InlineData("1:eva:0", "", "1 2", "ana", "1 2")]
    [InlineData("1:eva:-1", "", "1 2", "ana", "1 2")]
    [InlineData("2:ana:0", "", "1 2", "ana", "1 2")]
    // What she put off goes last, for a while and only for her.
    [InlineData("", "1:ana:60", "1 2 3", "ana", "2 3 1")]
    [InlineData("", "2:ana:60 1:ana:61", "1 2 3", "ana", "3 2 1")]
    [InlineData("", "1:ana:60", "1 2", "eva", "1 2")]
    [InlineData("", "1:ana:0", "1 2", "ana", "1 2")]
    [InlineData("1:eva:5", "1:ana:60", "1 2", "ana", "2")]
    [InlineData("", "9:ana:60", "1 2", "ana", "1 2")]
    [InlineData("1:eva:5 2:eva:5", "", "1 2", "ana", "")]
    [InlineData("", "", "", "ana", "")]
    public void InOrder_OffersWhatNobodyElseHolds(string leases, string putOff, string waiting, string account, string expected) =>
        Assert.Equal(Words(expected), LeaseRules.InOrder(State(leases, putOff), account, Words(waiting), Now));

    [Theory]
    [InlineData("1:eva:5", "eva")]
    [InlineData("1:eva:0", null)]
    [InlineData("1:eva:-5", null)]
    [InlineData("2:eva:5", null)]
    public void HolderOf_IsWhoseTermHasNotEnded(string leases, string? holder) =>
        Assert.Equal(holder, LeaseRules.HolderOf(State(leases, ""), "1", Now)?.Account);

    [Fact]
    public void Give_BeginsTheTermAgain_AndLeavesOneLeasePerCandidacy()
    {
        var state = LeaseRules.Give(State("1:ana:2 2:eva:5 3:eva:-1", "1:ana:60"), "ana", "Ana", "1", Now);
        Assert.Equal([("2", "eva"), ("1", "ana")], state.Leases.Select(l => (l.CandidacyId, l.Account)));
        Assert.Equal(Now + LeaseRules.Term, state.Leases[^1].Until);
        Assert.Empty(state.PutOff);
    }

    [Theory]
    [InlineData("ana", false, "2:eva", "")]
    [InlineData("ana", true, "2:eva", "1:ana")]
    [InlineData("eva", false, "1:ana 2:eva", "")]
    public void Release_EndsOnlyHerOwn(string account, bool later, string leases, string putOff)
    {
        var state = LeaseRules.Release(State("1:ana:5 2:eva:5", ""), account, "1", later, Now);
        Assert.Equal(Words(leases), state.Leases.Select(l => $"{l.CandidacyId}:{l.Account}"));
        Assert.Equal(Words(putOff), state.PutOff.Select(p => $"{p.CandidacyId}:{p.Account}"));
    }

    [Fact]
    public void Reviews_OnlyWhoVerifies() => Assert.Equal(
        [Role.Reviewer, Role.UtAdministrator], Enum.GetValues<Role>().Where(r => LeaseRules.Reviews(new Actor("cuenta", "sesion", r, null))));

    private static string[] Words(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static ReviewQueueState State(string leases, string putOff) => new()
    {
        Leases = [.. Parts(leases).Select(p => new ReviewLease(p[0], p[1], p[1], Until(p[2])))],
        PutOff = [.. Parts(putOff).Select(p => new PutOffReview(p[0], p[1], Until(p[2])))],
    };

    private static IEnumerable<string[]> Parts(string text) => Words(text).Select(w => w.Split(':'));

    private static DateTimeOffset Until(string minutes) =>
        Now.AddMinutes(int.Parse(minutes, System.Globalization.CultureInfo.InvariantCulture));
}
