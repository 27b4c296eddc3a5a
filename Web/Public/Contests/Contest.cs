using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Contests;

/// <summary>An office in one territory and everybody who contends for it there, titulars and substitutes, in the public order.</summary>
/// <param name="id">The end of its address, which never changes: office, and its district or municipality.</param>
/// <param name="people">At least one.</param>
public sealed class Contest(string id, ImmutableArray<PublicCandidacy> people)
{
    private readonly Lazy<ImmutableArray<Formula>> _formulas = new(() => [.. Formula.Of(people)]);
    private readonly Lazy<FrozenDictionary<string, int>> _places = new(() => people.Index().ToFrozenDictionary(p => p.Item.Id, p => p.Index, StringComparer.Ordinal));

    public string Id { get; } = id;

    public ImmutableArray<PublicCandidacy> People { get; } = people;

    public PublicCandidacy First => People[0];

    /// <summary>Titulars with their substitutes, in the public order.</summary>
    public ImmutableArray<Formula> Formulas => _formulas.Value;

    /// <summary>The contest where somebody contends.</summary>
    public static string IdOf(PublicCandidacy candidacy) => candidacy switch
    {
        { District: { } district } => IdIn(candidacy.Office, district.ToString(CultureInfo.InvariantCulture)),
        { Municipality: { } municipality } => $"{candidacy.Office}-{municipality}",
        _ => candidacy.Office,
    };

    /// <summary>Every contest that an office may have, whether of districts, of municipalities or of the state.</summary>
    public static IEnumerable<string> IdsOf(string office, PublicElection election) =>
        [office, .. election.Districts.Select(d => IdIn(office, d.Id)), .. election.Municipalities.Select(m => $"{office}-{m.Id}")];

    private static string IdIn(string office, string district) => $"{office}-distrito-{district}";

    /// <summary>Who is before and after one of them; null at the ends.</summary>
    public (PublicCandidacy? Previous, PublicCandidacy? Next) Beside(string candidacy)
    {
        var place = _places.Value[candidacy];
        return (place > 0 ? People[place - 1] : null, place < People.Length - 1 ? People[place + 1] : null);
    }

    /// <summary>Who goes with one of them in the formula; null when nobody does or it is not known who.</summary>
    public PublicCandidacy? PartnerOf(string candidacy)
    {
        var formula = Formulas.FirstOrDefault(f => f.Titular?.Id == candidacy || f.Substitute?.Id == candidacy);
        return formula?.Titular?.Id == candidacy ? formula.Substitute : formula?.Titular;
    }

    /// <summary>The same contest when some of its people are others now; null when nobody is left.</summary>
    /// <param name="touched">Ids of those who are not as they were.</param>
    /// <param name="now">Those who contend in it and are among the touched.</param>
    public static Contest? With(string id, Contest? before, IReadOnlySet<string> touched, IEnumerable<PublicCandidacy> now)
    {
        var kept = before is null ? [] : before.People.Where(p => !touched.Contains(p.Id));
        ImmutableArray<PublicCandidacy> people = [.. kept.Concat(now).OrderBy(p => p.SortKey, StringComparer.Ordinal)];
        return people.IsEmpty ? null : new Contest(id, people);
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
