using System.Collections.Immutable;

namespace Conoceles.Statistics;

/// <summary>A band of the age on election day, in whole years, both ends in it.</summary>
/// <param name="Id">In addresses and files, e.g. <c>18-29</c>.</param>
/// <param name="Name">As the citizen reads it.</param>
public sealed record AgeBand(string Id, string Name, int From, int To)
{
    /// <summary>Every band, youngest first. The first and the last are those of the priority groups.</summary>
    public static readonly ImmutableArray<AgeBand> All =
    [
        new("18-29", "18 a 29 años", 18, 29),
        new("30-39", "30 a 39 años", 30, 39),
        new("40-49", "40 a 49 años", 40, 49),
        new("50-59", "50 a 59 años", 50, 59),
        new("60-mas", "60 años o más", 60, int.MaxValue),
    ];

    public bool Has(int age) => age >= From && age <= To;
}
