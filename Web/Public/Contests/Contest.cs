using System.Collections.Immutable;
using System.Globalization;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Contests;

/// <summary>An office in one territory and everybody who contends for it there, titulars and substitutes, in the public order.</summary>
/// <param name="Id">The end of its address, which never changes: office, and its district or municipality.</param>
/// <param name="People">At least one.</param>
public sealed record Contest(string Id, ImmutableArray<PublicCandidacy> People)
{
    public PublicCandidacy First => People[0];

    /// <summary>The contest where somebody contends.</summary>
    public static string IdOf(PublicCandidacy candidacy) => candidacy switch
    {
        { District: { } district } => string.Create(CultureInfo.InvariantCulture, $"{candidacy.Office}-distrito-{district}"),
        { Municipality: { } municipality } => $"{candidacy.Office}-{municipality}",
        _ => candidacy.Office,
    };

    /// <summary>Who is before and after one of them; null at the ends.</summary>
    public (PublicCandidacy? Previous, PublicCandidacy? Next) Beside(string id)
    {
        var place = People.Index().First(p => p.Item.Id == id).Index;
        return (People.ElementAtOrDefault(place - 1), People.ElementAtOrDefault(place + 1));
    }

    /// <summary>Changes with everything that its page shows.</summary>
    public long Stamp(PublicSnapshot snapshot)
    {
        var stamp = (long)snapshot.Election!.StateVersion;
        foreach (var person in People)
            stamp = unchecked((stamp * 1_000_003) + snapshot.Rows[person.Id].StateVersion + person.Id.GetHashCode(StringComparison.Ordinal));
        return stamp;
    }
}
