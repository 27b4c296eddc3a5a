using Conoceles.Web.Oversight.AccountsAdmin;
using Conoceles.Web.Oversight.Acts;
using Conoceles.Web.Oversight.AffirmativeActions;
using Conoceles.Web.Oversight.ArcoRequests;
using Conoceles.Web.Oversight.Board;
using Conoceles.Web.Oversight.Candidacies;
using Conoceles.Web.Oversight.Consents;
using Conoceles.Web.Oversight.Corrections;
using Conoceles.Web.Oversight.Cuts;
using Conoceles.Web.Oversight.Deliveries;
using Conoceles.Web.Oversight.Evidence;
using Conoceles.Web.Oversight.IdentityOpening;
using Conoceles.Web.Oversight.LegalCalendar;
using Conoceles.Web.Oversight.Notices;
using Conoceles.Web.Oversight.Omissions;
using Conoceles.Web.Oversight.Registry;
using Conoceles.Web.Oversight.Registry.Api;
using Conoceles.Web.Oversight.Review;
using Conoceles.Web.Oversight.ReviewQueue;
using Conoceles.Web.Oversight.Suppressions;
using Conoceles.Web.Oversight.WorkPlans;
using Conoceles.Web.Shared.Cluster;
using Conoceles.Web.Shared.Forms;
using Conoceles.Web.Shared.Oversight;
using Conoceles.Web.Shared.Photos;
using Conoceles.Web.Shared.Security;

namespace Conoceles.Web.Oversight;

/// <summary>The Unidad de Transparencia: the board, the list of every candidacy, the review, the registry's import, affirmative actions.</summary>
public static class OversightEndpoints
{
    public static void MapOversight(this WebApplication app)
    {
        var group = app.MapGroup("/ut").RequireAuthorization(Policies.Oversight);
        group.MapGet("/", BoardStep.Show);
        group.MapGet("/cambios", BoardChanges.Show);
        group.MapGet("/candidaturas", CandidacyList.Show);
        group.MapGet("/candidaturas.csv", CandidacyExport.Show);
        group.MapGet("/revision/{id}", ReviewStep.Show);
        group.MapGet("/revision/{id}/foto/{hash}", PhotoReview.Show);
        group.MapPost("/revision/{id}", ReviewStep.Verify).NeedsToken().RequireAuthorization(Policies.Review);
        group.MapGet("/revision/{id}/consentimientos", ConsentReview.Show).RequireAuthorization(Policies.Administration);
        group.MapPost("/revision/{id}/consentimientos", ConsentReview.Confirm).NeedsToken().RequireAuthorization(Policies.Administration);

        group.MapGet("/revision", ReviewQueueStep.Show);
        var review = group.MapGroup("/revision").RequireAuthorization(Policies.Review);
        review.MapPost("/siguiente", (HttpContext context, ReviewLeases leases) => ReviewQueueStep.TakeNext(context, leases)).NeedsToken();
        review.MapPost("/{id}/tomar", ReviewQueueStep.Take).NeedsToken();
        review.MapPost("/{id}/despues", ReviewQueueStep.Leave).NeedsToken();
        review.MapGet("/{id}/identidad", IdentityOpeningStep.Show);
        review.MapPost("/{id}/identidad", IdentityOpeningStep.Open).NeedsToken();
        review.MapPost("/{id}/pausa", PauseStep.Withhold).NeedsToken().RequireAuthorization(Policies.Administration);
        review.MapPost("/{id}/reanudacion", PauseStep.Release).NeedsToken().RequireAuthorization(Policies.Administration);

        group.MapGet("/ajustes", CorrectionList.Show);
        group.MapGet("/ajustes/{id}", CorrectionDecision.Show);
        group.MapPost("/ajustes/{id}/aplicar", CorrectionDecision.Apply).NeedsToken().RequireAuthorization(Policies.Administration);
        group.MapPost("/ajustes/{id}/rechazar", CorrectionDecision.Reject).NeedsToken().RequireAuthorization(Policies.Administration);

        group.MapGet("/expediente/{id}", CaseFile.Show);
        foreach (var act in ActCatalogue.All)
        {
            var address = "/expediente/{id}/" + act.Slug;
            var policy = act.ByReviewers ? Policies.Review : Policies.Administration;
            group.MapGet(address, (HttpContext context, ClusterQueries queries, ElectionReader elections, string id) =>
                ActStep.Show(context, queries, elections, act, id)).RequireAuthorization(policy);
            group.MapPost(address, (HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, string id) =>
                ActStep.Give(context, queries, elections, commands, act, id)).NeedsToken().RequireAuthorization(policy);
        }

        foreach (var change in PublishedChange.All)
        {
            var address = "/expediente/{id}/" + change.Slug;
            group.MapGet(address, (HttpContext context, ClusterQueries queries, ElectionReader elections, string id) =>
                PublishedChangeStep.Show(context, queries, elections, change, id)).RequireAuthorization(Policies.Administration);
            group.MapPost(address, (
                HttpContext context, ClusterQueries queries, ElectionReader elections, CandidacyCommands commands, PhotoForm photos, string id) =>
                PublishedChangeStep.Post(context, queries, elections, commands, photos, change, id)).NeedsToken().RequireAuthorization(Policies.Administration);
        }

        group.MapGet("/expediente/{id}/aplicar-correccion", FixStep.Show).RequireAuthorization(Policies.Administration);
        group.MapPost("/expediente/{id}/aplicar-correccion", FixStep.Apply).NeedsToken().RequireAuthorization(Policies.Administration);
        group.MapGet("/expediente/{id}/retirar", WithdrawalStep.Show).RequireAuthorization(Policies.Administration);
        group.MapPost("/expediente/{id}/retirar", WithdrawalStep.Post).NeedsToken().RequireAuthorization(Policies.Administration);
        group.MapGet("/expediente/{id}/retirar/avance", WithdrawalStep.Progress).RequireAuthorization(Policies.Administration);

        MapEvidence(group, "/expediente/{id}/constancias", (pages, context) => pages.Candidacy(context));

        group.MapGet("/omisas", OmissionPages.Show);
        group.MapGet("/omisas/{party}", OmissionPages.Party);
        group.MapGet("/expediente/{id}/omision", OmissionPages.Candidacy);

        group.MapGet("/supresiones", SuppressionPages.Show);
        group.MapGet("/expediente/{id}/supresion", SuppressionPages.Candidacy);

        group.MapGet("/plazos", CalendarView.Show);
        foreach (var kind in CalendarDecisionKind.All)
        {
            group.MapGet("/plazos/" + kind.Slug, (HttpContext context, CalendarGateway calendars) =>
                CalendarDecisionStep.Show(context, calendars, kind)).RequireAuthorization(Policies.Administration);
            group.MapPost("/plazos/" + kind.Slug, (HttpContext context, CalendarGateway calendars, OversightReader rows) =>
                CalendarDecisionStep.Post(context, calendars, rows, kind)).NeedsToken().RequireAuthorization(Policies.Administration);
        }

        group.MapGet("/plan", WorkPlanView.Show);
        var plan = group.MapGroup("/plan").RequireAuthorization(Policies.Administration);
        plan.MapGet("/{activity}/{kind}", PlanActStep.Show);
        plan.MapPost("/{activity}/{kind}", PlanActStep.Post).NeedsToken();
        plan.MapGet("/actos/{act:guid}/anular", AnnulmentStep.Show);
        plan.MapPost("/actos/{act:guid}/anular", AnnulmentStep.Post).NeedsToken();

        group.MapGet("/cortes", CutsStep.Show);
        group.MapGet("/cortes/nuevo", NewCutStep.Show).RequireAuthorization(Policies.Administration);
        group.MapPost("/cortes/nuevo", NewCutStep.Post).NeedsToken().RequireAuthorization(Policies.Administration);

        var arco = group.MapGroup("/arco").RequireAuthorization(Policies.Administration);
        arco.MapGet("/", ArcoList.Show);
        arco.MapGet("/nueva", ArcoRecordStep.Show);
        arco.MapPost("/nueva", ArcoRecordStep.Post).NeedsToken();
        arco.MapGet("/{number:int}", ArcoView.Show);
        arco.MapGet("/{number:int}/{act}", ArcoActStep.Show);
        arco.MapPost("/{number:int}/{act}", ArcoActStep.Post).NeedsToken();
        arco.MapGet("/{number:int}/actos/{recorded:guid}/anular", ArcoAnnulmentStep.Show);
        arco.MapPost("/{number:int}/actos/{recorded:guid}/anular", ArcoAnnulmentStep.Post).NeedsToken();

        var deliveries = group.MapGroup("/entregas").RequireAuthorization(Policies.Administration);
        deliveries.MapGet("/", DeliveryStep.List);
        deliveries.MapGet("/partido/{party}", DeliveryStep.Show);
        deliveries.MapPost("/partido/{party}", DeliveryStep.Post).NeedsToken();
        deliveries.MapGet("/acto/{delivery}", DeliveryStep.Progress);
        MapEvidence(deliveries, "/acto/{delivery}/constancias", (pages, context) => pages.Delivery(context));

        group.MapGet("/avisos", NoticeList.Show).RequireAuthorization(Policies.Review);
        group.MapGet("/avisos/{key}", NoticeList.One).RequireAuthorization(Policies.Review);
        var recipients = group.MapGroup("/avisos/correos").RequireAuthorization(Policies.Administration);
        recipients.MapGet("/", RecipientStep.Parties);
        recipients.MapGet("/{party}", RecipientStep.Show);
        recipients.MapPost("/{party}", RecipientStep.Save).NeedsToken();

        var registry = group.MapGroup("/registro").RequireAuthorization(Policies.Administration);
        registry.MapGet("/", RegistryImport.Show);
        registry.MapPost("/", RegistryImport.Check).NeedsToken();
        registry.MapPost("/importar", RegistryImport.Import).NeedsToken();
        registry.MapGet("/{importId}", RegistryProgress.Show);
        registry.MapGet("/propuestas", ProposalStep.List);
        registry.MapGet("/propuestas/{proposal:guid}", ProposalStep.Show);
        registry.MapPost("/propuestas/{proposal:guid}/importar", ProposalStep.Import).NeedsToken();
        registry.MapPost("/propuestas/{proposal:guid}/descartar", ProposalStep.Discard).NeedsToken();
        registry.MapGet("/llaves", TokenStep.Show);
        registry.MapPost("/llaves", TokenStep.Issue).NeedsToken();
        registry.MapPost("/llaves/{token}/revocar", TokenStep.Revoke).NeedsToken();
        app.MapRegistryApi();

        var actions = group.MapGroup("/acciones-afirmativas").RequireAuthorization(Policies.Administration);
        actions.MapGet("/", ActionsPages.Parties);
        actions.MapGet("/partido/{party}", ActionsPages.Party);
        actions.MapPost("/partido/{party}", ActionsPages.Preview).NeedsToken();
        actions.MapPost("/partido/{party}/confirmar", ActionsPages.Confirm).NeedsToken();
        actions.MapGet("/avance/{id}", ActionsPages.Progress);

        var accounts = group.MapGroup("/cuentas").RequireAuthorization(Policies.Administration);
        accounts.MapGet("/", AccountList.Show);
        accounts.MapGet("/nuevas", NewAccounts.Show);
        accounts.MapPost("/nuevas", NewAccounts.Preview).NeedsToken();
        accounts.MapPost("/nuevas/confirmar", NewAccounts.Confirm).NeedsToken();
        accounts.MapGet("/nuevas/candidaturas", NewAccounts.ShowCandidacies);
        accounts.MapGet("/lote/{operation:guid}", AccountBatch.Show);
        accounts.MapPost("/lote/{operation:guid}/hojas", AccountBatch.Issue).NeedsToken();
        accounts.MapGet("/{account}", AccountView.Show);
        accounts.MapPost("/{account}/codigo", AccountView.NewCode).NeedsToken();
        accounts.MapPost("/{account}/cerrar-sesiones", AccountView.CloseSessions).NeedsToken();
        accounts.MapPost("/{account}/deshabilitar", AccountView.Disable).NeedsToken();
        accounts.MapPost("/{account}/habilitar", AccountView.Enable).NeedsToken();
    }

    /// <summary>The documents of one kind of owner.</summary>
    private static void MapEvidence(RouteGroupBuilder group, string address, Func<EvidencePages, HttpContext, Task<EvidenceOwner?>> find)
    {
        group.MapGet(address, async (HttpContext context, EvidencePages pages) =>
            await EvidenceStep.Show(context, pages, await find(pages, context)));
        EvidenceLimit.Allow(
            group.MapPost(address, async (HttpContext context, EvidencePages pages, ClusterQueries queries, IGrainFactory grains) =>
                await EvidenceStep.Attach(context, pages, queries, grains, await find(pages, context))).NeedsToken().RequireAuthorization(Policies.Administration),
            find);
        group.MapPost(address + "/{evidence:guid}", async (HttpContext context, EvidencePages pages, ClusterQueries queries, IGrainFactory grains, Guid evidence) =>
            await EvidenceOpening.Open(context, pages, queries, grains, await find(pages, context), evidence)).NeedsToken().RequireAuthorization(Policies.Administration);
    }
}
