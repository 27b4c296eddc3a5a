using System.Collections.Immutable;
using Conoceles.PublicRecord;
using Conoceles.Web.Public.Profile;
using Conoceles.Web.Public.Site;

namespace Conoceles.Web.Public.Contests;

/// <summary>
/// <c>/comparar/{contest}</c>: everybody who contends, with no cap, one question a table. <c>?ids=</c> narrows it to some, at an
/// address that is for sharing and not for indexes. Once the publication of the office closed, a page (410) that says so.
/// </summary>
internal static class ComparePage
{
    public const string Ids = "ids";

    public static async Task<BakedPage?> Answer(HttpContext context, PublicSnapshot snapshot, SiteBaker baker)
    {
        var id = (string)context.Request.RouteValues["contest"]!;
        if (snapshot.Contests.TryGetValue(id, out var contest))
            return await Page(contest, Chosen(context.Request.Query[Ids], contest), snapshot, baker);
        return snapshot.Closed.FirstOrDefault(c => Contest.IdsOf(c.Office, snapshot.Election!.Election).Contains(id)) is { } closing
            ? await Closed(id, closing, baker)
            : null;
    }

    // Nobody is left to say which contests there were: every one that the office could have had answers the same.
    private static async Task<BakedPage> Closed(string id, PublicClosing closing, SiteBaker baker)
    {
        var page = await baker.Page<ClosingView>(
            Links.Compare(id), closing.GetHashCode(), new PageText(ClosingMessages.ComparisonTitle, ClosingMessages.Of(closing), NoIndex: true),
            new Dictionary<string, object?> { [nameof(ClosingView.Title)] = ClosingMessages.ComparisonTitle, [nameof(ClosingView.Closing)] = closing });
        return page.As(StatusCodes.Status410Gone);
    }

    /// <summary>Who was chosen, in the contest's order; everybody when nobody of it was.</summary>
    private static ImmutableArray<PublicCandidacy> Chosen(IEnumerable<string?> ids, Contest contest)
    {
        var asked = ids.SelectMany(i => (i ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).ToHashSet(StringComparer.Ordinal);
        ImmutableArray<PublicCandidacy> chosen = [.. contest.People.Where(p => asked.Contains(p.Id))];
        return chosen.IsEmpty ? contest.People : chosen;
    }

    private static async Task<BakedPage?> Page(Contest contest, ImmutableArray<PublicCandidacy> chosen, PublicSnapshot snapshot, SiteBaker baker)
    {
        var all = chosen.Length == contest.People.Length;
        var address = Links.Compare(contest.Id);
        var text = new PageText(
            CompareMessages.Of(contest.First.OfficeName, contest.First.Territory),
            CompareMessages.Description(contest.First.OfficeName, contest.First.Territory, contest.People.Length),
            NoIndex: !all, Canonical: all ? null : address);
        return all
            ? await baker.Page<CompareView>(address, contest.Stamp(snapshot), text, View)
            : await baker.List<CompareView>($"{address}?{string.Join(',', chosen.Select(c => c.Id))}", contest.Stamp(snapshot), text, View());

        Dictionary<string, object?> View() => new()
        {
            [nameof(CompareView.Contest)] = contest,
            [nameof(CompareView.People)] = chosen,
            [nameof(CompareView.Questions)] = ContestQuestion.Of([.. chosen.Select(c => snapshot.FindWhole(c.Id)!)], snapshot.Election!.Election),
        };
    }
}
