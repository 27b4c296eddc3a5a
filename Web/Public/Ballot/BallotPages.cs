using Conoceles.PublicRecord;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Ballot;

/// <summary>
/// <c>/boleta</c> asks for a municipality and a district; <c>/boleta/{municipio}/{distrito}</c> is that ballot, under an
/// address that can be kept and shared. <c>/boleta/{municipio}</c> is on the way from one to the other without a form.
/// </summary>
internal static class BallotPages
{
    /// <summary>The form; with both chosen it goes on to the ballot, with one it asks for the other.</summary>
    public static async Task<BakedPage?> Ask(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var election = snapshot.Election!.Election;
        var municipality = Find(election.Municipalities, context.Request.Query["municipio"].ToString())?.Id ?? "";
        var district = Find(election.Districts, context.Request.Query["distrito"].ToString())?.Id ?? "";
        if (municipality.Length > 0 && district.Length > 0)
        {
            context.Response.Redirect(Links.BallotOf(municipality, district));
            return null;
        }

        return await baker.Page<BallotFormView>(
            $"{Links.Ballot}?{municipality}/{district}", snapshot.Generation,
            new PageText(BallotMessages.Choose, BallotMessages.ChooseDescription, NoIndex: municipality.Length + district.Length > 0 || snapshot.Ended, Canonical: Links.Ballot),
            new Dictionary<string, object?>
            {
                [nameof(BallotFormView.Election)] = election,
                [nameof(BallotFormView.Closed)] = snapshot.Closed,
                [nameof(BallotFormView.Ended)] = snapshot.Ended,
                [nameof(BallotFormView.Municipality)] = municipality,
                [nameof(BallotFormView.District)] = district,
            });
    }

    /// <summary>The districts, for who chose a municipality from the list.</summary>
    public static async Task<BakedPage?> Districts(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var election = snapshot.Election!.Election;
        if (Find(election.Municipalities, (string)context.Request.RouteValues["municipio"]!) is not { } municipality)
            return null;
        return await baker.Page<BallotDistrictsView>(
            Links.BallotIn(municipality.Id), snapshot.Generation,
            new PageText($"{BallotMessages.ChooseDistrict}: {municipality.Name}", BallotMessages.DistrictsDescription(municipality.Name), NoIndex: true),
            new Dictionary<string, object?>
            {
                [nameof(BallotDistrictsView.Election)] = election,
                [nameof(BallotDistrictsView.Municipality)] = municipality,
                [nameof(BallotDistrictsView.Closed)] = snapshot.Closed,
                [nameof(BallotDistrictsView.Ended)] = snapshot.Ended,
            });
    }

    public static Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker) => Answer(context, snapshot, baker, embedded: false);

    /// <param name="embedded">To put inside of another site.</param>
    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker, bool embedded)
    {
        var election = snapshot.Election!.Election;
        var municipality = Find(election.Municipalities, (string)context.Request.RouteValues["municipio"]!);
        var district = Find(election.Districts, (string)context.Request.RouteValues["distrito"]!);
        if (municipality is null || district is null)
            return null;
        var contests = BallotContest.Of(snapshot, municipality.Id, district.Id);
        var people = contests.SelectMany(c => c.Formulas).Sum(f => f is { Titular: not null, Substitute: not null } ? 2 : 1);
        return await baker.Page<BallotView>(
            embedded ? Links.EmbeddedBallot(municipality.Id, district.Id) : Links.BallotOf(municipality.Id, district.Id), Stamp(snapshot, municipality.Id, district.Id),
            new PageText(
                BallotMessages.Of(municipality.Name, district.Name), BallotMessages.Description(municipality.Name, district.Name, people),
                NoIndex: snapshot.Ended || embedded, Canonical: embedded ? Links.BallotOf(municipality.Id, district.Id) : null, Embedded: embedded),
            new Dictionary<string, object?>
            {
                [nameof(BallotView.Embedded)] = embedded,
                [nameof(BallotView.Municipality)] = municipality,
                [nameof(BallotView.District)] = district,
                [nameof(BallotView.Contests)] = contests,
                [nameof(BallotView.Closed)] = snapshot.Closed,
                [nameof(BallotView.Ended)] = snapshot.Ended,
            });
    }

    // It shows who contends in its contests and which offices closed, and nobody else: another change is no other page.
    private static long Stamp(PublicSnapshot snapshot, string municipality, string district)
    {
        var stamp = new HashCode();
        stamp.Add(snapshot.Election!.StateVersion);
        foreach (var contest in BallotContest.Voted(snapshot, municipality, district))
            stamp.Add(contest.Stamp(snapshot));
        foreach (var closing in snapshot.Closed)
            stamp.Add(closing);
        return stamp.ToHashCode();
    }

    private static PublicChoice? Find(IEnumerable<PublicChoice> choices, string id) => choices.FirstOrDefault(c => c.Id == id);
}
