using System.Collections.Immutable;
using Conoceles.Bulk;
using Conoceles.Elections;
using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.AffirmativeActions;

/// <summary>
/// <c>/ut/acciones-afirmativas</c>: by party, choose all of one or some, see what would be shown, confirm. A change that
/// a later import brings waits here again.
/// </summary>
internal static class ActionsPages
{
    private const int PageSize = 50;

    public static async Task<IResult> Parties(HttpContext context, ActionsGateway actions, ElectionReader elections) =>
        Pages.Render<PartiesPage>(
            (nameof(PartiesPage.Parties), await actions.Parties(context.RequestAborted)),
            (nameof(PartiesPage.Election), await elections.CurrentOrNull(context.RequestAborted)));

    public static Task<IResult> Party(HttpContext context, ActionsGateway actions, ElectionReader elections, string party, int? pagina) =>
        Party(context, actions, elections, party, pagina ?? 1, null);

    public static async Task<IResult> Preview(HttpContext context, ActionsGateway actions, ElectionReader elections, string party)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var actor = ActorFactory.From(context.User);
        ImmutableArray<ActionsLine> lines;
        if (form[ActionsForm.Extent] == ActionsForm.WholeParty)
        {
            lines = await actions.OfParty(party, 0, ConfirmInBulk.MaxItems, actor, context.RequestAborted);
        }
        else
        {
            var ids = form[ActionsForm.Chosen].OfType<string>().ToHashSet(StringComparer.Ordinal);
            if (ids.Count == 0)
                return await Party(context, actions, elections, party, 1, ActionsMessages.NoneChosen);
            lines = await actions.Chosen(party, ids, actor, context.RequestAborted);
        }

        if (lines.IsEmpty)
            return await Party(context, actions, elections, party, 1, ActionsMessages.GoneMeanwhile);
        return Pages.Render<ConfirmationPage>(
            (nameof(ConfirmationPage.Lines), lines),
            (nameof(ConfirmationPage.Party), party),
            (nameof(ConfirmationPage.Election), await Election(context, elections)),
            (nameof(ConfirmationPage.Nonce), OperationId.NewNonce()));
    }

    public static async Task<IResult> Confirm(HttpContext context, ActionsGateway actions, ElectionReader elections, string party)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var seen = form[ActionsForm.Seen].ToString();
        var items = ActionsForm.Unpack(seen);
        if (items.IsEmpty || form[OperationId.Field] is not { Count: 1 } nonce)
            return await Party(context, actions, elections, party, 1, ActionsMessages.Lost);
        var command = new ConfirmInBulk(
            OperationId.Derive(nonce.ToString(), "confirm-actions", party, seen), ActorFactory.From(context.User), items);
        var (id, refusal) = await actions.Start(command, context.RequestAborted);
        return refusal is null
            ? Results.Redirect(Links.Confirmation(id))
            : await Party(context, actions, elections, party, 1, refusal.Message);
    }

    public static async Task<IResult> Progress(HttpContext context, ActionsGateway actions, string id) =>
        await actions.Progress(id, context.RequestAborted) is { } progress
            ? Pages.Render<ConfirmationProgressPage>(
                (nameof(ConfirmationProgressPage.Progress), progress), (nameof(ConfirmationProgressPage.Id), id))
            : Results.NotFound();

    private static async Task<IResult> Party(
        HttpContext context, ActionsGateway actions, ElectionReader elections, string party, int page, string? error)
    {
        var election = await Election(context, elections);
        var total = (await actions.Parties(context.RequestAborted)).Find(p => p.Party == party).Count;
        // An independent is her own party: of one that nobody knows there is no page.
        if (total == 0 && error is null && election.FindActor(party) is null)
            return Results.NotFound();
        var pages = Math.Max(1, (total + PageSize - 1) / PageSize);
        page = Math.Clamp(page, 1, pages);
        return Pages.Render<PartyPage>(
            error is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            (nameof(PartyPage.Lines), await actions.OfParty(
                party, (page - 1) * PageSize, PageSize, ActorFactory.From(context.User), context.RequestAborted)),
            (nameof(PartyPage.Party), party),
            (nameof(PartyPage.Total), total),
            (nameof(PartyPage.Page), page),
            (nameof(PartyPage.PageCount), pages),
            (nameof(PartyPage.Election), election),
            (nameof(PartyPage.Errors), error is null ? Array.Empty<PageError>() : [new PageError("", error)]));
    }

    private static async Task<ElectionDefinition> Election(HttpContext context, ElectionReader elections) =>
        await elections.Current(context.RequestAborted) ?? throw new ClusterAwayException();
}
