using Conoceles.Web.Accounts;
using Conoceles.Web.Shared.Forms;

namespace Conoceles.Web.Oversight.Registry.Api;

/// <summary><c>/ut/registro/propuestas</c>: what systems proposed; a person looks at it as at a file, and imports or discards it.</summary>
internal static class ProposalStep
{
    public static async Task<IResult> List(HttpContext context, ProposalStore proposals, string? hecho) =>
        Pages.Render<ProposalListPage>(
            (nameof(ProposalListPage.Proposals), await proposals.Newest(context.RequestAborted)),
            (nameof(ProposalListPage.Done), hecho switch { "descartada" => ApiMessages.Discarded, "decidida" => ApiMessages.Meanwhile, _ => null }));

    public static Task<IResult> Show(HttpContext context, ProposalStore proposals, RegistryGateway registry, Guid proposal) =>
        Page(context, proposals, registry, proposal, null);

    public static async Task<IResult> Import(HttpContext context, ProposalStore proposals, RegistryGateway registry, Guid proposal)
    {
        var (started, refusal) = ((string?)null, (string?)null);
        var waited = await proposals.Apply(proposal, ActorFactory.From(context.User).AccountId, async check =>
        {
            var ticket = await registry.Import(context, proposal.ToString("N"), "proposal", check.Entries);
            refusal = ticket.Refusal?.Message ?? (ticket.ImportId is null ? ApiMessages.NotStarted : null);
            return started = ticket.ImportId;
        }, context.RequestAborted);
        return started is not null ? Results.Redirect(Links.Progress(started))
            : waited ? await Page(context, proposals, registry, proposal, refusal)
            : Results.Redirect(Links.ProposalsAfter("decidida"));
    }

    public static async Task<IResult> Discard(HttpContext context, ProposalStore proposals, Guid proposal) =>
        Results.Redirect(Links.ProposalsAfter(
            await proposals.Discard(proposal, ActorFactory.From(context.User).AccountId, context.RequestAborted) ? "descartada" : "decidida"));

    // Compared again: what it would do may be something else since it was received.
    private static async Task<IResult> Page(HttpContext context, ProposalStore proposals, RegistryGateway registry, Guid id, string? refusal)
    {
        if (await proposals.Find(id, null, context.RequestAborted) is not { } proposal)
            return Results.NotFound();
        if (await proposals.Entries(id, context.RequestAborted) is not { } check)
            return Results.Redirect(proposal.Import is { } import ? Links.Progress(import) : Links.Proposals);
        return await registry.Election(context.RequestAborted) is { } election
            ? await RegistryImport.Preview(context, registry, check, election, refusal, proposal)
            : Results.NotFound();
    }
}
