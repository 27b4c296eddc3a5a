using System.Collections.Immutable;
using Conoceles.PublicRecord;
using Conoceles.Statistics;

namespace Conoceles.Web.Public.List;

/// <summary>What the filters offer that is the same in every election; the rest is the election's own.</summary>
public static class ListChoices
{
    public const string Majority = "mr";
    public const string Proportional = "rp";

    public static readonly ImmutableArray<PublicChoice> Principles = [new(Majority, "Mayoría relativa"), new(Proportional, "Representación proporcional")];

    public static readonly ImmutableArray<PublicChoice> Sexes = [new("mujer", "Mujer"), new("hombre", "Hombre")];

    public static readonly ImmutableArray<PublicChoice> Characters = [new("propietaria", "Propietaria"), new("suplente", "Suplente")];

    /// <summary>Bands of the age on election day, as the statistics have them.</summary>
    public static readonly ImmutableArray<PublicChoice> Ages = [.. AgeBand.All.Select(b => new PublicChoice(b.Id, b.Name))];

    /// <summary>True when an age is in the band that has this id.</summary>
    public static bool IsOfAge(int age, string band) => AgeBand.All.Any(b => b.Id == band && b.Has(age));
}
