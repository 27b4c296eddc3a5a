using System.Collections.Immutable;
using System.Globalization;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Contests;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Ballot;

/// <summary>A contest of somebody's ballot: an office and everybody who contends for it there, in the public order.</summary>
/// <param name="Proportional">Of lists in the whole state.</param>
/// <param name="Slates">Formulas by actor, when each has several posts; empty when each has one.</param>
public sealed record BallotContest(PublicChoice Office, bool Proportional, ImmutableArray<Formula> Formulas, ImmutableArray<BallotSlate> Slates)
{
    /// <summary>The contests of a municipality and a district, and those of the whole state, office by office.</summary>
    public static ImmutableArray<BallotContest> Of(PublicSnapshot snapshot, string municipality, string district)
    {
        var election = snapshot.Election!.Election;
        var voted = Voted(snapshot, municipality, district).ToLookup(c => c.First.Office, StringComparer.Ordinal);
        return [.. election.Offices.Select(o => Of(o, election.Proportional.Contains(o.Id), [.. voted[o.Id].SelectMany(c => c.Formulas)]))];
    }

    /// <summary>The contests on that ballot, in the public order.</summary>
    public static IEnumerable<Contest> Voted(PublicSnapshot snapshot, string municipality, string district) =>
        snapshot.ContestsInOrder.Where(c => IsVoted(c.First, municipality, district));

    private static BallotContest Of(PublicChoice office, bool proportional, ImmutableArray<Formula> formulas)
    {
        var ofLists = formulas.Any(f => f.First.ListNumber is not null);
        return new BallotContest(office, proportional, formulas, ofLists
            ? [.. formulas.GroupBy(f => (f.First.Actor, f.First.Slate)).Select(g => new BallotSlate(g.Key.Actor, g.First().First.ActorName, [.. g]))]
            : []);
    }

    private static bool IsVoted(PublicCandidacy c, string municipality, string district) => c switch
    {
        { District: { } number } => number.ToString(CultureInfo.InvariantCulture) == district,
        { Municipality: { } code } => code == municipality,
        _ => true,
    };
}

/// <summary>The posts of one actor's list.</summary>
public sealed record BallotSlate(string Actor, string ActorName, ImmutableArray<Formula> Formulas);
