using Conoceles.Web.Public.List;
using CsCheck;

namespace Conoceles.Web.Tests.Public;

/// <summary>Sets of rows are sets: what they say is what a list of the same numbers says.</summary>
public sealed class RowSetTests
{
    private static readonly Gen<(int Rows, int[] One, int[] Other, int Before, int Most)> _cases =
        from rows in Gen.Int[0, 200]
        from one in Members(rows)
        from other in Members(rows)
        from before in Gen.Int[0, 210]
        from most in Gen.Int[0, 210]
        select (rows, one, other, before, most);

    [Fact]
    public void EveryOperation_IsThatOfSets() => _cases.Sample(given =>
    {
        var (one, other) = (Of(given.Rows, given.One), Of(given.Rows, given.Other));
        Assert.Equal(given.One, one.Take(0, int.MaxValue));
        Assert.Equal(given.One.Length, one.Count);
        Assert.Equal(given.One.Intersect(given.Other).Order(), one.And(other).Take(0, int.MaxValue));
        Assert.Equal(given.One.Intersect(given.Other).Count(), one.CountWith(other));
        Assert.Equal(given.One.Union(given.Other).Order(), one.Or(other).Take(0, int.MaxValue));
        Assert.Equal(given.One.Skip(given.Before).Take(given.Most), one.Take(given.Before, given.Most));
        Assert.Equal(Enumerable.Range(0, given.Rows), RowSet.Everybody(given.Rows).Take(0, int.MaxValue));
        Assert.Equal(0, RowSet.Nobody(given.Rows).Count);
    });

    private static Gen<int[]> Members(int rows) => Gen.Bool.Array[rows].Select(has => has.Index().Where(h => h.Item).Select(h => h.Index).ToArray());

    private static RowSet Of(int rows, int[] members)
    {
        var set = RowSet.Nobody(rows);
        foreach (var row in members)
            set.Add(row);
        return set;
    }
}
