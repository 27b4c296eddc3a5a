using System.Text;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Capture.LegalDates;

/// <summary><c>/captura/plazos</c>: the legal dates of the person's candidacies, also as a file for her calendar (RFC 5545).</summary>
internal static class PartyDates
{
    public static async Task<IResult> Show(HttpContext context, OversightReader rows, ElectionReader elections) => Pages.Render<PartyDatesPage>(
        (nameof(PartyDatesPage.Dates), await Dates(context, rows, elections)),
        (nameof(PartyDatesPage.Now), ReceivedAt.Of(context)));

    public static async Task<IResult> Download(HttpContext context, OversightReader rows, ElectionReader elections)
    {
        var now = ReceivedAt.Of(context);
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        var text = PartyDatesFile.Of(await Dates(context, rows, elections), election, now);
        return Results.File(Encoding.UTF8.GetBytes(text), "text/calendar; charset=utf-8", $"plazos_{election.Slug}.ics");
    }

    private static async Task<IReadOnlyList<PartyDate>> Dates(HttpContext context, OversightReader rows, ElectionReader elections)
    {
        var actor = ActorFactory.From(context.User);
        var election = await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
        var own = actor switch
        {
            { Role: Candidacies.Role.Candidate, Candidacy: { } candidacy } => await rows.One(candidacy, context.RequestAborted),
            { Party: { } party } => await rows.OfParty(party, context.RequestAborted),
            _ => [],
        };
        return PartyDate.Of(own, election);
    }
}
