using Conoceles.Candidacies;
using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Capture.Parties;

/// <summary><c>/captura</c>: the candidacies of the person's party, filters in the address.</summary>
internal static class PartyList
{
    public static async Task<IResult> Show(HttpContext context, OversightReader rows, ElectionReader elections)
    {
        var actor = ActorFactory.From(context.User);
        // The candidate's own account has one candidacy: its list is its tasks.
        if (actor is { Role: Role.Candidate, Candidacy: { } own })
            return Results.Redirect(Links.Tasks(own));
        var now = ReceivedAt.Of(context);
        var all = actor.Party is { } party ? await rows.OfParty(party, context.RequestAborted) : [];
        var election = await elections.CurrentOrNull(context.RequestAborted);
        var lines = all.ConvertAll(r => new PartyLine(r, CaptureState.Of(r, now)));
        lines.Sort(PartyOrder.Instance);

        var query = PartyQuery.Read(context.Request.Query);
        var found = lines.FindAll(l => query.Has(l, now));
        var pages = Math.Max(1, (found.Count + PartyQuery.PageSize - 1) / PartyQuery.PageSize);
        query = query with { Page = Math.Min(query.Page, pages) };
        var states = lines.FindAll(l => query.HasButState(l, now));
        return Pages.Render<PartyListPage>((nameof(PartyListPage.Model), new PartyListModel
        {
            Query = query,
            Lines = [.. found.Skip((query.Page - 1) * PartyQuery.PageSize).Take(PartyQuery.PageSize)],
            Found = found.Count,
            Total = lines.Count,
            Pages = pages,
            BeforeState = states.Count,
            States = [.. CaptureState.All.Select(s => (s, states.Count(l => l.State == s))).Where(s => s.Item2 > 0 || s.s == query.State)],
            Offices = Offices(lines, election),
            Places = Places(lines),
            Closing = CaptureClosing.Of(lines, now),
            OfficeName = id => OfficeName(election, id),
            Now = now,
        }));
    }

    private static string OfficeName(ElectionDefinition? election, string id) => election?.FindOffice(id)?.Name ?? id;

    private static IEnumerable<PartyChoice> Choices(List<PartyLine> lines, Func<PartyLine, string> value, Func<PartyLine, string> name) =>
        lines.Where(l => value(l).Length > 0).GroupBy(value, StringComparer.Ordinal)
            .Select(g => new PartyChoice(g.Key, name(g.First())));

    // As the ballot has them; by name while the election is not known.
    private static PartyChoice[] Offices(List<PartyLine> lines, ElectionDefinition? election) =>
        [.. Choices(lines, l => l.Row.Office, l => OfficeName(election, l.Row.Office))
            .OrderBy(c => election is null ? 0 : IndexOf(election, c.Value)).ThenBy(c => c.Name, StringComparer.Ordinal)];

    // Districts by number, then municipalities by name.
    private static PartyChoice[] Places(List<PartyLine> lines) =>
        [.. Choices(lines, PartyQuery.PlaceOf, l => l.Row.Territory)
            .OrderBy(c => lines.First(l => PartyQuery.PlaceOf(l) == c.Value).Row.District ?? int.MaxValue)
            .ThenBy(c => Folding.Fold(c.Name), StringComparer.Ordinal)];

    private static int IndexOf(ElectionDefinition election, string office)
    {
        for (var i = 0; i < election.Offices.Length; i++)
        {
            if (election.Offices[i].Id == office)
                return i;
        }

        return election.Offices.Length;
    }
}

/// <summary>Everything that the party's list shows.</summary>
public sealed record PartyListModel
{
    public required PartyQuery Query { get; init; }

    /// <summary>Of this page.</summary>
    public required IReadOnlyList<PartyLine> Lines { get; init; }

    /// <summary>Lines that pass the filters.</summary>
    public required int Found { get; init; }

    public required int Total { get; init; }

    public required int Pages { get; init; }

    /// <summary>Lines that pass every filter but the state's.</summary>
    public required int BeforeState { get; init; }

    /// <summary>How many of those are in each state.</summary>
    public required IReadOnlyList<(CaptureState State, int Count)> States { get; init; }

    /// <summary>How many of all of them close soon.</summary>
    public required IReadOnlyList<(CaptureClosing Step, int Count)> Closing { get; init; }

    public required IReadOnlyList<PartyChoice> Offices { get; init; }

    public required IReadOnlyList<PartyChoice> Places { get; init; }

    public required Func<string, string> OfficeName { get; init; }

    public required DateTimeOffset Now { get; init; }
}
