using System.Globalization;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Public.List;

/// <summary>What a query finds, in the public order: nobody is nearer the top for being searched.</summary>
/// <param name="Rows">Of every page.</param>
/// <param name="Similar">No name has what was written; these have it but for one letter.</param>
public sealed record ListSearch(IReadOnlyList<PublicCandidacy> Rows, bool Similar)
{
    public static ListSearch Of(ListQuery query, PublicSnapshot snapshot)
    {
        var election = snapshot.Election!.Election;
        var degree = election.Degrees.FirstOrDefault(d => d.Id == query.Degree)?.Name;
        var asked = snapshot.InOrder.Where(l => IsAsked(l.Candidacy, query, election) && (degree is null || l.Degree == degree)).ToArray();
        var words = Folding.Fold(query.Text);
        if (words.Length == 0)
            // Marks alone are no name: what was written finds nothing rather than everything.
            return new ListSearch(query.Text.Length == 0 ? [.. asked.Select(l => l.Candidacy)] : [], Similar: false);
        var exact = asked.Where(l => Folding.Matches(l.FoldedName, words)).Select(l => l.Candidacy).ToArray();
        if (exact.Length > 0)
            return new ListSearch(exact, Similar: false);
        var similar = asked.Where(l => Typos.Matches(l.FoldedName, words)).Select(l => l.Candidacy).ToArray();
        return new ListSearch(similar, Similar: similar.Length > 0);
    }

    private static bool IsAsked(PublicCandidacy candidacy, ListQuery query, PublicElection election) =>
        Is(query.Office, candidacy.Office)
        && (query.Principle.Length == 0 || election.Proportional.Contains(candidacy.Office) == (query.Principle == ListChoices.Proportional))
        && InTerritory(candidacy, query)
        && Is(query.Actor, candidacy.Actor)
        && (query.Sex.Length == 0 || ListChoices.Sexes.First(s => s.Id == query.Sex).Name == candidacy.Sex)
        && (query.Age.Length == 0 || ListChoices.IsOfAge(candidacy.Age, query.Age))
        && (query.Action.Length == 0 || candidacy.AffirmativeActions.Any(a => a.Group == query.Action))
        && Is(query.Character, candidacy.Character);

    // A municipality and a district together mean one person's ballot: what is voted in either of them, and what is
    // voted in the whole state.
    private static bool InTerritory(PublicCandidacy candidacy, ListQuery query)
    {
        if (query.District.Length == 0 && query.Municipality.Length == 0)
            return true;
        var inDistrict = query.District.Length > 0 && candidacy.District?.ToString(CultureInfo.InvariantCulture) == query.District;
        var inMunicipality = query.Municipality.Length > 0 && candidacy.Municipality == query.Municipality;
        return inDistrict || inMunicipality || (IsOfState(candidacy) && query.District.Length > 0 && query.Municipality.Length > 0);
    }

    private static bool IsOfState(PublicCandidacy candidacy) => candidacy.District is null && candidacy.Municipality is null;

    private static bool Is(string asked, string said) => asked.Length == 0 || asked == said;
}
