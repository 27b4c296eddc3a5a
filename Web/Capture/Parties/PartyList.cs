using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;
using Conoceles.Web.Shared.Text;

namespace Conoceles.Web.Capture.Parties;

/// <summary>A line of the party's list.</summary>
public sealed record PartyLine(OversightRow Row, CaptureState State, string OfficeName);

/// <summary><c>/captura</c>: the candidacies of the person's party, filters in the address.</summary>
internal static class PartyList
{
    private const int MaxText = 80;

    public static async Task<IResult> Show(
        HttpContext context, OversightReader rows, ElectionReader elections, string? q, string? estado)
    {
        var actor = ActorFactory.From(context.User);
        var now = ReceivedAt.Of(context);
        var all = actor.Party is { } party ? await rows.OfParty(party, context.RequestAborted) : [];
        var election = await elections.CurrentOrNull(context.RequestAborted);
        var lines = all.ConvertAll(r => new PartyLine(r, CaptureState.Of(r, now), election?.FindOffice(r.Office)?.Name ?? r.Office));
        var text = q is { Length: > MaxText } ? q[..MaxText] : q ?? "";
        var words = Folding.Fold(text);
        var state = CaptureState.All.FirstOrDefault(s => s.Slug == estado);
        var shown = lines
            .Where(l => state is null || l.State == state)
            .Where(l => words.Length == 0 || Folding.Matches(Folding.Fold(l.Row.DisplayName), words))
            .ToArray();
        return Pages.Render<PartyListPage>(
            (nameof(PartyListPage.Lines), shown),
            (nameof(PartyListPage.Counts), lines.GroupBy(l => l.State).ToDictionary(g => g.Key, g => g.Count())),
            (nameof(PartyListPage.Total), lines.Count),
            (nameof(PartyListPage.SectionCount), Counted(election)),
            (nameof(PartyListPage.Text), text),
            (nameof(PartyListPage.State), state?.Slug ?? ""),
            (nameof(PartyListPage.Now), now));
    }

    // As the row of oversight counts: the two questionnaires. Zero while the cluster is away.
    private static int Counted(ElectionDefinition? election) => election is null
        ? 0
        : election.Questionnaires.Curricular.Sections.Length + election.Questionnaires.Identity.Sections.Length;
}
