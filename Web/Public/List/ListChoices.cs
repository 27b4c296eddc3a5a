using System.Collections.Immutable;
using System.Globalization;
using Conoceles.PublicRecord;

namespace Conoceles.Web.Public.List;

/// <summary>What the filters offer that is the same in every election; the rest is the election's own.</summary>
public static class ListChoices
{
    public const string Majority = "mr";
    public const string Proportional = "rp";

    public static readonly ImmutableArray<PublicChoice> Principles = [new(Majority, "Mayoría relativa"), new(Proportional, "Representación proporcional")];

    public static readonly ImmutableArray<PublicChoice> Sexes = [new("mujer", "Mujer"), new("hombre", "Hombre")];

    public static readonly ImmutableArray<PublicChoice> Characters = [new("propietaria", "Propietaria"), new("suplente", "Suplente")];

    /// <summary>Bands of the age on election day: the youngest and the oldest are those of the priority groups.</summary>
    public static readonly ImmutableArray<PublicChoice> Ages =
    [
        new("18-29", "18 a 29 años"),
        new("30-39", "30 a 39 años"),
        new("40-49", "40 a 49 años"),
        new("50-59", "50 a 59 años"),
        new("60-mas", "60 años o más"),
    ];

    /// <summary>True when an age is in the band that has this id.</summary>
    public static bool IsOfAge(int age, string band)
    {
        var limits = band.Split('-');
        return age >= Limit(limits[0], 0) && age <= Limit(limits[^1], int.MaxValue);
    }

    private static int Limit(string text, int otherwise) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) ? limit : otherwise;
}
